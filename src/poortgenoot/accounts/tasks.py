"""What the worker does for accounts."""

from __future__ import annotations

from procrastinate.contrib.django import app

EVERY_NIGHT = "10 3 * * *"


@app.periodic(cron=EVERY_NIGHT)
@app.task
def forget_unproven(timestamp: int) -> None:
    """Addresses for which a code was asked and never brought back."""
    from poortgenoot.accounts import actions

    actions.forget_unproven()
