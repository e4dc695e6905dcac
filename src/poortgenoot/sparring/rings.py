"""In which order are people asked? A few at first, more when nobody answers, in the end the moderators.

Sizes and timing are the ones that `bench/simulation` justifies; `docs/decisions/rings.md` shows the sweep.
Pure: the caller invites, remembers who was invited, and frees the others at the first answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from poortgenoot.sparring.routing import Candidate, Need, Ranked, rank
from poortgenoot.sparring.terms import Term, deadline, part_of_term
from poortgenoot.sparring.weights import Weights


@dataclass(frozen=True, slots=True)
class Rings:
    """How many are asked, and when the next are."""

    on_duty: int = 2
    """At most so many of those on duty in one ring."""

    by_score: Mapping[Term, tuple[int, ...]] = field(
        default_factory=lambda: {Term.TODAY: (6, 3), Term.WEEK: (2, 3, 4), Term.CALM: (2, 3, 4)}
    )
    """How many by score beside them, ring by ring; a later ring is as large as the last one named."""

    fresh_eyes: int = 1
    """So many of the first ring have fresh eyes, if there are any; later rings are in a hurry."""

    at: Mapping[Term, tuple[float, ...]] = field(
        default_factory=lambda: {Term.TODAY: (0, 1 / 4), Term.WEEK: (0, 1 / 6, 1 / 3), Term.CALM: (0, 1 / 3, 2 / 3)}
    )
    """The parts of the term, the first being 0, at which each ring is asked while nobody of that profession
    answered. An invitation late in the term takes a place under somebody's cap and seldom brings an answer in time."""

    def size(self, term: Term, number: int) -> int:
        """How many by score in ring `number`, the first being 1."""
        sizes = self.by_score[term]
        return sizes[min(number, len(sizes)) - 1]


@dataclass(frozen=True, slots=True)
class Schedule:
    """When each ring of a question is due, and when its host's moderators are told. Aware, Amsterdam."""

    rings: tuple[datetime, ...]
    moderators: datetime

    def due(self, now: datetime) -> int:
        """The number of the ring that should be out at `now`, the first being 1; 0 before it."""
        return sum(moment <= now for moment in self.rings)


def ring_times(published: datetime, term: Term, rings: Rings) -> Schedule:
    """The first ring goes out at publication, the last before the term ends."""
    moments = tuple(part_of_term(published, term, part) for part in rings.at[term][1:])
    return Schedule((published, *moments), deadline(published, term))


def first_ring(need: Need, candidates: Iterable[Candidate], rings: Rings, weights: Weights) -> list[Ranked]:
    """Whoever is on duty, and a few by score with fresh eyes among them."""
    return next_ring(need, candidates, rings, weights, number=1, invited=())


def next_ring(
    need: Need,
    candidates: Iterable[Candidate],
    rings: Rings,
    weights: Weights,
    *,
    number: int,
    invited: Collection[int],
) -> list[Ranked]:
    """Ring `number` (the first is 1), without the members in `invited`; empty when nobody is left."""
    left = [r for r in rank(need, candidates, weights) if r.candidate.member not in invited]
    duty = [r for r in left if r.candidate.on_duty][: rings.on_duty]
    others = [r for r in left if not r.candidate.on_duty]
    wanted = rings.fresh_eyes - sum(r.candidate.has_fresh_eyes for r in duty) if number == 1 else 0
    chosen = duty + _with_fresh_eyes(others, rings.size(need.term, number), max(0, wanted))
    return [replace(r, ring=number) for r in chosen]


def _with_fresh_eyes(ranked: list[Ranked], size: int, wanted: int) -> list[Ranked]:
    """The best `size`, the last of them giving way to fresh eyes until there are `wanted`."""
    chosen, rest = ranked[:size], ranked[size:]
    missing = wanted - sum(r.candidate.has_fresh_eyes for r in chosen)
    fresh = [r for r in rest if r.candidate.has_fresh_eyes][: max(0, min(missing, size))]
    if not fresh:
        return chosen
    keep = size - len(fresh)
    seasoned = [r for r in chosen if not r.candidate.has_fresh_eyes]
    leaving = seasoned[len(seasoned) - (len(chosen) - keep) :]
    return [r for r in chosen if r not in leaving] + fresh
