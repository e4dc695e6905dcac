"""Ages and years of birth of somebody in the case. Pure. Durations and ages in rules are no findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.sight import Sight, after, before

N = r"(?:1[0-1]\d|[1-9]?\d)"
YEARS_OLD = re.compile(
    rf"(?<![\w.,/\-€])(?P<age>{N}(?:[.,]5)?[\s\-]?(?:jarige?|jr\.?\s?oud|jaar\s(?:jong|oud)|jaren oud|j\.?\s?oud))(?!\w)",
    re.I,
)
YEARS = re.compile(rf"(?<![\w.,/\-€+])(?P<age>{N}\s?(?:jaar|jr|j))(?![\w\-])", re.I)
BARE = re.compile(
    rf"(?<![\w.,/\-€%:+])(?P<age>{N})(?![\w%:€+]|[.,\-/]\d|\s?(?:uur|uren|dagen|weken|maanden|procent|keer|euro|km|kg|minuten|punten|collega|fte|sessies|-))"
)
OLD_PERSON = re.compile(
    r"(?:\b(?:man|vrouw|jongen|meisje|dame|heer|vent|moeder|vader|weduwe|weduwnaar|werknemer|werkneemster|werknemers|medewerker|medewerkster|cli[eë]nte?|collega|patiënte?|betrokkene|kandidaat|kandidate|persoon|iemand|dochter|dochtertje|zoon|zoontje|kinderen|kind|zus|broer|partner|monteur|verpleegkundige|chauffeur|docente?|leerkracht|lasser|timmerman|[a-z]{4,}(?:er|ster|ist|eur|kundige|arts))"
    r"\s?,?\s(?:van|op|is(?: nu)?)\s(?:(?:nu|net|inmiddels|bijna|ruim|pas)\s)?|\bleeftijd\s?(?:is|van|:)?\s?(?:nu\s)?|\bleeft\.?\s?:?\s|\b(?:zij|ze|hij|ik|cli[eë]nte?|mevrouw|meneer|werknemer|werkneemster|betrokkene|mw\.?|dhr\.?) is (?:nu |net |inmiddels |pas |al |bijna |ruim )?|\b(?:zij|ze|hij|ik) (?:werd|wordt|word) (?:vorige week |dit jaar |volgend jaar |binnenkort |net |in \w+ |dan )?|\b(?:werd|wordt) (?:zij|ze|hij|ik) (?:\w+ )?|\b(?:van|is) (?:nu|inmiddels|net) |\bkinderen (?:van|\()\s?(?:resp\.?|respectievelijk)?\s?|\bis net |\b(?:op|sinds|vanaf|rond|tot|voor) (?:haar|zijn|mijn) )$"
)
WITH_COMMA = re.compile(
    r"\b(?:man|vrouw|m|v|dame|heer|werknemer|werkneemster|medewerker|medewerkster|cli[eë]nte?|mevrouw|meneer|dochter|zoon|zoontje|dochtertje|[a-z]{4,}(?:er|ster|ist|eur|kundige|arts|monteur))\s?[,(/]\s?(?:van\s)?$"
)
LETTER = re.compile(
    r"(?<![\w/\-.])(?:[mvMV]\s?/?\s?(?P<age>[1-6]\d)|(?P<age2>[1-6]\d)\s?/?\s?[mvMV])(?![\w/%.\-]|\s\d)"
)
PAREN = re.compile(rf"\((?P<age>{N})(?:\s?(?:jaar|jr|j))?(?=[),;]|,\s)")
ORDINAL = re.compile(
    rf"\b(?:haar|zijn|mijn|hun|diens|der|z'n|d'r)\s(?P<age>{N}(?:e|ste|de)(?:\s(?:levensjaar|verjaardag|jaar))?|verjaardag)(?!\w)(?!\s(?:werkdag|week|dag|maand|keer|poging|ziektejaar|kind|contract|gesprek|functie|baan|werkgever|jaar\b))",
    re.I,
)
BORN = re.compile(
    r"\b(?:geboren|geboortejaar|geb\.?|bouwjaar|geboorte)(?:\s(?:in|uit|is|anno|jaar|was)|\s?[:\-])*\s?(?:het jaar\s|begin\s|eind\s|medio\s|midden\s)?(?P<age>(?:19|20)\d{2}|['’]\d{2})(?![\w\-/]\d?)",
    re.I,
)
FROM_YEAR = re.compile(
    r"\b(?:van|uit|anno|bj\.?|gebj\.?)\s(?P<age>(?:bouwjaar\s)?(?:19[3-9]\d|['’][4-9]\d))(?!\w|[-/]\d)", re.I
)
LISTED = re.compile(r"(?<=[A-Za-zà-ÿ)])\s?[,(]\s?(?P<age>[1-7]\d)(?=\s?(?:[,;)\n]|\.\s|\.?$|\s[-–—]))", re.M)
BORN_LATER = re.compile(
    r"\b(?P<age>(?:19[3-9]|200)\d)\sgeboren\b|\b(?:mw|mevr|mevrouw|dhr|meneer|heer|man|vrouw|cliënte?|client)\.?\s(?:[A-Za-zÀ-ɏ.'\-]+\s){0,4}?\((?P<year>(?:19[3-9]|200)\d)\)"
)
MARRIED = re.compile(
    r"(?:[.,;]\s|^|\n)(?P<age>[1-7]\d)(?:\s?(?:jaar|jr|j))?,\s(?=(?:gescheiden|gehuwd|getrouwd|ongehuwd|alleenstaand|samenwonend|vrijgezel|single|weduwe|weduwnaar|inwonend)\b)",
    re.M,
)
MYSELF = re.compile(
    r"\b(?:[Ii]k ben|[Hh]ij is|[Zz]ij is|[Zz]e is) (?:[a-zà-ÿ]+ ){1,3}(?:in [A-Z][\w\-]+ )?en (?:nu |inmiddels )?(?P<age>[1-7]\d)(?=[.,;!?]|$)"
)
MONTHS_OLD = re.compile(
    r"\b(?:kind(?:je)?|baby|zoontje|dochtertje|tweeling|zoon|dochter)\s?(?:van|\(|,)\s?(?P<age>\d{1,2} (?:maanden|weken|mnd))(?!\s(?:rust|verlof|geleden))"
)
OPENING = re.compile(
    r"(?:^|[.!?]\s|\n)(?P<age>[1-7]\d)(?:\s?(?:jaar|jr|j))?,\s(?=[a-zë\-]{3,}(?:er|ster|ist|iste|eur|euse|kundige|arts|ent|ante?|kok|monteur|man|vrouw)\b)",
    re.M,
)
AND = re.compile(
    rf"^\s?(?:,|en|/|&)\s?(?P<age>{N})(?=[.,;)!?]|$|\s(?:jaar|jr|en)\b)(?!\s?(?:uur|uren|dagen|weken|maanden|procent|keer))(?:\s?(?:jaar|jr))?"
)
DURATION_BEFORE = re.compile(
    r"(?:\b(?:al|sinds|na|gedurende|meer dan|over|binnen|voor|tot|zo'n|in|de afgelopen|afgelopen|laatste|eerste|werkt|werkte|ervaring|elke|per|minimaal|maximaal|maximum|om de|iedere|loopt|duurt|duurde|komende|nog|zit|zat|vanaf|boven|onder|ouder dan|jonger dan|wia|loonsanctie van|termijn van|periode van|dienstverband van|contract van|ervaring van|duur van|maal|keer|dan|aow-leeftijd (?:van|is)|pensioenleeftijd van|tussen (?:de )?\d+ en|ten minste|minstens|hooguit|krap|totaal|gewerkt|heb|had|heeft|hebben|met)\s(?:ongeveer |ruim |bijna |de |zeker |circa |ca\.? |meer dan |zo'n |wel |al |dik )?|\bik werk (?:al )?(?:ruim |bijna )?|[-–]\s?)$"
)
DURATION_AFTER = re.compile(
    r"^\W{0,2}(?:geleden|ervaring|lang|werkzaam|in dienst|later|dienst|getrouwd|garantie|loondoorbetaling|ziek|arbeidsongeschikt|arbeidsverleden|dienstverband|na\b|of ouder|of jonger|en ouder|en jonger|bij (?:de|het|een|dezelfde|deze|dit|mijn|haar|zijn)|in het vak|in de|werkervaring|werk\b|gewerkt|als|aan|durende|op\b|geldig|bedrijfsarts|verzekeringsarts|wachttijd|uitkering|rust|zonder|samen|gescheiden|verzuim|terug|van haar|van zijn|met\b|niet|lang|lid|vast|hetzelfde|dezelfde|onafgebroken|bezig|wga|ww\b|termijn|voor\b|verder|aaneengesloten|dag|therapie|opleiding|nachtdienst|nachten|ploegendienst)"
)
NO_LIST = re.compile(
    r"(?:item|items|rubriek|art\.?|artikel|artikelen|lid|week|wk|weken|score|punten|nummer|nr|bladzijde|blz|pagina|spoor|fase|stap|ecli|crvb|code|klasse|zie|uur|beperking|bijlage|hoofdstuk|paragraaf|vraag|regel|kamer|lokaal)\b[^.\n]{0,14}$|\d\s?[,(]\s?$"
)
HARD_DURATION = re.compile(
    r"^\W{0,2}(?:geleden|ervaring|lang\b|werkzaam|in dienst|later|dienst|getrouwd|werkervaring|gewerkt|op (?:zijn|haar)|in het vak|arbeidsverleden|bij (?:de|het|een|dezelfde)|of ouder|of jonger|en ouder)"
)
OTHER_UNIT = re.compile(
    r"\s?(?:jaar|jr|-|e\b|van de|tot|à|x\b|op de|in de)|\s(?:naar \d|pagina|bladzij|regel|vraag|vragen|punt|item|stap|les|gesprek|sessie|minu|maand|mensen|bed|plek|vierkante|stuks|onderdelen|delen|woorden|zinnen|dag|week|uur|uren|meter|kilo|procent|personen|collega|man\b|vrouw\b|kinderen|klein)[a-z']*"
)
WHO_IS = re.compile(
    r"(?:man|vrouw|werk\w+|cli[eë]nte?|collega|hij|zij|ze|is|iemand|mevrouw|meneer|[a-z]+(?:er|ist|ster))\s?(?:is\s)?,?\s?$"
)
PENSION = re.compile(
    r"\b(?:aow|pensioen|richt|minimum|maximum|grens)-?(?:gerechtigde )?leeftijd\s(?:is|van|op|naar|tot|wordt|ligt op|:)\s(?:nu\s)?$"
)
RULE = re.compile(
    r"\b(?:pensioen|pensioenleeftijd|aow|aow-leeftijd|jonger dan|ouder dan|vanaf|tot|boven de|onder de|minimaal|wajong\w* (?:voor|tot))\s(?:\w+\s){0,2}$"
)


def find(sight: Sight) -> Iterator[Spot]:
    """Ages in figures and words ("zevenenveertig"), years of birth, "haar 34e"."""
    digits = sight.digits
    for hit in YEARS_OLD.finditer(digits.text):
        if not RULE.search(before(digits.text, hit.start(), 24)):
            yield digits.spot(Kind.AGE, *_number_of_years(hit))
    for pattern in (BORN, FROM_YEAR, PAREN, ORDINAL, OPENING, MARRIED, MYSELF, MONTHS_OLD):
        for hit in pattern.finditer(digits.text):
            if hit["age"].lower() != "verjaardag" and _sensible(digits.text, hit):
                yield digits.spot(Kind.AGE, *hit.span("age"))
    for hit in LETTER.finditer(digits.text):
        yield digits.spot(Kind.AGE, *hit.span("age" if hit["age"] else "age2"))
    for hit in BORN_LATER.finditer(digits.text):
        yield digits.spot(Kind.AGE, *hit.span("age" if hit["age"] else "year"))
    for hit in LISTED.finditer(digits.text):
        front = before(digits.text, hit.start("age"), 30)
        if int(hit["age"]) > 15 and not NO_LIST.search(front):
            yield digits.spot(Kind.AGE, *hit.span("age"))
    yield from _in_running_text(sight)


def _years(found: str) -> int:
    hit = re.match(r"\d+", found)
    return int(hit.group()) if hit else 0


def _number_of_years(hit: re.Match[str]) -> tuple[int, int]:
    return hit.start(), hit.end()


def _sensible(text: str, hit: re.Match[str]) -> bool:
    if hit.re is FROM_YEAR:
        front = before(text, hit.start(), 40)
        return not re.search(
            r"(?:wet|besluit|regeling|uitspraak|arrest|rapport|onderzoek|richtlijn|boek|artikel|studie|model|pand|versie|cao)\s(?:\w+\s)?$",
            front,
        ) and bool(WHO_IS.search(front) or re.search(r"bouwjaar|bj", hit.group().lower()))
    if hit.re is PAREN:
        front = before(text, hit.start(), 24)
        return (
            3 <= _years(hit["age"]) <= 99
            and bool(re.search(r"[a-zà-ÿ.]\s?$", front))
            and not re.search(
                r"(?:art\.?|artikel|lid|bijlage|stap|punt|fase|noot|spoor|week|rubriek|item|score|bron|zie|vraag|niveau|cohort)\s*$",
                front,
            )
        )
    return True


def _in_running_text(sight: Sight) -> Iterator[Spot]:
    digits = sight.digits
    for pattern in (YEARS, BARE):
        for hit in pattern.finditer(digits.text):
            front, back = before(digits.text, hit.start(), 60), after(digits.text, hit.end(), 30)
            if not _is_age(pattern, front, back, _years(hit["age"])):
                continue
            yield digits.spot(Kind.AGE, *hit.span("age"))
            yield from _more(sight, hit.end())


def _is_age(pattern: re.Pattern[str], front: str, back: str, number: int) -> bool:
    if number == 0 or (pattern is YEARS and HARD_DURATION.match(back)):
        return False
    if RULE.search(front) or PENSION.search(front):
        return False
    if OLD_PERSON.search(front) or WITH_COMMA.search(front):
        return pattern is YEARS or not OTHER_UNIT.match(back)
    if pattern is YEARS and DURATION_AFTER.match(back):
        return False
    if pattern is BARE:
        return False
    return (
        16 <= number <= 80
        and not DURATION_BEFORE.search(front)
        and not RULE.search(front)
        and bool(re.match(r"\s?(?:[,.;)]|$|en\b|\n)", back))
        and bool(re.search(r"(?:[,(;:]|\bis|\bvan|\bnu|^|\n|\bzij|\bhij)\s*$", front))
    )


def _more(sight: Sight, at: int) -> Iterator[Spot]:
    """The other ages of "kinderen van 4, 7 en 9"."""
    text = sight.digits.text
    while hit := AND.match(text[at : at + 24]):
        yield sight.digits.spot(Kind.AGE, at + hit.start("age"), at + hit.end("age"))
        at += hit.end()
