"""A year of questions, and the dice: what each member would do with an invitation, thrown before any router acts.

The dice do not depend on what a router does, so every router, and the bounds in `bound.py`, meet the same luck.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from bench.simulated.community import ASKED, DOCTORS, THEMES, Community, Crowd, Nature, Person, popularity
from poortgenoot.sparring.terms import AMSTERDAM, Term, add_working, working_hours_between

if TYPE_CHECKING:
    from bench.simulated.year import Invitation

BEGIN = datetime(2026, 1, 5, 8, tzinfo=AMSTERDAM)
WEEKS = 52
A_WEEK = timedelta(days=7)
HOURS = working_hours_between(BEGIN, BEGIN + WEEKS * A_WEEK)
TERMS = {Term.TODAY: 0.2, Term.WEEK: 0.5, Term.CALM: 0.3}


@dataclass(frozen=True, slots=True)
class Dice:
    """What the members of a profession would do, in the order of the crowd. Working hours from the invitation;
    infinite for what does not happen."""

    answers: np.ndarray
    declines: np.ndarray


@dataclass(slots=True)
class Ask:
    """One question put to one profession."""

    question: int
    asker: Person
    profession: str
    term: Term
    published: datetime
    themes: frozenset[int]
    dice: dict[bool, Dice]
    """Of an ordinary member, and of one on duty."""
    helps: np.ndarray
    """Whose answer would help."""
    ring: int = 0
    """The ring that was asked last."""
    answered_after: float | None = None
    invited: dict[int, Invitation] = field(default_factory=dict)


def questions(community: Community, a_week: int, seed: int) -> list[Ask]:
    """A year of questions, one Ask for each profession asked, in order of publication."""
    rng = np.random.default_rng(seed)
    asks = []
    for number in range(1, a_week * WEEKS + 1):
        asker = community.people[rng.integers(len(community.people))]
        many = rng.choice([1, 2, 3, 4], p=[0.3, 0.4, 0.2, 0.1])
        professions = rng.choice(list(ASKED), many, replace=False, p=list(ASKED.values())).tolist()
        term = Term(rng.choice([str(t) for t in TERMS], p=list(TERMS.values())))
        published = add_working(BEGIN, float(rng.uniform(0, HOURS)))
        themes = frozenset(rng.choice(THEMES, rng.integers(1, 4), replace=False, p=popularity()).tolist())
        for profession in professions:
            crowd = community.of[profession]
            luck, z = rng.random(n := len(crowd.people)), rng.normal(size=n)
            dice = {duty: throw(crowd, themes, duty, community.nature, luck, z) for duty in (False, True)}
            helps = luck * 7919 % 1 < community.nature.helps
            asks.append(Ask(number, asker, profession, term, published, themes, dice, helps))
    return sorted(asks, key=lambda ask: (ask.published, ask.question, ask.profession))


def throw(crowd: Crowd, themes: frozenset[int], on_duty: bool, nature: Nature, luck: np.ndarray, z: np.ndarray) -> Dice:
    """From a uniform (`luck`) and a standard normal number (`z`) for each member."""
    likely = chances(crowd, themes, on_duty, nature)
    declining = likely + (1 - likely) * declining_share(crowd.profession, nature)
    late = np.exp(nature.spread_within * z)
    answers = np.where(luck < likely, paces(crowd, on_duty, nature) * late, np.inf)
    declines = np.where((luck >= likely) & (luck < declining), nature.decline_hours * late, np.inf)
    return Dice(answers, declines)


def chances(crowd: Crowd, themes: frozenset[int], on_duty: bool, nature: Nature) -> np.ndarray:
    """How likely each answers an invitation about these themes."""
    if on_duty:
        return np.full(len(crowd.people), nature.duty_keen)
    fit = np.where(crowd.brings[:, sorted(themes)].any(axis=1), nature.own_theme, nature.other_theme)
    return np.minimum(1.0, crowd.keen * fit)


def paces(crowd: Crowd, on_duty: bool, nature: Nature) -> np.ndarray:
    """Median working hours to that answer."""
    return np.full(len(crowd.people), nature.duty_hours) if on_duty else crowd.pace


def declining_share(profession: str, nature: Nature) -> float:
    """Of those who do not answer."""
    return nature.doctors_decline if profession in DOCTORS else nature.declines
