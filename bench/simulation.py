"""The simulation's figures: each share beside the bound that no router could beat at that participation.

`bin/bench simulation` shows the rows and draws `docs/pictures/simulation.svg`. Two processes, some two
minutes of processor time. Runs differ in one thing at a time; the dice stay the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace

from bench.rows import Row, at_least, at_most, measured
from bench.simulated.bound import bound
from bench.simulated.community import Nature, settle
from bench.simulated.measures import Figures, figures
from bench.simulated.picture import draw
from bench.simulated.routers import everybody, knows_habits
from bench.simulated.setting import Setting
from bench.simulated.year import Choose, Year, by_routing
from poortgenoot.sparring.terms import Term

PARTICIPATION = (1.0, 0.75, 0.5, 0.25)
"""Parts of the 23 % who ever answer."""


@dataclass(frozen=True)
class Case:
    name: str
    setting: Setting
    nature: Nature = field(default_factory=Nature)
    choose: Choose = by_routing


def cases() -> list[Case]:
    """Duty of 0, 1 and 2; participation falling; other guesses about duty; two routers that are not ours."""
    two = Setting(on_duty=2)
    found = [Case(f"duty {n}", Setting(on_duty=n)) for n in (0, 1, 2)]
    found += [Case(f"duty {n}, {part:.0%}", Setting(on_duty=n), fewer(part)) for n in (0, 2) for part in PARTICIPATION[1:]]  # fmt: skip # noqa: E501
    found += [
        Case("no duty, today", Setting(on_duty=0, today_without_duty=True)),
        Case("duty answers in 2 h", two, Nature(duty_hours=2.0)),
        Case("duty answers in 8 h", two, Nature(duty_hours=8.0)),
        Case("duty at an ordinary cap", replace(two, duty_cap=2)),
    ]
    for n in (0, 2):
        found += [
            Case(f"a router that knows habits, duty {n}", Setting(on_duty=n), choose=knows_habits),
            Case(f"a router that asks everybody, duty {n}", Setting(on_duty=n), choose=everybody),
        ]
    return found


def fewer(part: float) -> Nature:
    whole = Nature()
    return replace(whole, ever_answers=whole.ever_answers * part, doctors_ever=whole.doctors_ever * part)


def simulate(case: Case) -> Figures:
    year = Year(settle(case.nature), case.setting, case.choose).run()
    return figures(year, bound(year))


def simulate_all(found: list[Case]) -> dict[str, Figures]:
    with ProcessPoolExecutor(max_workers=2) as pool:
        return dict(zip((case.name for case in found), pool.map(simulate, found), strict=True))


def run() -> list[Row]:
    """All rows, and the picture as a side effect."""
    found = simulate_all(cases())
    draw(found)
    return list(rows(found))


def rows(found: dict[str, Figures]) -> Iterator[Row]:
    for duty in (0, 1, 2):
        yield from _terms(f"{duty} on duty", found[f"duty {duty}"])
    yield from _promises(found["duty 2"])
    yield from _load(found)
    for name, of in list(found.items())[3:]:
        yield from _terms(name, of)
        yield measured(f"{name}: invitations a member", of.a_week, "a week")


def _terms(name: str, of: Figures) -> Iterator[Row]:
    """Each term within five points of its bound."""
    for term, share in of.in_time.items():
        most = of.bound[term]
        yield measured(f"{name}: answer in time, {term}", share, "share", most, at_least(round(most - 0.05, 3)))
    yield measured(f"{name}: all professions in time", of.whole, "share", of.whole_bound)


def _promises(of: Figures) -> Iterator[Row]:
    week = of.in_time[Term.WEEK]
    yield measured("2 on duty: this week", week, "share", of.bound[Term.WEEK], at_least(0.95))
    worst = min(of.by_profession, key=of.by_profession.__getitem__)
    rest = [share for profession, share in of.by_profession.items() if profession != worst]
    gap = sum(rest) / len(rest) - of.by_profession[worst]
    yield measured(f"2 on duty: {worst} (worst) behind the rest", gap, "share", None, at_most(0.05))


def _load(found: dict[str, Figures]) -> Iterator[Row]:
    for duty in (0, 1, 2):
        of = found[f"duty {duty}"]
        yield measured(f"{duty} on duty: invitations a member", of.a_week, "a week")
        yield measured(f"{duty} on duty: most mails to one member", of.most_sent, "in 7 days")
        yield measured(f"{duty} on duty: to the busiest tenth", of.top_tenth, "share")
        yield measured(f"{duty} on duty: worst profession", min(of.by_profession.values()), "share")
    above = sum(of.above_cap for of in found.values())
    yield measured("invitations above a cap, all runs", above, "", None, at_most(0))
