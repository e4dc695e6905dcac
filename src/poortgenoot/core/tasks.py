"""Keeping the background work itself in order."""

from __future__ import annotations

from procrastinate import JobContext
from procrastinate.contrib.django import app

EVERY_MINUTE, EVERY_NIGHT = "* * * * *", "20 3 * * *"
DAYS_KEPT = 7


@app.periodic(cron=EVERY_MINUTE)
@app.task(pass_context=True)
async def pick_up_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """The job of a killed worker stays "doing" for ever: give it to the next one. Our jobs may run twice."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@app.periodic(cron=EVERY_NIGHT)
@app.task
def tidy(timestamp: int) -> None:
    """Drop the counts of periods that are over."""
    from poortgenoot.core import tallies

    tallies.forget_old()


@app.periodic(cron=EVERY_NIGHT)
@app.task(pass_context=True)
async def forget_finished_jobs(context: JobContext, timestamp: int) -> None:
    await context.app.job_manager.delete_old_jobs(nb_hours=DAYS_KEPT * 24)


@app.periodic(cron=EVERY_NIGHT)
@app.task
def forget_sessions(timestamp: int) -> None:
    """Sessions that ended, after their ninety days."""
    from django.core.management import call_command

    call_command("clearsessions")
