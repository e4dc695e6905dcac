"""What differs between simulated years: how many are on duty, the rings, the weights, the dice."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bench.simulated.community import Community
from bench.simulated.questions import BEGIN, WEEKS, Ask, questions
from poortgenoot.sparring.rings import Rings
from poortgenoot.sparring.terms import Term
from poortgenoot.sparring.weights import Weights


@dataclass(frozen=True, slots=True)
class Setting:
    """What differs between runs."""

    on_duty: int = 2
    rings: Rings = field(default_factory=Rings)
    weights: Weights = field(default_factory=Weights)
    duty_cap: int = 10
    today_without_duty: bool = False
    questions_a_week: int = 30
    seed: int = 2


def asks_of(community: Community, setting: Setting) -> list[Ask]:
    """The year's questions. "Today" is offered only when somebody is on duty; else it becomes "this week"."""
    asks = questions(community, setting.questions_a_week, setting.seed)
    if not setting.on_duty and not setting.today_without_duty:
        for ask in asks:
            ask.term = Term.WEEK if ask.term is Term.TODAY else ask.term
    return asks


def rosters(community: Community, setting: Setting) -> dict[tuple[str, int], frozenset[int]]:
    """Who is on duty, per profession and week: those who ever answer take turns."""
    turns = {}
    for profession, crowd in community.of.items():
        willing = [p.member for p in crowd.people if p.keen]
        for week in range(WEEKS + 3):
            first = week * setting.on_duty
            picked = [willing[(first + n) % len(willing)] for n in range(setting.on_duty)] if willing else []
            turns[profession, week] = frozenset(picked)
    return turns


def week_of(moment: datetime) -> int:
    return (moment.date() - BEGIN.date()).days // 7
