"""What the worker does for this room."""

from __future__ import annotations

from procrastinate.contrib.django import app

EVERY_MINUTE, EVERY_NIGHT = "* * * * *", "50 3 * * *"


@app.task(retry=3)
def ask_who_can(host: int, professions: list[str], week: str, by: int) -> None:
    """A moderator asked for duty: tell everybody who can, however many they are."""
    from poortgenoot.sparring.actions.duties import tell_who_can

    tell_who_can(host, professions, week, by)


@app.task(retry=3)
def tell_keepers(report: int) -> None:
    """Somebody outside the house recognised themselves: tell every moderator and operator."""
    from poortgenoot.sparring.actions.self_reports import tell_every_keeper

    tell_every_keeper(report)


@app.periodic(cron=EVERY_MINUTE)
@app.task
def round_of_the_rings(timestamp: int) -> None:
    """Rings that are due, terms that ran out, questions kept long enough: by the house's own clock."""
    from poortgenoot.core import clock
    from poortgenoot.sparring.actions import tick

    tick(clock.now())


@app.periodic(cron=EVERY_NIGHT)
@app.task
def night_of_the_house(timestamp: int) -> None:
    """Questions that fell silent, and old reports of visitors: by the house's own clock."""
    from poortgenoot.core import clock
    from poortgenoot.sparring.actions import keep_house

    keep_house(clock.now())
