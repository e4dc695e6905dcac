"""What the worker does for notifications."""

from __future__ import annotations

from procrastinate.contrib.django import app

EVERY_MINUTE, EVERY_NIGHT = "* * * * *", "40 3 * * *"


@app.task(retry=3)
def deliver() -> None:
    """Bring what waits. Asked for when a mail is queued, and every minute whoever asked."""
    from poortgenoot.notifications.actions import deliver_waiting

    deliver_waiting()


@app.periodic(cron=EVERY_MINUTE)
@app.task
def round_of_the_post(timestamp: int) -> None:
    """Digests that are due, then whatever waits: also what a killed worker left behind."""
    from poortgenoot.notifications.actions import deliver_waiting, send_digests

    try:
        send_digests()
    finally:
        deliver_waiting()


@app.periodic(cron=EVERY_NIGHT)
@app.task
def forget_old_mail(timestamp: int) -> None:
    """Mails that left a month ago keep their envelope and lose their text."""
    from poortgenoot.notifications.actions import forget_texts

    forget_texts()
