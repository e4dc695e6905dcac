"""How the post stands."""

from __future__ import annotations

from datetime import timedelta

from poortgenoot.core import clock
from poortgenoot.core.meters import Reading, register
from poortgenoot.notifications import queries

A_DAY = timedelta(days=1)


def waiting() -> dict[str, float]:
    return {"": queries.waiting_mails()}


def longest_due() -> dict[str, float]:
    return {"": queries.longest_due().total_seconds()}


def of_a_day() -> dict[str, float]:
    return {state: float(number) for state, number in queries.ended_since(clock.now() - A_DAY).items()}


def read() -> None:
    register(
        Reading("poortgenoot_mails_waiting", "Mails that did not leave yet", waiting),
        Reading("poortgenoot_oldest_mail_seconds", "How long the oldest mail that should have left waits", longest_due),
        Reading("poortgenoot_mails_of_a_day", "How the mails of the last 24 hours ended", of_a_day, "state"),
    )
