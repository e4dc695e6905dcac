"""What the worker does for this room."""

from __future__ import annotations

from procrastinate.contrib.django import app

EVERY_MINUTE = "* * * * *"


@app.periodic(cron=EVERY_MINUTE)
@app.task
def round_of_the_rings(timestamp: int) -> None:
    """Rings that are due, terms that ran out, questions kept long enough: by the house's own clock."""
    from poortgenoot.core import clock
    from poortgenoot.sparring.actions import tick

    tick(clock.now())
