"""What speaks for a name at a place: cues in front, initials, an age behind it, capitals. Pure."""

from __future__ import annotations

import re

from poortgenoot.guard.rules import name_cues as cue
from poortgenoot.guard.rules.name_capitals import SURNAMES, acts, capital_name, low_name, telling
from poortgenoot.guard.rules.name_shape import LOOSE_PARTS, odd
from poortgenoot.guard.rules.name_words import NameWord, bare
from poortgenoot.guard.wordlists import words as listed

BEHIND_DE = listed("surnames_behind_de.txt")
LOCATED = re.compile(
    r"\b(?:in|uit|te|naar|rond|nabij|vanuit|omgeving|regio|gemeente|richting|langs|aan|haven van|centrum van|stad|dorp|vestiging|locatie)\s(?:de |het )?$",
    re.I,
)
IN_PLACE = re.compile(r"\b(?:in|te|nabij|vanuit|omgeving|uit|naar|richting)\s$", re.I)
OF_PLACE = re.compile(r"[a-zà-ÿ]{4,}\svan\s$")
AGED = re.compile(r"\s?\((?:[1-9]\d)(?:\s?(?:jaar|jr|j))?[),]|,\s[2-7]\d,")
CUES = ((cue.ROLE, 36), (cue.CALLED, 32), (cue.HEADER, 44), (cue.GREETING, 32), (cue.CLOSING, 24))


def believed(text: str, words: list[NameWord], at: int, first: int, front: str) -> bool:
    head = words[first]
    if len(bare(head.text)) == 1 and not head.initial:
        return False
    if not _surely_none(head) and _cued(front) and _fits_cue(text, words, at, first, front):
        return True
    if words[at].initial and first > at and (head.capital or head.shouted) and not head.initial:
        return head.name or not (head.field or (head.word and len(words[at].text) == 2 and first == at + 1))
    if _aged(text, head):
        return True
    if words[at].part:
        if head.word and not head.common and _only_a_word(text, words, at, first, front):
            return False
        return _joined_surname(words, at, first) and not (head.place and LOCATED.search(front))
    if _lies_there(head, front):
        return False
    if head.shouted:
        return head.name and not head.word and len(bare(head.text)) > 3 and not head.place and not head.field
    if head.capital:
        return capital_name(text, words, first)
    return low_name(text, words, first)


def _lies_there(head: NameWord, front: str) -> bool:
    if not head.name and IN_PLACE.search(front):
        return True
    return head.place and bool(LOCATED.search(front) or OF_PLACE.search(front))


def _aged(text: str, head: NameWord) -> bool:
    """ "Kevin (34)": somebody's age behind it."""
    return (
        len(head.text) > 2 - head.first
        and AGED.match(text[head.end : head.end + 16]) is not None
        and head.capital
        and not head.field
        and head.low not in cue.NEVER_FIRST
        and (not head.word or head.first)
    )


def _only_a_word(text: str, words: list[NameWord], at: int, first: int, front: str) -> bool:
    """ "hij wil naar de Bouw" and "De Boer op!", beside "met de Wit" and "De Boer belde"."""
    if not (_behind_de(words, at, first) or telling(front)):
        return True
    opens = words[at].opens and words[at].low in ("de", "het") and first == at + 1
    return opens and not acts(text, words, first)


def _surely_none(head: NameWord) -> bool:
    """An ordinary capitalised word on no list of names: no cue makes it one."""
    return head.word and not head.name and not head.initial


def _cued(front: str) -> bool:
    return any(pattern.search(front[-width:]) for pattern, width in CUES)


def _fits_cue(text: str, words: list[NameWord], at: int, first: int, front: str) -> bool:
    """Behind "cliënt", "groet," or "Van:" a capital that is no ordinary word, or a first name in lower case."""
    head = words[first]
    if head.initial:
        return (first == at and not cue.CALLED.search(front)) or bool(
            cue.HEADER.search(front) or cue.CLOSING.search(front)
        )
    if words[at].part and not head.capital:
        return False
    if head.capital:
        if (
            (head.low in cue.NEVER_FIRST and not head.wordy)
            or (head.place and not head.name)
            or (head.field and not head.first)
        ):
            return False
        return not head.word or (
            head.name
            and not head.field
            and (head.common or head.low in SURNAMES or telling(front))
            and (not head.opens or head.common or bool(cue.GREETING.search(front)))
        )
    if head.shouted or head.low in cue.NEVER_FIRST or head.low in cue.VERBS or head.place or head.field:
        return False
    if head.word:
        return (
            head.common
            and bool(cue.ROLE.search(front) or cue.GREETING.search(front))
            and head.low not in ("will", "thijs's", "ton", "els")
        )
    return (head.letters and head.first and len(head.text) > 2) or odd(head)


def _behind_de(words: list[NameWord], at: int, first: int) -> bool:
    """ "de Wit", and whatever stands behind "van der"; not "de Kinderen" or "de Stoel"."""
    return words[at].low != "de" or first - at > 1 or words[first].low in BEHIND_DE


def _joined_surname(words: list[NameWord], at: int, first: int) -> bool:
    """ "van der Meer", "de Wit" in mid-sentence; "de Ziektewet" is none."""
    head = words[first]
    if not head.capital or head.field or not head.letters or head.low in cue.TITLES:
        return False
    if words[at].text in ("De", "Het") and not words[at].opens and not head.surname:
        return False
    if words[at].low in LOOSE_PARTS:
        return words[at].text[0].isupper() and not words[at].opens and head.surname and not head.place
    if words[at].text == "Van" and not words[at].opens and head.surname:
        return True
    if head.place and not (words[at].low in ("de", "el", "ten", "ter", "vd", "v.d.", "v/d") and head.surname):
        return head.surname and first - at > 1 and not words[at].opens
    if words[at].text[0].isupper() and not words[at].opens:
        return head.surname or not head.word
    several = first - at > 1
    if head.word:
        return (head.surname and several) or (
            head.surname and words[at].low in ("de", "den", "el", "ten", "ter", "vd", "v.d.", "v/d")
        )
    return (
        head.surname
        or several
        or words[at].low in ("el", "al", "ben", "bin", "ait", "aït", "ould", "ter", "ten", "von", "vd", "v.d.", "v/d")
    )
