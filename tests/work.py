"""What the worker has to do, done within the transaction of the test: by the same tasks, with what the queue holds."""

from __future__ import annotations

from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.tasks import Task


def work(task: Task[..., object, ...]) -> int:
    """Do every waiting job of `task`; how many there were. What was rolled back is not there."""
    waiting = list(ProcrastinateJob.objects.filter(task_name=task.name, status="todo").order_by("pk"))
    for job in waiting:
        task(**job.args)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [job.pk])
    return len(waiting)
