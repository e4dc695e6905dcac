"""Somebody called by initials only: "JW belde", "afspraak met GJ", "bij A. thuis", "H. van het wijkteam". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.rules import name_cues as cue
from poortgenoot.guard.sight import Sight
from poortgenoot.guard.wordlists import either, words

ABBREVIATIONS = words("abbreviations.txt")
PAIR = re.compile(r"(?<![\w.@\-/&+])(?P<who>[A-Z]{2})(?:['’]s)?(?![\w@&/]|-\w|\.\w|\+| ?\d)")
SPEAKS = re.compile(rf"^(?:\s(?:zelf|ook|en ik))?\s{either(words('verbs_of_people.txt'))}\b")
WITH = re.compile(
    r"\b(?:(?:afspra\w+|gesprek\w*|gesproken|gebeld|overleg\w*|contact|gemaild|bespro\w+|samen|collega|cli[eë]nte?|werkne\w+) (?:met |van |door )?|(?:aldus|volgens|namens|heet|noem\w* (?:hem|haar)) )$"
)
LETTER = re.compile(
    r"(?<![\w.])(?P<front>(?:bij|met|voor|door|over|aan|naast|namens|van|en|dat|want) )?(?P<who>[A-Z]\.)(?P<back> [a-zé]+|[,;)])"
)
SEVERAL = re.compile(r"(?<![\w.@/])(?P<who>(?:[A-Z]\.){2,4})(?=[\s,;:)?!]|$)(?!\s?[A-ZÀ-Ý][a-z])")
PARTED = re.compile(r"(?<![\w.])(?P<who>[A-Z]\. ?(?:(?:van|de|der|den|ter|ten|v\.d\.|vd) ){1,3}[A-Z]\.?)(?!\w)")
DOTTED = frozenset(
    [
        "NV",
        "BV",
        "CV",
        "VOF",
        "PS",
        "NB",
        "NN",
        "VS",
        "US",
        "UK",
        "EU",
        "TAV",
        "IVM",
        "OA",
        "AUB",
        "MVG",
        "DD",
        "ZOZ",
        "NVT",
        "IPV",
        "EEG",
        "MR",
        "BSN",
        "BIG",
        "CAO",
        "WIA",
        "UWV",
    ]
)
SPOKEN_OF = re.compile(
    r"\b(?i:volgens|sprak|zag|belde|mailde|vroeg|namens|collega|cli[eë]nte?|werkne\w+|met) (?P<who>[A-Z]\.)(?= [a-zé]+)(?! (?:ulnaris|medianus|ischiadicus|biceps)|[A-Z])"
)
DONE_TO = re.compile(
    r"\b(?:is|wordt|werd|heeft|had|was|heb ik|hebben we) (?P<who>[A-Z]\.)(?= (?:\w+ ){0,3}ge[a-z]+(?:d|t|en)\b)"
)
ANYBODY = re.compile(r"(?P<role>[a-zë]{4,}) $", re.I)
GOES_ON = frozenset(["thuis", "en", "die", "zelf", "niet", "over", "om", "ook", "samen", "weer", "of", "via", "nu"])
OF_SOMEWHERE = re.compile(r" van (?:het|de|mijn|onze|ons)\b")


def find(sight: Sight) -> Iterator[Spot]:
    """Two capitals that speak, live or were spoken with, and a letter with a stop where a name would stand."""
    text = sight.words.text
    for hit in PAIR.finditer(text):
        if hit["who"] not in ABBREVIATIONS and _somebody(text, *hit.span("who")):
            yield sight.words.spot(Kind.PERSON, *hit.span("who"))
    for pattern in (SEVERAL, PARTED, SPOKEN_OF, DONE_TO):
        for hit in pattern.finditer(text):
            if hit["who"].replace(".", "") not in DOTTED and not stands_for_anybody(text, *hit.span("who")):
                yield sight.words.spot(Kind.PERSON, *hit.span("who"))
    for hit in LETTER.finditer(text):
        if _stands_for_a_name(text, hit):
            yield sight.words.spot(Kind.PERSON, *hit.span("who"))


def _somebody(text: str, start: int, end: int) -> bool:
    """Letters with a J in them are the initials of a double first name; others need to act or be acted with."""
    if text[max(0, start - 12) : start].isupper():
        return False
    front, back = text[max(0, start - 40) : start], text[end : end + 24]
    return "J" in text[start:end] or bool(SPEAKS.match(back) or WITH.search(front))


def _stands_for_a_name(text: str, hit: re.Match[str]) -> bool:
    """ "bij A. thuis" and "H. belt": not "vitamine D. Die", "ad N. ulnaris" or the start of "A. de Boer"."""
    word = hit["back"].strip()
    if hit["front"]:
        return word in GOES_ON or word in cue.VERBS or not word.isalpha()
    opens = re.search(r"(?:^|[.!?:]\s|\n\s*)$", text[max(0, hit.start() - 3) : hit.start()])
    return bool(opens) and (word in cue.VERBS or bool(OF_SOMEWHERE.match(text, hit.end("who"))))


def stands_for_anybody(text: str, start: int, end: int) -> bool:
    """ "werknemer A. en werknemer B.": letters that stand for anybody, as both stand behind the same word."""
    letter, role = text[start:end].rstrip("."), ANYBODY.search(text[max(0, start - 20) : start])
    if letter not in ("A", "B") or role is None:
        return False
    return re.search(rf"\b{re.escape(role['role'])} {'B' if letter == 'A' else 'A'}\b", text, re.I) is not None
