"""Ring sizes, timing and the cap on duty, one at a time: python -m bench.simulated.sweep.

Prints a line for each setting and each number of people on duty (0, 1, 2): first answers in time per term,
invitations a member a week, and the most mails one member got in seven days. The base is the first line;
`docs/decisions/rings.md` tells what was chosen. About ten seconds a line.
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

DEFAULT = Rings().by_score


def alike(*sizes: int) -> dict[Term, tuple[int, ...]]:
    return dict.fromkeys(Term, sizes)


def settings() -> Iterator[tuple[str, Setting]]:
    yield "as chosen", Setting()
    for sizes in ((1, 1, 1), (1, 2, 2), (2, 2, 2), (2, 3, 4), (2, 4, 8), (3, 5, 7)):
        yield f"every term {sizes}", Setting(rings=Rings(by_score=alike(*sizes)))
    for sizes in ((2, 3, 4), (2, 8, 8), (4, 6, 8), (8, 8, 8), (15, 15, 15)):
        yield f"today {sizes}", Setting(rings=Rings(by_score={**DEFAULT, Term.TODAY: sizes}))
    for every, words in ((1 / 2, "a half"), (1 / 4, "a quarter"), (1 / 6, "a sixth")):
        yield f"next ring after {words}", Setting(rings=Rings(every=every))
    for cap in (2, 5, 8, 15):
        yield f"cap on duty {cap}", Setting(duty_cap=cap)
    yield "no fresh eyes kept", Setting(rings=Rings(fresh_eyes=0))
    for weight in (0.0, 0.5, 2.0):
        yield f"rest weighs {weight:g}", Setting(weights=Weights(rest=weight))
    for weight in (0.0, 3.0, 8.0):
        yield f"often weighs {weight:g}", Setting(weights=Weights(often=weight))
    for weight in (0.0, 1.5, 6.0):
        yield f"fast weighs {weight:g}", Setting(weights=Weights(fast=weight))


def main() -> None:
    community = settle(Nature())
    print(f"{'setting':28} duty  today   week   calm  a week  most  tenth", flush=True)
    for name, setting in settings():
        for duty in (0, 1, 2):
            found = figures(Year(community, replace(setting, on_duty=duty)).run(), set())
            shares = "  ".join(f"{100 * found.in_time.get(t, 0):5.1f}" for t in Term)
            print(
                f"{name:28} {duty:4}  {shares}  {found.a_week:6.2f}  {found.most_sent:4}  {found.top_tenth:5.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
