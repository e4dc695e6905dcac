"""Dates that tie a case to a moment, and dates of birth. Pure.

Week numbers, bare years, weekdays and the dates of laws are no findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.sight import Sight, after, before, sentence_around

MONTHS = r"(?:januari|jan|februari|febr?|maart|mrt|april|apr|mei|juni|jun|juli|jul|augustus|aug|september|sept?|oktober|okt|november|nov|december|dec)"
FULL_MONTHS = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
YEAR = r"(?:(?:19|20)\d{2}|['’`]\s?\d{2})"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
GAP = r"[\s.\-/]{1,3}"
NAMED = re.compile(
    rf"(?<![\w.,/])(?:{DAY}(?:e|ste|de)?(?:\s(?:van|t/m|tot|tot en met|en|of|-)\s{DAY})?{GAP}(?:van\s)?{MONTHS}\.?(?:(?:{GAP}|\s(?:van|in) (?:het jaar )?)(?:{YEAR}|\d{{2}}(?![\w.,:%]|\s?(?:uur|procent|jaar|weken|dagen))))?|{YEAR}[\s\-./]{MONTHS}[\s\-./]{DAY})(?![\w])",
    re.I,
)
MONTH_DAY = re.compile(rf"(?<!\w){FULL_MONTHS}\s{DAY},?\s(?:19|20)\d{{2}}(?!\w)", re.I)
MONTH_YEAR = re.compile(
    rf"(?<!\w){MONTHS}\.?(?:[\s\-/]|\s?van\s|\svan het jaar\s|\sin\s)?{YEAR}(?!\w)|(?<![\w.,/\-])(?:0[1-9]|1[0-2])\s?[-/]\s?(?:19|20)\d{{2}}(?![\w\-/])|(?<![\w.,/\-])(?:19|20)\d{{2}}-(?:0[1-9]|1[0-2])(?![\w\-/])",
    re.I,
)
FIGURES = re.compile(
    rf"(?<![\w.,/\-])(?:{DAY}(?P<gap>\s?[-/.]\s?|\s){MONTH}(?P=gap)(?:(?:19|20)\d{{2}}|['’]?\d{{2}})|(?:19|20)\d{{2}}(?P<gap2>[-/.]){MONTH}(?P=gap2){DAY})(?![\w]|[-/.]\d)"
)
COUNTED = re.compile(
    rf"(?<![\w.,/\-]){DAY}(?:e|ste|de)? (?:van|v) de {MONTH}(?:e|de)?,?\s(?:in |van )?(?:(?:19|20)\d{{2}}|['’]?\d{{2}})(?!\w|[-/]\d)",
    re.I,
)
FEAST = re.compile(
    r"(?<!\w)(?:(?:[Ee]erste|[Tt]weede|1e|2e) (?:[Kk]erst|[Pp]aas|[Pp]inkster)dag|[Pp]inkstermaandag|[Pp]aasmaandag|[Hh]emelvaartsdag|[Hh]emelvaart|[Kk]oningsdag|[Bb]evrijdingsdag|[Oo]udejaarsdag|[Nn]ieuwjaarsdag|[Ss]interklaasavond|[Kk]erstavond|[Gg]oede [Vv]rijdag)(?:\s(?:van|in))?\s(?:19|20)\d{2}(?!\w)"
)
SOLID = re.compile(
    r"(?<![\w.,/\-])(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2})(?![\w\-/])"
)
DAY_MONTH = re.compile(r"(?<![\w.,/\-])(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|1[0-2])(?![\w\-/%]|[.,]\d)")
DAY_CUE = re.compile(
    r"\b(?:op|per|d\.?d\.?|datum|vanaf|sinds|tot|t/m|van|dag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo|ziekgemeld|ziekmelding|melding|verslag|bericht|brief|mail|gesprek|spreekuur|consult|afspraak|uiterlijk|en)[\s:(]*$"
)
NO_DAY = re.compile(
    r"\b(?:cijfer|score|scoort|nacht\w*|dienst|vroeg|late?|rooster|niveau|schaal|art\.?|artikel|lid|bladzijde|pagina|fase|groep|categorie|nrs|vas|pijn|gemiddeld)\W*(?:\w+\W+)?$"
)
AFTER_DAY = re.compile(
    r"^\s?(?:kg|cm|meter|minuten|regels|stuks|km|punten|deel|deeltijd|maanden|jaar|uur|weken|dagen|keer|mensen|fte|van de|e\b|dienstverband|patiënten|km)"
)
BIRTH = re.compile(
    r"(?:\bgeb(?:oren|oorte\w*|dat\w*|\.)?(?!\w)|\bg\.?d\.?b?\.?(?!\w)|\bd\.?o\.?b\.?(?!\w)|\bgeb\.?dat\w*|\bverjaardag|\bverjaart|\bjarig|\*|†|\bbirth|\bbouwjaar|\b(?:zij|ze|hij|is|ben) (?:is |ben )?van(?= ))(?:[^.!?\n]|\.(?=\s?[a-z:\d]|\s?$)){0,28}$"
)
BIRTH_AFTER = re.compile(
    r"^\s?(?:\)?\s?(?:is (?:hij|zij|ze|mevrouw|meneer|cli[eë]nte?) geboren|geboren|is (?:haar|zijn) (?:geboortedatum|verjaardag)|\(?geb(?:\.|oortedatum)))"
)
NOT_BIRTH = re.compile(
    r"\b(?:in dienst|dienst\w*|sinds|vanaf|per|ingang\w*|getrouwd|ongeval|ziek\w*|gemeld|werkzaam|contract|aangenomen|gescheiden|overleden|diploma|geslaagd|opname|ontslag|operatie)\b[^.!?\n]{0,30}$"
)
LAW = re.compile(
    r"\b(?:wet|wetten|wetswijziging|wetgeving|wijzigingswet|regeling|besluit|beleidsregel\w*|richtlijn|cao|staatsblad|stb|stcrt|staatscourant|inwerkingtreding|in werking|verordening|avg|participatiewet|wia|wajong|wga|iva|arbowet|ziektewet|poortwachter|jurisprudentie|uitspraak|arrest|crvb|hoge raad|rechtbank|ecli|leidraad|werkwijzer|standpunt|handreiking|wetsartikel|kamerbrief|wetsvoorstel|no-?risk\w*|minimumloon|premie|aow|banenafspraak|geldt|gelden|publicatie|gepubliceerd|versie|herzien|druk)\b"
)
CHANGES = re.compile(
    r"\s(?:\w+\s){0,4}(?:verander\w*|wijzig\w*|vervalt|vervallen|afgeschaft|ingevoerd|ingaat|ingaan|in gaat|verhoogd|strenger|soepeler)\b"
)
PERSONAL = re.compile(
    r"\b(?:zij|ze|hij|haar|hem|zijn (?:werk|klachten|contract)|cli[eë]nte?|werknemer|werkneemster|mevrouw|meneer|mw|dhr|collega|patiënte?|uitgevallen|ziekgemeld|ziekmelding|meldde|gemeld|uitviel|uitgevallen|betrokkene|medewerk\w+|kandidaat|ik|spreekuur|gesproken|operatie|geopereerd)\b"
)


def find(sight: Sight) -> Iterator[Spot]:
    """Dates in words and figures; a full date near a word of birth is a birth date."""
    text = sight.digits.text
    for pattern in (NAMED, MONTH_DAY, FIGURES, COUNTED, FEAST, SOLID, MONTH_YEAR, DAY_MONTH):
        for hit in pattern.finditer(text):
            kind = _kind(text, *hit.span(), pattern)
            if kind is not None:
                yield sight.digits.spot(kind, hit.start(), hit.start() + len(hit.group().rstrip(". ")))


def _kind(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Kind | None:
    front, back = before(text, start, 60), after(text, end, 40)
    if pattern is DAY_MONTH and not _day_of_month(text[start:end], front, back):
        return None
    if pattern is SOLID and not (BIRTH.search(front) or DAY_CUE.search(front)):
        return None
    if pattern is NAMED and _mei_or_mar(text[start:end], back):
        return None
    if (
        pattern not in (MONTH_YEAR, DAY_MONTH, FEAST)
        and _full(text[start:end])
        and _is_birth(text, start, end, front, back)
    ):
        return Kind.BIRTHDATE
    return None if _of_a_law(text, start, end) else Kind.DATE


def _day_of_month(found: str, front: str, back: str) -> bool:
    """ "op 23/9", "(11/6," and "22-8" are days; "3-4 uur" and "score 4/5" are none."""
    if NO_DAY.search(front) or AFTER_DAY.match(back):
        return False
    if re.fullmatch(r"0\d[-/]0\d", found):
        return True
    if DAY_CUE.search(front) and (not re.search(r"\b(?:tot|van|en)\s*$", front) or _first_number(found) > 12):
        return True
    if re.match(
        r"\s(?:(?:om|vanaf) \d|(?:weer |volledig )?(?:begonnen|gestart|hersteld|ziek|uitgevallen|gemeld|gezien|gebeld|gesproken|geopereerd|opgenomen)\b)",
        back,
    ):
        return True
    large = _first_number(found) > 12
    return large or (front.endswith("(") and back[:1] in ",)")


def _first_number(found: str) -> int:
    hit = re.match(r"\d+", found)
    return int(hit.group()) if hit else 0


def _mei_or_mar(found: str, back: str) -> bool:
    """ "2 dec" in "2 decimeter" never matches; "3 jan" as a name and unit-like "5 sep." are dates. Only "4 mei" counts as it is."""
    return (
        bool(re.fullmatch(r"\d{1,2}[\s.\-/]+(?:mei|jan)", found, re.I))
        and found[-3:] in ("Mei", "Jan")
        and bool(re.match(r"\s[A-Z]", back))
    )


def _full(found: str) -> bool:
    return bool(re.search(r"(?:19|20)\d{2}|['’]\s?\d{2}$|[-/. ]\d{2}$", found)) or bool(re.fullmatch(r"\d{8}", found))


def _is_birth(text: str, start: int, end: int, front: str, back: str) -> bool:
    if BIRTH.search(front) or BIRTH_AFTER.match(back):
        return True
    year = re.search(r"(?:19|20)\d{2}", text[start:end])
    if (
        year is None
        or int(year.group()) > 2008
        or NOT_BIRTH.search(front)
        or LAW.search(sentence_around(text, start, end))
    ):
        return False
    return bool(re.search(r"(?:[(,]|\bv|\bm)\s*$", front)) or text[max(0, start - 1) : start] in ("", "\n")


def _of_a_law(text: str, start: int, end: int) -> bool:
    sentence = sentence_around(text, start, end)
    if (
        CHANGES.match(after(text, end, 60))
        and re.search(r"\bper $", before(text, start, 8))
        and not PERSONAL.search(sentence)
    ):
        return True
    if re.search(
        r"\b(?:wet|besluit|regeling|uitspraak|arrest|stb|kamerbrief|beschikking van de minister)\s(?:van\s)?$",
        before(text, start, 40),
    ):
        return True
    return bool(LAW.search(sentence)) and not PERSONAL.search(sentence)
