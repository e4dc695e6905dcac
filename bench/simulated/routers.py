"""Two routers that the product is not, on the same dice: they show what the bound asks for."""

from __future__ import annotations

import math
from statistics import NormalDist

from bench.simulated.questions import Ask, chances
from bench.simulated.year import Year
from poortgenoot.sparring.routing import Candidate, Need, Ranked, may_be_asked

_normal = NormalDist()


def knows_habits(year: Year, ask: Ask, need: Need, candidates: list[Candidate], number: int) -> list[Ranked]:
    """Rings as large and as late as the real ones, filled with those truly likeliest to answer in time."""
    rings, nature, crowd = year.setting.rings, year.community.nature, year.community.of[ask.profession]
    left = need.term.hours * (1 - rings.at[need.term][min(number, len(rings.at[need.term])) - 1])
    chance = chances(crowd, ask.themes, False, nature)

    def likely(candidate: Candidate) -> float:
        place = year.place[candidate.member]
        return chance[place] * _normal.cdf(math.log(left / crowd.pace[place]) / nature.spread_within)

    free = [c for c in candidates if may_be_asked(c, need) and c.member not in ask.invited]
    duty = [c for c in free if c.on_duty][: rings.on_duty]
    others = sorted((c for c in free if not c.on_duty), key=likely, reverse=True)
    size = rings.size(need.term, number)
    return [Ranked(c, 0.0, need, number) for c in duty + others[:size]]


def everybody(year: Year, ask: Ask, need: Need, candidates: list[Candidate], number: int) -> list[Ranked]:
    """Everyone under their cap, at once: what nobody would bear."""
    free = (c for c in candidates if may_be_asked(c, need) and c.member not in ask.invited)
    return [Ranked(c, 0.0, need, number) for c in free]
