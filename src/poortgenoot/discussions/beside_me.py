"""Where I stand furthest from another profession, so that who weighed along reads about themselves first. Pure.

A profession speaks by its median, as everywhere; my own counts as mine, also where colleagues sealed beside me.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from poortgenoot.discussions.picture import Voice
from poortgenoot.discussions.sayings import Scale

FAR = 2
"""Steps on a scale of five; one step apart is no difference worth a sentence."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Of factor `key` on `scale`: what I gave, and what the professions furthest from me gave."""

    key: str
    scale: Scale
    mine: int
    theirs: int
    professions: tuple[str, ...]

    @property
    def steps(self) -> int:
        return abs(self.mine - self.theirs)


def furthest(voices: Mapping[str, Sequence[Voice]]) -> Beside | None:
    """The largest of all differences; which way it pulls goes before how much it weighs. None: I gave nothing, or
    there is nobody else. `voices`: by the key of each factor that is open."""
    found = [
        one
        for key, given in voices.items()
        for scale in (Scale.DIRECTION, Scale.WEIGHT)
        for one in _of(key, given, scale)
    ]
    return max(found, key=lambda one: one.steps, default=None)


def _of(key: str, given: Sequence[Voice], scale: Scale) -> list[Beside]:
    me = next((voice for voice in given if voice.is_mine and voice.cell), None)
    if me is None:
        return []
    others = {voice.profession for voice in given if voice.cell} - {me.profession}
    said = {code: median_low(_value(v, scale) for v in given if v.profession == code and v.cell) for code in others}
    mine = _value(me, scale)
    return [
        Beside(key, scale, mine, theirs, tuple(sorted(code for code, value in said.items() if value == theirs)))
        for theirs in sorted(set(said.values()))
    ]


def _value(voice: Voice, scale: Scale) -> int:
    weight, direction = voice.cell or (0, 0)
    return weight if scale is Scale.WEIGHT else direction
