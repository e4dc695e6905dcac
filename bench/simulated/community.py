"""A made-up community of 1,000 members, and the dice that decide who would answer what, and when.

What is known and what is guessed:
- The shares of the professions are an estimate. In the survey of the JGOG research 41 % were labour experts,
  41 % re-integration professionals, 3 % HR and none a doctor; the professions it missed are given room.
- Under a quarter of the members ever answers, doctors less than others and declining most; an answer takes a
  median of 20 working hours: the brief of this simulation.
- How keen those who do answer are, how spread the delays, how a shared theme helps and that somebody on duty
  looks twice a day (answers nine in ten, a median of 4 working hours) are guesses. `Nature` holds them all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SHARES = {"AD": 0.32, "BA": 0.08, "CM": 0.07, "HR": 0.05, "JC": 0.12, "RP": 0.32, "VA": 0.04}
DOCTORS = frozenset({"BA", "VA"})
ASKED = {"AD": 0.24, "BA": 0.27, "CM": 0.06, "HR": 0.05, "JC": 0.10, "RP": 0.14, "VA": 0.14}
"""Which professions questions are put to: doctors are few and wanted."""

PROVINCES, THEMES = 12, 30


@dataclass(frozen=True)
class Nature:
    """How people are, in this simulation."""

    ever_answers: float = 0.25
    """Of members who are no doctor."""
    doctors_ever: float = 0.15
    keen: tuple[float, float] = (6.0, 4.0)
    """Beta: how likely somebody who ever answers does so when asked (mean 0.6)."""
    doctors_keen: tuple[float, float] = (4.0, 6.0)
    declines: float = 0.35
    """Of those who do not answer; the rest stays silent."""
    doctors_decline: float = 0.7
    median_hours: float = 20.0
    spread_between: float = 0.4
    spread_within: float = 0.9
    """Standard deviations of the logarithm of the delay: between people, and between answers of one."""
    own_theme: float = 1.25
    other_theme: float = 0.85
    """A theme somebody brings makes an answer likelier."""
    duty_keen: float = 0.9
    duty_hours: float = 4.0
    decline_hours: float = 4.0
    helps: float = 0.6


@dataclass(slots=True)
class Person:
    member: int
    profession: str
    keen: float
    pace: float
    """Median working hours to an answer, when not on duty."""
    brings: frozenset[int]
    host: int
    province: str
    years: int
    cap: int = 2


@dataclass(frozen=True)
class Crowd:
    """The members of one profession, as a list and as arrays in its order."""

    profession: str
    people: list[Person]
    keen: np.ndarray
    pace: np.ndarray
    brings: np.ndarray
    """Member by theme, bool."""


@dataclass(frozen=True)
class Community:
    people: list[Person]
    nature: Nature
    of: dict[str, Crowd]


def settle(nature: Nature, members: int = 1_000, seed: int = 1) -> Community:
    """A community; the same seed gives the same people."""
    rng = np.random.default_rng(seed)
    people: list[Person] = []
    for profession, share in SHARES.items():
        for _ in range(round(members * share)):
            people.append(_person(len(people) + 1, profession, nature, rng))
    return Community(people, nature, {p: _crowd(p, [x for x in people if x.profession == p]) for p in SHARES})


def _crowd(profession: str, people: list[Person]) -> Crowd:
    brings = np.zeros((len(people), THEMES), dtype=bool)
    for place, person in enumerate(people):
        brings[place, sorted(person.brings)] = True
    return Crowd(profession, people, np.array([p.keen for p in people]), np.array([p.pace for p in people]), brings)


def popularity() -> np.ndarray:
    """How likely each theme is: a few are common, many are rare."""
    weights = 1 / np.arange(1, THEMES + 1) ** 0.7
    return weights / weights.sum()


def _person(member: int, profession: str, nature: Nature, rng: np.random.Generator) -> Person:
    doctor = profession in DOCTORS
    ever = rng.random() < (nature.doctors_ever if doctor else nature.ever_answers)
    keen = rng.beta(*(nature.doctors_keen if doctor else nature.keen))
    return Person(
        member=member,
        profession=profession,
        keen=float(keen) if ever else 0.0,
        pace=float(nature.median_hours * np.exp(rng.normal(0, nature.spread_between))),
        brings=frozenset(rng.choice(THEMES, rng.integers(2, 7), replace=False, p=popularity()).tolist()),
        host=int(rng.integers(3)),
        province=str(rng.integers(PROVINCES)),
        years=int(rng.choice([1, 2, 4, 8, 15, 25], p=[0.08, 0.08, 0.14, 0.25, 0.25, 0.2])),
    )
