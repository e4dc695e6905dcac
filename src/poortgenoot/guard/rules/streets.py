"""Streets named without a number: by ending and capital, as "Laan van ...", or on the list where somebody lives. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.rules import name_cues as cue
from poortgenoot.guard.rules.addresses import CAPITAL, NO_STREET, loose
from poortgenoot.guard.sight import Sight
from poortgenoot.guard.wordlists import words

STREETS = r"(?:straat|straatje|laan|weg|plein|gracht|kade|singel|dreef|steeg|plantsoen|boulevard|allee)"
ALSO = r"(?:dijk|pad|hof|park|wal|vest|markt|erf)"
WIND = r"(?:\s(?:Noord|Oost|Zuid|West|N\.?Z\.?|Z\.?Z\.?)(?!\w))?"
SHAPED = re.compile(
    rf"(?<![\w\-@])(?P<street>(?:{CAPITAL}\s){{0,4}}(?:'[st]-?)?[A-ZÀ-Ý](?:[a-zà-ÿ'\-]{{2,}}|[\w'\-]*\s(?:[A-Z][\w'\-]*\s){{0,2}})(?:{STREETS}|{ALSO}){WIND})(?![\w\-])"
)
OF = re.compile(
    r"(?<!\w)(?P<street>(?:Laan|Plein|Weg|Hof|Kade|Dijk|Singel|Straat|Pad|Wal|Markt|Brink|Park|Boulevard|Burgemeester|Burg\.)"
    r"\s(?:van|naar|der|op|aan|bij)(?:\s(?:de|het|den|der))?\s[A-ZÀ-Ý][\wÀ-ɏ'\-]+(?:\s[A-ZÀ-Ý][\wÀ-ɏ'\-]+)?)"
)
LIVES = r"\b(?i:woon\w*|adres\w*|verhuis\w*|verblij\w*|gevestigd|huurt|flat|appartement|huis)(?:\s(?!en\b|of\b)[\w'\-]+){0,3}"
AT = rf"{LIVES}\s(?:aan|op|in|naar)\s(?:de|het|den|'t)\s"
CAPITALISED = re.compile(rf"{AT}(?P<street>(?:[A-ZÀ-Ý][\wÀ-ɏ'\-]*\s){{0,2}}[A-ZÀ-Ý][\wÀ-ɏ'\-]+)(?!\w)")
LOWER = re.compile(rf"{AT}(?P<street>[a-zà-ÿ\-]{{3,}}(?:{STREETS}|dijk))(?![\w\-])")
ANY = words("any_street.txt")
NOT_HERE = re.compile(
    r"(?:Programma|Project|Stichting|Platform|Vereniging|Traject|Hotel|Restaurant|Camping|School|Basisschool|Bakkerij|Waterschap|Hoogheemraadschap|Gemeente|Provincie|Kwekerij|Firma|Recreatie|Werkgever|Station|Halte)\s"
)
LOOSE_TAIL = re.compile(r"[a-zà-ÿ]{4,}\. |^[A-ZÀ-Ý]\w+ (?:weg|plein|park|hof|markt|pad|erf|wal|vest)$")
GIVEN = re.compile(r"(?:adres\w*|woont|wonend|woonachtig)\s?:?\s(?:is |aan |de |op )*$", re.I)
OPENS = re.compile(r"(?:^|[.!?:;]['\"”’)]?\s+|\n\s*|[-•*]\s)$")


def find(sight: Sight) -> Iterator[Spot]:
    """Spots of kind ``address`` without the words in front ("in de")."""
    text = sight.words.text
    for hit in SHAPED.finditer(text):
        start = hit.start() + loose(hit["street"])
        if _is_meant(sight, text[start : hit.end()], start):
            yield sight.words.spot(Kind.ADDRESS, start, hit.end())
    for hit in OF.finditer(text):
        yield sight.words.spot(Kind.ADDRESS, *hit.span("street"))
    for hit in CAPITALISED.finditer(text):
        low = hit["street"].lower()
        if low in sight.lexicon.streets and low not in sight.lexicon.places and low not in sight.lexicon.field:
            yield sight.words.spot(Kind.ADDRESS, *hit.span("street"))
    for hit in LOWER.finditer(text):
        if hit["street"] in sight.lexicon.streets and hit["street"] not in ANY and not NO_STREET.search(hit["street"]):
            yield sight.words.spot(Kind.ADDRESS, *hit.span("street"))


def _is_meant(sight: Sight, name: str, start: int) -> bool:
    """A capital in mid-sentence names a street; at the start of one the list must know it and no other word be meant."""
    text, low = sight.words.text, name.lower()
    if " " in name and low in sight.lexicon.streets:
        return True
    if LOOSE_TAIL.search(name) or _town(sight, name, start):
        return False
    if len(name) < 6 or NO_STREET.search(name) or NOT_HERE.match(name) or low in sight.lexicon.field:
        return False
    front = text[max(0, start - 24) : start]
    plain = re.sub(rf"{WIND}$", "", name)
    if cue.TITLE.search(front) or _surname(sight, plain, front):
        return False
    if GIVEN.search(front):
        return True
    word = " " not in plain and sight.lexicon.is_word(plain)
    if word and (OPENS.search(front) or not re.search(rf"{STREETS}$", plain)):
        return plain.lower() in sight.lexicon.streets and not OPENS.search(front) and not _compound(sight, plain)
    return True


def _town(sight: Sight, name: str, start: int) -> bool:
    """ "een park in Maasdijk": behind "in" or "uit" without an article a village, when the list knows it as one."""
    front = sight.words.text[max(0, start - 12) : start]
    return name.lower() in sight.lexicon.places and re.search(r"\b(?:in|te|uit|naar|bij|nabij) $", front) is not None


def _surname(sight: Sight, name: str, front: str) -> bool:
    """ "Overdijk" and "Van der Straat" are names unless one lives there."""
    return name.rsplit(" ", 1)[-1].lower() in sight.lexicon.surnames and not re.search(
        r"\b(?:in|aan|op|naar|van|langs|uit|bij) (?:de |het )?$", front
    )


def _compound(sight: Sight, name: str) -> bool:
    """ "Loopbaanpad", "Ontwikkelpad": programmes rather than paths."""
    return bool(re.search(r"(?:pad|hof|park|markt|erf)$", name)) and sight.lexicon.is_plain_word(name)
