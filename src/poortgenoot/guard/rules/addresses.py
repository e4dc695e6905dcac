"""Street addresses and postcodes. Pure. Streets known by name come from the BAG list that deduce carries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.sight import Sight, before, matches
from poortgenoot.guard.wordlists import words

TAIL = r"(?:straat|str\.|straatje|laan|weg|plein|gracht|kade|singel|dijk|dreef|steeg|hof|park|pad|plantsoen|baan|wal|markt|ring|erf|veld|burg|brink|donk|akker|meent|hoek|kamp|poort|rak|oord|horst|zoom|werf|boulevard|haven|polder|brug|bos|berg|es|waard|wijk|dam|plaats|slag|gaarde|hage|rade|weide|daal|heuvel|vaart|kanaal|sloot|tuin|land|wetering|stede|passage|esplanade|allee|dwarsstraat|kwartier|loop|wei|goed)"
SURE_TAIL = r"(?:straat|str\.|straatje|laan|weg|plein|gracht|kade|singel|dijk|dreef|steeg|plantsoen|dwarsstraat|boulevard|allee|pad|hof)"
NUMBER = r"\d{1,5}(?:\s?-\s?\d{1,4}(?!\d))?(?:\s?[-/]?\s?(?:[a-zA-Z](?![\w])|bis|hs|huis|I{1,3}|rood|zwart|[a-z]\d))?(?:\s?(?:hoog|etage|appartement \d+|app\.? \d+))?"
CAPITAL = r"(?:[A-ZÀ-Ý'][\w.'’\-]*|(?:van|de|den|der|het|ter|ten|te|op|in|'t|d'|la|le|du|aan|bij)(?=\s))"
NAME = rf"(?:(?:[A-ZÀ-Ý'\d][\w.'\-]*\s){{0,1}}(?:{CAPITAL}\s){{0,4}})"
CLOSED = re.compile(
    rf"(?<!\w)(?P<street>{NAME}[A-ZÀ-Ý'][\w.'\-]*?{TAIL}),?\s(?:(?:huis)?(?:nr|nummer|no)\.?:?\s)?(?P<no>{NUMBER})(?!\w|[.,]\d|\s?(?:uur|jaar|procent|%|euro|weken|dagen|maanden))"
)
LOWER = re.compile(
    rf"(?<![\w\-])(?P<street>[a-zà-ÿ'][\w\-]*?{SURE_TAIL}),?\s(?:(?:huis)?(?:nr|nummer|no)\.?:?\s)?(?P<no>{NUMBER})(?!\w|[.,]\d|\s?(?:uur|jaar|procent|%|euro|weken|dagen|maanden|keer|minuten|km|kilometer|mensen|collega))",
    re.I,
)
SPLIT = re.compile(
    rf"(?<!\w)(?P<street>(?:[A-ZÀ-Ý][\w.'\-]+\s(?:(?:van|de|den|der|het|ter|ten|te)\s){{0,2}}){{1,3}}{SURE_TAIL})\s(?P<no>{NUMBER})(?!\w|[.,]\d|\s?%|\s?(?:uur|uren|jaar|procent|euro|weken|dagen|maanden|keer|minuten|km|kilometer)\b)",
    re.I,
)
LISTED = re.compile(
    rf"(?<!\w)(?P<street>(?:(?:[A-ZÀ-Ý'][\w.'\-]*|van|de|den|der|het|ter|ten|te|op|'t|aan|in)\s){{1,5}}?)(?P<no>{NUMBER})(?!\w|[.,]\d)"
)
CUE = r"(?:woont|woonachtig|wonend|wonende|adres|woonadres|bezoekadres|huisadres|verblijft|verhuisd|gevestigd|thuis)"
CUED = re.compile(
    rf"\b{CUE}\b(?:\s(?:op|aan|in|naar|is|nu|momenteel|het|de|sinds kort)|:)*\s(?P<street>(?:[A-Za-zÀ-ÿ'][\w.'\-]*\s){{1,4}}?)(?P<no>\d{{1,4}}\s?[a-zA-Z]?)(?!\w|[.,/]\d|\s?(?:jaar|kinderen|uur|hoog|km|minuten|maanden|weken))"
)
GIVEN = re.compile(
    r"\b(?:[a-z]*adres|woont|woonachtig)(?:\s(?:is|was|op|aan|de|in de|van|oude|nieuwe))*[,:]?\s(?P<street>(?:[A-ZÀ-Ý'][\w'’\-.]*\s){1,4}\d{1,4}\s?[a-zA-Z]?)(?![\w]|[.,/]\d|\s?(?:jaar|kinderen|uur|hoog|km|minuten|maanden|weken|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december))"
)
POSTBOX = re.compile(r"(?<!\w)postbus\s\d{1,6}(?!\w)", re.I)
POSTCODE = re.compile(
    r"(?<![\w.,/\-])[1-9](?:\s{0,2}\d){3}[\s\-._]{0,3}(?!SA|SD|SS)[A-Z]\s{0,2}[A-Z](?![\w]|-\w)|(?<![\w.,/\-])[1-9]\d{3}(?!s[ads])[a-z]{2}(?!\w)"
)
SPELLED = r"(?:Anna|Anton|Bernhard|Bernard|Cornelis|Dirk|Eduard|Ferdinand|Gerard|Hendrik|Izaak|Isaac|Jan|Johan|Karel|Lodewijk|Maria|Marie|Nico|Otto|Pieter|Quotient|Rudolf|Simon|Teunis|Theodoor|Utrecht|Victor|Willem|Xantippe|IJmuiden|Zacharias)"
SPELLED_POSTCODE = re.compile(rf"(?<!\w)[1-9](?:\s{{0,2}}\d){{3}}[\s\-,.]{{1,3}}{SPELLED}\s{SPELLED}(?!\w)")
LOWER_POSTCODE = re.compile(r"(?<![\w.,/\-])[1-9]\d{3}[\s\-._]{1,2}(?P<letters>[a-zA-Z]{2})(?!\w)")
NO_LETTERS = words("no_postcode_letters.txt")
NO_STREET = re.compile(
    r"(?:^|\s)(?:spoorweg|snelweg|uitweg|omweg|loopbaan|omloopbaan|startbaan|deeltijdbaan|bijbaan|vaste baan|baan|halve baan|leerwerkbaan|droombaan|kantoorbaan|werkpad|zijpad|leerpad|carri[eè]repad|groeipad|ontwikkelpad|fietspad|zandpad|voetpad|[a-z]*traject|halfweg|onderweg|overweg|binnenweg|arbeidsmarkt|banenmarkt|markt|werkplaats|opleidingsplaats|leerplaats|stageplaats|arbeidsplaats|proefplaats|nederland|belgië|duitsland|engeland|gerechtshof|hof|hoger beroep|middenweg|parkeerplaats|werkplek|werkveld|vakgebied|middenveld|speelveld|werkhoek|invalshoek|tijdslag|overslag|omslag|aanslag|neerslag|inslag|opslag|toeslag|verslag|uitslag|jaarverslag|ontslag|voorslag|bijslag|beslag|grondslag|maatschap|aanleg|[\w-]*(?:congres|proces|succes))$",
    re.I,
)  # fmt: skip


def find(sight: Sight) -> Iterator[Spot]:
    """Streets with a number, post boxes, postcodes."""
    digits = sight.digits
    for pattern in (CLOSED, LOWER, SPLIT):
        for hit in pattern.finditer(digits.text):
            if _is_street(sight, hit["street"]):
                yield digits.spot(Kind.ADDRESS, hit.start() + loose(hit["street"]), hit.end())
    for pattern in (LISTED, CUED):
        yield from _listed(sight, pattern)
    yield from matches(digits, POSTBOX, Kind.ADDRESS)
    yield from matches(digits, POSTCODE, Kind.POSTCODE)
    yield from matches(digits, SPELLED_POSTCODE, Kind.POSTCODE)
    yield from matches(digits, GIVEN, Kind.ADDRESS, "street")
    for hit in LOWER_POSTCODE.finditer(digits.text):
        if hit["letters"].lower() not in NO_LETTERS:
            yield digits.spot(Kind.POSTCODE, *hit.span())


def loose(street: str) -> int:
    """How many signs in front are no part of the street: "Zij woont in de Kerkstraat"."""
    hit = re.match(r"(?:(?:[A-Z][a-z]{1,5}\s)?(?:(?:in|aan|op|de|het|te|bij|van)\s)+)(?=[A-ZÀ-Ý'])", street)
    known = re.match(
        r"(?:(?:Haar|Zijn|Onze|Die|Deze|Dezelfde|Elke|Welke|Een|Hun|Diens|Ze|Zij|Hij|Adres|Woont|In|Aan|Op|De|Het|Mijn|Bij|Vanaf|Naar)\s)+",
        street,
    )
    return max(hit.end() if hit else 0, known.end() if known else 0)


def _is_street(sight: Sight, street: str) -> bool:
    name = street[loose(street) :].strip()
    if NO_STREET.search(name) or len(name) < 5:
        return False
    low = name.lower()
    known = low in sight.lexicon.streets or low.replace("-", "") in sight.lexicon.streets
    return known or not sight.lexicon.is_plain_word(low)


def _listed(sight: Sight, pattern: re.Pattern[str]) -> Iterator[Spot]:
    digits = sight.digits
    for hit in pattern.finditer(digits.text):
        parts = hit["street"].split()
        for skip in range(len(parts)):
            name = " ".join(parts[skip:])
            if name.lower() in sight.lexicon.streets and _plausible(
                sight, name, before(digits.text, hit.start("street") + hit["street"].index(parts[skip]), 24), pattern
            ):
                start = hit.start("street") + hit["street"].rindex(
                    parts[skip] if skip else parts[0], 0, len(hit["street"]) - len(" ".join(parts[skip + 1 :]))
                )
                yield digits.spot(Kind.ADDRESS, start, hit.end())
                break


def _plausible(sight: Sight, name: str, front: str, pattern: re.Pattern[str]) -> bool:
    if pattern is CUED:
        return True
    if (
        (not name[0].isupper() and not name.startswith("'"))
        or sight.lexicon.is_plain_word(name)
        or name.lower() in sight.lexicon.places
    ):
        return False
    return not re.search(r"(?:week|spoor|jaar|artikel|fase|dag|uur|bladzijde|punt)\s*$", front) and len(name) > 3
