"""What the worker does for this room."""

from __future__ import annotations

from procrastinate.contrib.django import app

EVERY_QUARTER, EVERY_NIGHT = "*/15 * * * *", "20 4 * * *"


@app.periodic(cron=EVERY_QUARTER)
@app.task
def tell_who_is_curious(timestamp: int) -> None:
    """The one mail to who wanted to know how others weighed later; their address goes with it."""
    from poortgenoot.core import clock
    from poortgenoot.discussions.actions.alone import tell_curious

    tell_curious(clock.now())


@app.periodic(cron=EVERY_QUARTER)
@app.task
def ask_what_became_of_it(timestamp: int) -> None:
    """Six weeks after the end, the bringer is asked once."""
    from poortgenoot.core import clock
    from poortgenoot.discussions.actions.sequels import ask_sequels

    ask_sequels(clock.now())


@app.periodic(cron=EVERY_QUARTER)
@app.task
def settle_lessons(timestamp: int) -> None:
    """Lessons that waited for nobody but a guest whose term is over."""
    from poortgenoot.discussions.actions import lessons

    lessons.settle_lessons()


@app.periodic(cron=EVERY_QUARTER)
@app.task
def watch_the_terms(timestamp: int) -> None:
    """Slow tables: who is missing hears it before the term, who leads hears that it is over."""
    from poortgenoot.core import clock
    from poortgenoot.discussions.actions import terms

    terms.tick(clock.now())


@app.periodic(cron=EVERY_NIGHT)
@app.task
def night_of_the_tables(timestamp: int) -> None:
    """Terms of what this room keeps: by the house's own clock."""
    from poortgenoot.core import clock
    from poortgenoot.discussions.actions.keeping import keep_tables

    keep_tables(clock.now())
