"""Measures of finding and of ranking. Pure; hand-computed examples stand in tests/bench/."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

BLOCKING = frozenset(
    {"person", "bsn", "phone", "email", "url", "address", "postcode", "birthdate", "iban", "plate", "number"}
)
WORKPLACES = frozenset({"employer", "institution"})
"""One kind to the reader of a case: whether a hospital employs or treats cannot be told from a word."""


@dataclass(frozen=True, slots=True)
class Span:
    """Something in a text, as judged or as found: which kinds it is or may be, and its code points."""

    kinds: frozenset[str]
    start: int
    end: int
    disguised: bool = False

    @property
    def blocking(self) -> bool:
        """True when every kind it may be blocks."""
        return self.kinds <= BLOCKING

    def answers(self, detail: Span) -> bool:
        """Whether this finding finds the detail: they overlap, and the kind is right or both block."""
        if self.start >= detail.end or detail.start >= self.end:
            return False
        return bool(_wide(self.kinds) & detail.kinds) or (self.blocking and detail.blocking)


def _wide(kinds: frozenset[str]) -> frozenset[str]:
    return kinds | WORKPLACES if kinds & WORKPLACES else kinds


@dataclass(frozen=True, slots=True)
class Text:
    """A judged text with what a guard found in it."""

    details: tuple[Span, ...]
    found: tuple[Span, ...]


def recall(texts: Iterable[Text], kinds: frozenset[str], disguised: frozenset[bool]) -> float | None:
    """Which part of the details of these kinds (and this kind of writing) was found; None when there are none."""
    hits = [
        any(finding.answers(detail) for finding in text.found)
        for text in texts
        for detail in text.details
        if detail.kinds & kinds and detail.disguised in disguised
    ]
    return share(hits)


def precision(texts: Iterable[Text], kinds: frozenset[str]) -> float | None:
    """Which part of the findings that can only be of these kinds was right; None when there are none."""
    hits = [
        any(finding.answers(detail) for detail in text.details)
        for text in texts
        for finding in text.found
        if finding.kinds <= kinds
    ]
    return share(hits)


def share(hits: Sequence[bool]) -> float | None:
    return sum(hits) / len(hits) if hits else None


def recall_at(ranked: Sequence[str], relevant: Mapping[str, int], depth: int = 10) -> float:
    """Which part of the relevant documents (at most `depth` can be) stands in the first `depth`."""
    return sum(doc in relevant for doc in ranked[:depth]) / min(depth, len(relevant))


def ndcg_at(ranked: Sequence[str], relevant: Mapping[str, int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain with gains 2^grade - 1 (Järvelin & Kekäläinen 2002, exponential gain)."""
    return _gain([relevant.get(doc, 0) for doc in ranked[:depth]]) / _gain(
        sorted(relevant.values(), reverse=True)[:depth]
    )


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
