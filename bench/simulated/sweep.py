"""Ring sizes, moments and the cap on duty, one at a time: python -m bench.simulated.sweep.

Prints a line for each setting and each number of people on duty (0, 1, 2): first answers in time per term,
invitations a member a week, and the most mails one member got in seven days. The base is the first line;
`docs/decisions/rings.md` tells what was chosen. About five seconds of work a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.simulated.community import Nature, settle
from bench.simulated.measures import figures
from bench.simulated.setting import Setting
from bench.simulated.year import Year
from poortgenoot.sparring.rings import Rings
from poortgenoot.sparring.terms import Term
from poortgenoot.sparring.weights import Weights

SIZES, MOMENTS = Rings().by_score, Rings().at
THIRDS, QUARTERS, SIXTHS = (0, 1 / 3, 2 / 3), (0, 1 / 4, 1 / 2), (0, 1 / 6, 1 / 3)


def sized(term: Term, *sizes: int) -> Setting:
    return Setting(rings=Rings(by_score={**SIZES, term: sizes}))


def timed(term: Term, sizes: tuple[int, ...], moments: tuple[float, ...]) -> Setting:
    return Setting(rings=Rings(by_score={**SIZES, term: sizes}, at={**MOMENTS, term: moments}))


def settings() -> Iterator[tuple[str, Setting]]:
    yield "as chosen", Setting()
    for sizes in ((1, 1, 1), (2, 2, 2), (2, 4, 8), (4, 4, 4)):
        yield f"this week {sizes}", sized(Term.WEEK, *sizes)
    for term in (Term.WEEK, Term.CALM):
        for moments, words in ((THIRDS, "thirds"), (QUARTERS, "quarters to a half"), (SIXTHS, "sixths to a third")):
            yield f"{term}: {words}", timed(term, SIZES[term], moments)
    yield "today 2, 3, 4 at thirds", timed(Term.TODAY, (2, 3, 4), THIRDS)
    for sizes in ((2, 2), (6, 3), (8, 4), (12, 4)):
        yield f"today {sizes} at 0 and a quarter", timed(Term.TODAY, sizes, (0, 1 / 4))
    for cap in (2, 5, 8, 15):
        yield f"cap on duty {cap}", Setting(duty_cap=cap)
    yield "no fresh eyes kept", Setting(rings=Rings(fresh_eyes=0))
    for weight in (0.0, 0.5, 2.0):
        yield f"rest weighs {weight:g}", Setting(weights=Weights(rest=weight))
    for weight in (0.0, 3.0, 8.0):
        yield f"often weighs {weight:g}", Setting(weights=Weights(often=weight))
    for strength in (0.5, 1.0, 2.0, 4.0):
        yield f"often has strength {strength:g}", Setting(weights=Weights(often_strength=strength))
    for weight in (0.0, 1.5, 6.0):
        yield f"fast weighs {weight:g}", Setting(weights=Weights(fast=weight))


def main() -> None:
    community = settle(Nature())
    print(f"{'setting':34} duty  today   week   calm  a week  most  tenth", flush=True)
    for name, setting in settings():
        for duty in (0, 1, 2):
            found = figures(Year(community, replace(setting, on_duty=duty)).run(), set())
            shares = "  ".join(f"{100 * found.in_time.get(t, 0):5.1f}" for t in Term)
            print(
                f"{name:34} {duty:4}  {shares}  {found.a_week:6.2f}  {found.most_sent:4}  {found.top_tenth:5.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
