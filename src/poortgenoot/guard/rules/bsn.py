"""Citizen service numbers: nine digits (or eight) that pass the elfproef. Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.sight import Sight, before

GAP = r"\s{0,3}[.\-_/,|:]?\s{0,3}"
RUN = re.compile(rf"(?<![\w])(?<!\d[.,])\d(?:{GAP}\d){{7,}}(?![\w])")
CUE = re.compile(
    r"\b(?:bsn|b\.s\.n\.?|burgerservice\w*|burger\s?service\s?nummer|sofi\w*|soﬁ\w*|service\s?nummer)\W{0,3}(?:\w+\W{1,3}){0,3}$"
)
OTHER = re.compile(
    r"\b(?:agb\w*|big\w*|kvk\w*|k\.v\.k\.|handelsregister\w*|pmid|isbn|issn|doi|rekening\w*|iban|tel\w*|fax|mobiel)\W{0,3}(?:\w+\W{1,2}){0,2}$"
)
DATE = re.compile(r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}|(?:19|20)\d{2}[-/.]?[01]\d[-/.]?[0-3]\d)")
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_elfproef(digits: str) -> bool:
    """The check of a citizen service number; eight digits count with a zero in front. Source: Logisch ontwerp BSN."""
    number = digits.zfill(9)
    if len(number) != 9 or not number.strip("0") or len(set(digits)) == 1:
        return False
    return sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=True)) % 11 == 0


def find(sight: Sight) -> Iterator[Spot]:
    """Every run of eight or nine digits, spread or not, that passes."""
    text = sight.digits.text
    for hit in RUN.finditer(text):
        front = before(text, hit.start(), 60)
        for start, end in _windows(
            text, hit.start(), hit.end(), cued=bool(CUE.search(front)), other=bool(OTHER.search(front))
        ):
            yield sight.digits.spot(Kind.BSN, start, end)
    yield from _scattered(sight)


SCATTERED = re.compile(r"\b(?:bsn|burgerservice\w*|sofi\w*)\b(?P<rest>[^\n]{8,140})", re.I)


def _scattered(sight: Sight) -> Iterator[Spot]:
    """The nine digits given in pieces behind the word: "bsn: eerst 111, dan 222, dan 333"."""
    for hit in SCATTERED.finditer(sight.digits.text):
        groups = [
            (hit.start("rest") + part.start(), hit.start("rest") + part.end())
            for part in re.finditer(r"\d+", hit["rest"])
        ]
        for stop in range(2, len(groups) + 1):
            digits = "".join(sight.digits.text[start:end] for start, end in groups[:stop])
            if len(digits) >= 9:
                if len(digits) == 9 and passes_elfproef(digits):
                    yield sight.digits.spot(Kind.BSN, groups[0][0], groups[stop - 1][1])
                break


def _windows(text: str, start: int, end: int, *, cued: bool, other: bool) -> Iterator[tuple[int, int]]:
    groups = [(start + part.start(), start + part.end()) for part in re.finditer(r"\d+", text[start:end])]
    at = 0
    while at < len(groups):
        found = next(
            (stop for stop in range(len(groups), at, -1) if _is_bsn(text, groups[at:stop], cued=cued, other=other)),
            None,
        )
        if found is not None:
            yield groups[at][0], groups[found - 1][1]
        at = found if found is not None else at + 1


def _is_bsn(text: str, groups: list[tuple[int, int]], *, cued: bool, other: bool) -> bool:
    parts = [text[start:end] for start, end in groups]
    digits = "".join(parts)
    if not 8 <= len(digits) <= 9 or not passes_elfproef(digits):
        return False
    if cued:
        return True
    if other or DATE.fullmatch(text[groups[0][0] : groups[-1][1]]):
        return False
    return len(parts) == 1 or (len(digits) == 9 and _one_layout(text, groups, parts) and _alone(text, groups))


def _alone(text: str, groups: list[tuple[int, int]]) -> bool:
    """The digits do not run on in the same layout on either side."""
    gap = text[groups[0][1] : groups[1][0]]
    front, back = (
        text[max(0, groups[0][0] - len(gap) - 1) : groups[0][0]],
        text[groups[-1][1] : groups[-1][1] + len(gap) + 3],
    )
    if re.search(rf"\d{re.escape(gap)}$", front):
        return False
    return not re.match(rf"{re.escape(gap)}\d|\s-\s\d|[ .\-]\d(?!\d*[-/.]\d)", back)


def _one_layout(text: str, groups: list[tuple[int, int]], parts: list[str]) -> bool:
    gaps = {re.sub(r"\s+", " ", text[left[1] : right[0]]).strip() for left, right in itertools.pairwise(groups)}
    return (len(gaps) == 1 and not gaps & {",", ":", "|"} and not parts[-1].startswith(("19", "20"))) or max(
        map(len, parts)
    ) == 1
