"""What a simulated year is measured by. All shares lie between 0 and 1."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from bench.simulated.community import SHARES
from bench.simulated.questions import A_WEEK, WEEKS, Ask
from bench.simulated.year import Year
from poortgenoot.sparring.terms import Term


@dataclass(frozen=True)
class Figures:
    answering: float
    """Members who ever answer."""
    in_time: dict[Term, float]
    """Per term: professions asked that gave a first answer within it."""
    bound: dict[Term, float]
    whole: float
    """Questions to which every profession asked gave a first answer in time."""
    whole_bound: float
    by_profession: dict[str, float]
    bound_by_profession: dict[str, float]
    a_week: float
    """Invitations sent, a member a week."""
    most_sent: int
    """Most invitations, also those freed again, that one member got in any seven days."""
    top_tenth: float
    """Invitations that went to the tenth of the members invited most."""
    above_cap: int
    moderators: float
    """Professions asked that had no answer when the term ended, so that moderators were told."""


def figures(year: Year, served: set[int]) -> Figures:
    """`served`: the places in `year.asks` that the bound reaches."""
    asks = year.asks
    in_time = {n for n, ask in enumerate(asks) if is_in_time(ask)}
    terms = {t: [n for n, a in enumerate(asks) if a.term is t] for t in Term}
    professions = {p: [n for n, a in enumerate(asks) if a.profession == p] for p in SHARES}
    counts = sorted(_sent_to(year).values(), key=len, reverse=True)
    return Figures(
        answering=sum(p.keen > 0 for p in year.community.people) / len(year.community.people),
        in_time={t: _share(places, in_time) for t, places in terms.items() if places},
        bound={t: _share(places, served) for t, places in terms.items() if places},
        whole=_whole(asks, in_time),
        whole_bound=_whole(asks, served),
        by_profession={p: _share(places, in_time) for p, places in professions.items()},
        bound_by_profession={p: _share(places, served) for p, places in professions.items()},
        a_week=len(year.sent) / len(year.community.people) / WEEKS,
        most_sent=max(_most_in_a_week(moments) for moments in counts),
        top_tenth=sum(map(len, counts[: len(year.community.people) // 10])) / len(year.sent),
        above_cap=year.above_cap,
        moderators=1 - _share(list(range(len(asks))), in_time),
    )


def is_in_time(ask: Ask) -> bool:
    return ask.answered_after is not None and ask.answered_after <= ask.term.hours + 1e-6


def _share(places: list[int], reached: set[int]) -> float:
    return sum(n in reached for n in places) / len(places)


def _whole(asks: list[Ask], reached: set[int]) -> float:
    questions: dict[int, bool] = defaultdict(lambda: True)
    for number, ask in enumerate(asks):
        questions[ask.question] &= number in reached
    return sum(questions.values()) / len(questions)


def _sent_to(year: Year) -> dict[int, list[datetime]]:
    sent: dict[int, list[datetime]] = defaultdict(list)
    for invitation in year.sent:
        sent[invitation.person.member].append(invitation.sent)
    return sent


def _most_in_a_week(moments: list[datetime]) -> int:
    return max(sum(first <= m < first + A_WEEK for m in moments) for first in moments)
