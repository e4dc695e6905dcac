"""How the background work stands, read from procrastinate's own tables."""

from __future__ import annotations

from django.db import connection

from poortgenoot.core.meters import Reading, register

STATES = ("todo", "doing", "failed")
LONGEST_DUE = """
SELECT COALESCE(EXTRACT(EPOCH FROM now() - min(GREATEST(e.at, COALESCE(j.scheduled_at, e.at)))), 0)
FROM procrastinate_jobs j JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at <= now())
"""
LAST_SIGN = "SELECT EXTRACT(EPOCH FROM now() - max(last_heartbeat)) FROM procrastinate_workers"
COUNTS = "SELECT status::text, count(*) FROM procrastinate_jobs WHERE status::text = ANY(%s) GROUP BY 1"


def jobs() -> dict[str, float]:
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, [list(STATES)])
        return dict.fromkeys(STATES, 0.0) | {state: float(count) for state, count in cursor.fetchall()}


def longest_due() -> dict[str, float]:
    return {"": _number(LONGEST_DUE) or 0.0}


def last_sign() -> dict[str, float]:
    """Nothing when no worker ever gave one."""
    seconds = _number(LAST_SIGN)
    return {} if seconds is None else {"": seconds}


def _number(sql: str) -> float | None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        (found,) = cursor.fetchone()
    return None if found is None else float(found)


def read() -> None:
    register(
        Reading("poortgenoot_jobs", "Jobs for the worker; failed ones of a week at most", jobs, "state"),
        Reading("poortgenoot_oldest_job_seconds", "How long the oldest job that is due waits", longest_due),
        Reading("poortgenoot_worker_sign_seconds", "How long ago a worker last gave a sign of life", last_sign),
    )
