"""Who should be asked? Candidates in, the same candidates ranked out. No database, no clock, no chance.

`rank` lets through whoever is verified in the profession, not paused, under the cap and not the asker, and
sorts them by the weighted sum of `weights.py`. Equal scores are ordered by a hash of question and member,
so that no member is always first, and the same input always gives the same output, in whatever order it
comes. A shortlist of 400 takes a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b

from poortgenoot.core.amsterdam import AMSTERDAM
from poortgenoot.sparring.terms import Term, deadline
from poortgenoot.sparring.weights import Weights

FRESH_EYES_YEARS = 3
"""Fewer years in the field than this: fresh eyes."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Need:
    """One question put to one profession. `now` is aware; themes, hosts and regions are keys of any table."""

    question: int
    asker: int
    profession: str
    term: Term
    now: datetime
    themes: frozenset[int] = frozenset()
    hosts: frozenset[int] = frozenset()
    """Hosts of the asker. Counts in the score, never in a reason."""
    regions: frozenset[str] = frozenset()
    """Provinces where the asker works. Counts in the score, never in a reason."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What routing may know of a member. What the member got from others is deliberately not here."""

    member: int
    verified: frozenset[str]
    """Professions a host vouches for."""
    paused: bool = False
    cap: int = 2
    """Invitations in any seven days; while on duty the number agreed to for that week."""
    invited_this_week: int = 0
    """Invitations of the last seven days, those freed by somebody else's answer not counted."""
    brings: frozenset[int] = frozenset()
    helped: Mapping[int, int] = field(default_factory=dict)
    """Per theme, how many answers helped somebody."""
    hosts: frozenset[int] = frozenset()
    regions: frozenset[str] = frozenset()
    answered_asker: bool = False
    last_invited: datetime | None = None
    invited: int = 0
    """Invitations of the last half year, those freed before an answer not counted."""
    answered: int = 0
    median_hours: float | None = None
    """Working hours from invitation to answer."""
    years: int | None = None
    on_duty: bool = False
    work_days: frozenset[int] = frozenset()
    """ISO weekdays, Monday is 1; empty when not told."""

    @property
    def has_fresh_eyes(self) -> bool:
        return self.years is not None and self.years < FRESH_EYES_YEARS


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with a score (higher is better) for this need."""

    candidate: Candidate
    score: float
    need: Need
    ring: int = 1


def may_be_asked(candidate: Candidate, need: Need) -> bool:
    """Verified in the profession, not paused, under the cap, and not the asker."""
    return (
        need.profession in candidate.verified
        and not candidate.paused
        and candidate.invited_this_week < candidate.cap
        and candidate.member != need.asker
    )


def rank(need: Need, candidates: Iterable[Candidate], weights: Weights) -> list[Ranked]:
    """Those of the candidates who may be asked, best first."""
    days = _days(need)
    ranked = [
        Ranked(candidate, _score(candidate, need, weights, days), need)
        for candidate in candidates
        if may_be_asked(candidate, need)
    ]
    salt = int.from_bytes(blake2b(b"%d" % need.question, digest_size=8).digest())
    ranked.sort(key=lambda r: (-r.score, _turn(salt, r.candidate.member)))
    return ranked


def _turn(salt: int, member: int) -> int:
    """The place among equals, different for each question: multiplying by an odd number shuffles 64 bits."""
    return ((salt ^ member) * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF


def _score(candidate: Candidate, need: Need, weights: Weights, days: frozenset[int]) -> float:
    return (
        _knows(candidate, need, weights)
        + _close(candidate, need, weights)
        + _answers(candidate, need.term.hours, weights)
        + _rested(candidate, need, weights)
        + weights.there * _there(candidate, days)
    )


def _knows(candidate: Candidate, need: Need, weights: Weights) -> float:
    if not need.themes:
        return 0.0
    brought = len(need.themes & candidate.brings) / len(need.themes)
    helped = sum(candidate.helped.get(theme, 0) for theme in need.themes) if candidate.helped else 0
    return weights.brings * brought + weights.helped * helped / (helped + weights.helped_half)


def _close(candidate: Candidate, need: Need, weights: Weights) -> float:
    return (
        weights.same_host * (not need.hosts.isdisjoint(candidate.hosts))
        + weights.same_region * (not need.regions.isdisjoint(candidate.regions))
        + weights.answered_before * candidate.answered_asker
    )


def _answers(candidate: Candidate, term_hours: int, weights: Weights) -> float:
    strength = weights.often_strength
    often = (candidate.answered + weights.often_prior * strength) / (candidate.invited + strength)
    fast = term_hours / (term_hours + _hours(candidate, weights))
    return weights.often * often + weights.fast * fast


def _hours(candidate: Candidate, weights: Weights) -> float:
    """Working hours to an answer, smoothed."""
    if candidate.median_hours is None:
        return weights.fast_prior_hours
    seen, strength = candidate.answered, weights.fast_strength
    return (seen * candidate.median_hours + strength * weights.fast_prior_hours) / (seen + strength)


def _rested(candidate: Candidate, need: Need, weights: Weights) -> float:
    if candidate.last_invited is None:
        return weights.rest
    return weights.rest * max(0.0, min(1.0, (need.now - candidate.last_invited) / _DAY / weights.rest_days))


def _there(candidate: Candidate, days: frozenset[int]) -> float:
    return len(days & candidate.work_days) / len(days) if candidate.work_days and days else 1.0


def _days(need: Need) -> frozenset[int]:
    """The ISO weekdays, weekends left out, that the term touches."""
    first = need.now.astimezone(AMSTERDAM).date()
    span = (deadline(need.now, need.term).date() - first).days
    return frozenset(d for n in range(span + 1) if (d := (first + n * _DAY).isoweekday()) < 6)
