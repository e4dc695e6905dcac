"""Which words on the list of places are meant as one here; Best, Leek and Goes often are not. Pure."""

from __future__ import annotations

import re

from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.sight import after, before
from poortgenoot.guard.wordlists import words

LOCATED = re.compile(
    r"\b(?:in|uit|te|naar|rond|rondom|nabij|vanuit|omgeving|regio|gemeente|richting|tussen|stad|dorp|buurt van|bij|over|provincie|vestiging|locatie|kantoor|vestigingen|omstreken|dorpje|plaats|plaatsje|stadje|filiaal|afdeling|station|haven van|centrum van|kant van|eiland|woonachtig te|arrondissement|rechtbank|uwv|ggd|arbeidsmarktregio|werkplein|en)\s(?:de |het |hartje |heel |oud-|nieuw-)?$"
)
STRONG = re.compile(
    r"\b(?:in|uit|te|naar|rond|rondom|nabij|vanuit|omgeving|regio|gemeente|richting|provincie|locatie|vestiging|stad|dorp|dorpje)\s$"
)
PERSON_BEFORE = re.compile(
    r"\b(?:mw|mevr|mevrouw|dhr|heer|meneer|dr|drs|mr|prof|van|de|der|den|ten|ter|familie|collega|beste|hoi|[a-z]\.)\s?\.?\s?$"
)
LABELLED = re.compile(
    r"(?:\b(?:woon|stand|werk|vestigings|geboorte)?plaats|\bgemeente|\blocatie|\bregio|\bvestiging)\s?:\s?$"
)
ISLANDS = frozenset(["urk", "texel", "vlieland", "terschelling", "ameland", "schiermonnikoog", "marken", "tholen"])
LONE = re.compile(r"[.!?]\s$")
HARD = words("doubtful_places.txt")
WINDS = frozenset(f"het {wind}" for wind in ("noorden", "oosten", "zuiden", "westen", "midden", "buitenland"))
ALWAYS = words("sure_places.txt")
OF_PLACE = re.compile(r"(?:^|\W)[a-zà-ÿ]{4,}\svan\s$")
LISTED = re.compile(r"(?:[a-zà-ÿ\d)],|\d{4}\s?[a-z]{2}|\()\s?$")
DATELINE = re.compile(r",\s(?:\d|maandag|dinsdag|woensdag|donderdag|vrijdag)")
TITLED = re.compile(r"\b(?:mw|mevr|mevrouw|dhr|heer|meneer|dr|drs|familie)\.?\s(?:\w+\s)?(?:van\s)?$")
LOWER_BEFORE = re.compile(
    r"\b(?:in|uit|te|naar|nabij|vanuit|omgeving|regio|gemeente|richting|vestiging|locatie|woont in|woonachtig in)\s$"
)


def meant(lexicon: Lexicon, text: str, start: int, end: int, name: str) -> bool:
    front, back = before(text, start, 30), after(text, end, 30)
    low = name.lower()
    if low in WINDS or (
        low.startswith(("de ", "het ")) and lexicon.is_plain_word(low.split(" ", 1)[1]) and not LOCATED.search(front)
    ):
        return False
    if low in ISLANDS and re.search(r"\b(?:op|van) $", front):
        return True
    if not name[0].isupper() and not name.startswith("'"):
        place = lexicon.places.get(low)
        return (
            place is not None
            and len(low) > 3
            and low not in HARD
            and not low.startswith(("de ", "het "))
            and not lexicon.is_plain_word(low)
            and (place.inhabitants > 15_000 or bool(LOWER_BEFORE.search(front)))
        )
    if (
        PERSON_BEFORE.search(front)
        and not LOCATED.search(front)
        and not OF_PLACE.search(text[max(0, start - 30) : start])
    ):
        return (
            low not in HARD
            and not lexicon.is_name(low)
            and not re.search(r"\b(?:mw|mevr|mevrouw|dhr|heer|meneer|dr|drs)\b", front)
        )
    if low in HARD or (lexicon.is_plain_word(low) and low not in ALWAYS) or (lexicon.is_name(low) and " " not in low):
        return _located(lexicon, text, start, front, back, low)
    return True


def _located(lexicon: Lexicon, text: str, start: int, front: str, back: str, low: str) -> bool:
    """A doubtful name is a place behind "in", "uit" and the like, not at the start of a sentence."""
    if low in HARD and low not in ALWAYS and not LABELLED.search(front):
        return bool(STRONG.search(front)) and not re.match(r"\s[a-z]*(?:e|en)\s[a-z]", back)
    place = lexicon.places.get(low)
    if LABELLED.search(front):
        return True
    if (
        LOCATED.search(front)
        or LISTED.search(front)
        or (DATELINE.match(back) and re.search(r"(?:^|\n\s*)$", text[max(0, start - 4) : start]))
    ):
        return True
    if re.search(r"(?:^|[^\w])[a-zà-ÿ]{4,}\svan\s$", text[max(0, start - 30) : start]) and not TITLED.search(front):
        return True
    if LONE.search(text[max(0, start - 2) : start]) and re.match(r"\.(?:\s|$)", back):
        return bool(place and place.inhabitants > 10_000 and not lexicon.is_plain_word(low))
    return bool(place and place.inhabitants > 60_000)
