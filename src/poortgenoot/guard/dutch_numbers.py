"""Numbers written in Dutch words, found in a text and read. Pure.

"zevenenveertig" is 47, "nul zes twaalf" becomes the digits 0, 6 and 12, "negentienvierenzeventig" is 1974.
"""

from __future__ import annotations

import re
from functools import lru_cache

from poortgenoot.guard.look_alikes import DIGIT_FOR_LETTER
from poortgenoot.guard.reading import Reading

UNITS = {
    "nul": 0,
    "een": 1,
    "één": 1,
    "eén": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
}
ENGLISH = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
TEENS = {
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "zeventien": 17,
    "achttien": 18,
    "negentien": 19,
}
TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
ORDINALS = {
    "eerste": 1,
    "tweede": 2,
    "derde": 3,
    "vierde": 4,
    "vijfde": 5,
    "zesde": 6,
    "zevende": 7,
    "achtste": 8,
    "negende": 9,
    "tiende": 10,
    "elfde": 11,
    "twaalfde": 12,
    "dertiende": 13,
    "veertiende": 14,
    "vijftiende": 15,
    "zestiende": 16,
    "zeventiende": 17,
    "achttiende": 18,
    "negentiende": 19,
    "twintigste": 20,
    "dertigste": 30,
}
WORD = re.compile(r"[^\W\d_]+")
TRUE_WORD = re.compile(
    r"(nul|zero|dubbel|[eé][eé]n|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|der|veer|tach|twin|hon|dui)",
    re.I,
)
ONLY_BLANK = re.compile(r"[\s,.\-/]{1,3}")
MIXED = re.compile(r"(?<![^\W\d_])[\dOoIil|](?:[ .\-/]{0,2}[\dOoIil|]){5,}(?![^\W\d_])")
MONTH_AFTER = re.compile(
    r"\s+(?:van\s+)?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b", re.I
)

OF_THE_MONTH = re.compile(rf"\s+(?:van|v) de (?:{'|'.join(list(ORDINALS)[:12])})\b", re.I)
DAY_BEFORE = re.compile(rf"(?:{'|'.join(ORDINALS)}|\d{{1,2}}e) (?:van|v) de $", re.I)


@lru_cache(maxsize=4096)
def number_of(word: str) -> int | None:
    """The number that one lower case word says, below ten thousand; ``None`` when it says none."""
    for table in (UNITS, TEENS, TENS):
        if word in table:
            return table[word]
    return _tens(word) or _large(word)


def _tens(word: str) -> int | None:
    for ten, value in TENS.items():
        if not word.endswith(ten):
            continue
        front = re.sub(r"(en|ën)$", "", word[: -len(ten)])
        if front in UNITS and UNITS[front] and front != word[: -len(ten)]:
            return value + UNITS[front]
    return None


def _large(word: str) -> int | None:
    for size, value in (("duizend", 1000), ("honderd", 100)):
        front, found, back = word.partition(size)
        if found:
            return _sum(front, value, back)
    if word.startswith("negentien") and len(word) > len("negentien"):
        rest = number_of(word[len("negentien") :])
        return 1900 + rest if rest is not None and rest < 100 else None
    return None


def _sum(front: str, value: int, back: str) -> int | None:
    times = 1 if not front else number_of(front)
    rest = 0 if not back else number_of(back.removeprefix("en") or back)
    if times is None or rest is None or not times or rest >= value:
        return None
    return times * value + rest


def counted(reading: Reading) -> Reading:
    """The reading with numbers in words as digits, and O, I and l among digits as 0 and 1."""
    text = reading.text
    changes = [
        (hit.start(), hit.end(), hit.group().translate(DIGIT_FOR_LETTER))
        for hit in MIXED.finditer(text)
        if _mostly_digits(hit.group())
    ]
    if TRUE_WORD.search(text):
        changes += _years(_words(text), text)
    return reading.rewritten(_apart(changes))


def _mostly_digits(run: str) -> bool:
    digits = sum(sign.isdigit() for sign in run)
    letters = sum(sign.isalpha() or sign == "|" for sign in run)
    return letters > 0 and digits > letters


def _apart(changes: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for change in sorted(changes):
        if not kept or change[0] >= kept[-1][1]:
            kept.append(change)
    return kept


def _words(text: str) -> list[tuple[int, int, str]]:
    hits = [hit for hit in WORD.finditer(text) if len(hit.group()) > 2]
    numbers = [number_of(hit.group().lower()) for hit in hits]
    changes = []
    for at, (hit, number) in enumerate(zip(hits, numbers, strict=True)):
        if number is None:
            number = _ordinal(hit, text)
        if number is None and hit.group().lower() in ENGLISH and _beside(hits, numbers, at, text):
            number = ENGLISH[hit.group().lower()]
        if number is None or (hit.group().lower() == "een" and not _beside(hits, numbers, at, text)):
            continue
        changes.append((hit.start(), hit.end(), str(number)))
        if at and hits[at - 1].group().lower() == "dubbel" and number < 10:
            changes[-1] = (hits[at - 1].start(), hit.end(), str(number) * 2)
    return changes


def _years(changes: list[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
    """ "tweeduizend vierentwintig" and "negentienhonderd zeventig" are one number each."""
    joined: list[tuple[int, int, str]] = []
    for start, end, number in changes:
        if joined and joined[-1][2] in ("2000", "1900") and text[joined[-1][1] : start] == " " and len(number) < 3:
            joined[-1] = (joined[-1][0], end, str(int(joined[-1][2]) + int(number)))
            continue
        joined.append((start, end, number))
    return joined


def _ordinal(hit: re.Match[str], text: str) -> int | None:
    value = ORDINALS.get(hit.group().lower())
    counts = MONTH_AFTER.match(text, hit.end()) or OF_THE_MONTH.match(text, hit.end())
    return value if value is not None and (counts or DAY_BEFORE.search(text[: hit.start()])) else None


def _beside(hits: list[re.Match[str]], numbers: list[int | None], at: int, text: str) -> bool:
    """An "een" counts as a number only between or beside other numbers in words."""
    left = (
        at > 0
        and (numbers[at - 1] is not None or hits[at - 1].group().lower() in ENGLISH)
        and ONLY_BLANK.fullmatch(text[hits[at - 1].end() : hits[at].start()])
    )
    right = (
        at + 1 < len(hits)
        and (numbers[at + 1] is not None or hits[at + 1].group().lower() in ENGLISH)
        and ONLY_BLANK.fullmatch(text[hits[at].end() : hits[at + 1].start()])
    )
    right = right or re.match(r"[\s,.\-]{1,3}\d", text[hits[at].end() : hits[at].end() + 4])
    return bool(left or right)
