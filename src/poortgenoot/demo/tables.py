"""The tables of the demo world: one waits for a weighing, one is decided, one stands ready."""

from __future__ import annotations

import uuid
from datetime import timedelta

from poortgenoot.core import clock
from poortgenoot.demo.cases import working_hours_ago
from poortgenoot.demo.models import Part
from poortgenoot.demo.performing import Performance
from poortgenoot.demo.speaking import Row
from poortgenoot.demo.world import rows
from poortgenoot.discussions import actions, shipped
from poortgenoot.discussions.drafts import CaseDraft
from poortgenoot.discussions.method_reading import plain
from poortgenoot.discussions.models import Discussion
from poortgenoot.members.models import Host, Member, Theme


def lay_all(people: dict[str, Member]) -> None:
    """Let every table of the data happen, each up to where it stands now."""
    for row in rows("tables"):
        happen(row, people)


def happen(row: Row, people: dict[str, Member]) -> None:
    """One table, begun when the data says; one that begins now stands ready, with everybody seated."""
    now = clock.now()
    if row["hours_ago"]:
        clock.set_ahead(working_hours_ago(now, row["hours_ago"]) - now)
        play_through(Performance(row, people, lay(row, people, "first")))
        clock.set_ahead(timedelta())
        return
    Performance(row, people, lay(row, people, "first")).sit_down()


def play_through(performance: Performance) -> None:
    """Until nobody of the cast has anything to do; the clock goes on by what each thing takes."""
    while (seconds := performance.act()) is not None:
        clock.set_ahead(clock.ahead() + timedelta(seconds=seconds))


def lay(row: Row, people: dict[str, Member], after: str) -> Discussion:
    """The table of `row` that comes after another one: the same one when it is laid twice."""
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"demo:{row['key']}:{after}")
    discussion = actions.prepare(_draft(row, key), by=people[row["voices"][0]["who"]])
    Part.objects.update_or_create(key=f"table:{row['key']}", defaults={"number": discussion.pk})
    return discussion


def table_called(key: str) -> Discussion | None:
    """The latest table of that key, if it is still there."""
    part = Part.objects.filter(key=f"table:{key}").first()
    return Discussion.objects.filter(pk=part.number).select_related("host").first() if part and part.number else None


def _draft(row: Row, key: uuid.UUID) -> CaseDraft:
    return CaseDraft(
        key=key,
        host=Host.objects.get(slug=row["host"]),
        **{name: row[name] for name in ("title", "wants", "happened", "sentence", "pace", "joining")},
        themes=tuple(Theme.objects.filter(slug__in=row["themes"])),
        script=script_of(row),
        speaks_as=row["voices"][0]["as"],
    )


def script_of(row: Row) -> dict[str, object]:
    """The method, with the further steps of the data before the one in which things are written down, and then with
    words of its own for what it is."""
    script = plain(shipped.methods()[row["method"]])
    script["summary"] = row.get("summary", script["summary"])
    at = next(n for n, step in enumerate(script["steps"]) if step["kind"] == "decide")
    script["steps"][at:at] = row["more_steps"]
    return script
