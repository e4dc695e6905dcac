"""Fragments for open pages: what all seats see alike is rendered once for each version and audience, then sent to all.

An audience is people with exactly the same rights to what they see. What is one seat's own (`parts`) is never in a
fragment: it is rendered after it, for that seat alone, from the same picture of the table.
"""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from channels.db import database_sync_to_async
from django.db import Error, close_old_connections
from django.template.loader import render_to_string

from poortgenoot.discussions import parts
from poortgenoot.discussions.queries.opened import opened_at
from poortgenoot.discussions.queries.table import Table, table_of
from poortgenoot.discussions.table_words import heard

SEATS, SCREEN = "seats", "screen"
TEMPLATES = {SEATS: "discussions/table/_live.html", SCREEN: "discussions/table/_screen.html"}
KEPT = 200
"""Fragments kept in memory; the oldest goes first."""

FOR_ALL, FOR_ONE = (ThreadPoolExecutor(1, name) for name in ("fragments", "own-parts"))
"""Threads of their own, one each: what all wait for never stands in line behind what one page waits for, and neither
keeps pages from being answered."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """`text` is the message as it is sent, the same for all; `table` the picture that it shows; `drawn` the own parts
    that were rendered from it and that several seats see alike."""

    version: int
    text: str
    table: Table
    drawn: parts.Drawn = field(default_factory=dict)


_fragments: dict[tuple[int, str], Fragment] = {}
_under_way: dict[tuple[int, str], asyncio.Task[Fragment]] = {}


def render(pk: int, audience: str) -> Fragment:
    """The fragment of discussion `pk` for `audience`, as it is now."""
    table = table_of(pk)
    opened = opened_at(table) if audience == SCREEN else ()
    html = render_to_string(TEMPLATES[audience], {"table": table, "discussion": table.discussion, "opened": opened})
    version = table.discussion.version
    message = {"version": version, "scene": table.scene, "html": html, "heard": heard(table)}
    return Fragment(version, json.dumps(message), table)


_asking = 0
"""How many pages wait for parts of their own."""


async def own(made: Fragment, seat_id: int, wanted: list[str]) -> dict[str, str]:
    """The parts of one seat as HTML, from the same picture as the fragment.

    They wait until no fragment is being made, of whatever table: what all wait for goes before what one waits for.
    """
    global _asking
    while making := [task for task in _under_way.values() if not task.done()]:
        await asyncio.wait(making)
    _asking += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(FOR_ONE, _own, made, seat_id, wanted)
    finally:
        _asking -= 1


def _own(made: Fragment, seat_id: int, wanted: list[str]) -> dict[str, str]:
    """A table that asks at once uses one connection: taking one for each seat took longer than most parts do."""
    try:
        return parts.own(made.table, seat_id, wanted, made.drawn)
    except Error:
        close_old_connections()
        raise
    finally:
        if _asking < 2:
            close_old_connections()


async def fragment(pk: int, audience: str, version: int) -> Fragment:
    """The fragment at `version` or later: rendered once in this process, whoever asks.

    A rendering that was under way may have begun before `version`; the one after it cannot have. So nobody who asks
    for a version that does not exist keeps the house busy.
    """
    key = (pk, audience)
    found = _fragments.get(key)
    if under_way := _under_way.get(key):
        found = await asyncio.shield(under_way)
    if found is None or found.version < version:
        found = await asyncio.shield(_under_way.get(key) or _begin(key))
    return found


def _begin(key: tuple[int, str]) -> asyncio.Task[Fragment]:
    task = _under_way[key] = asyncio.create_task(_renew(key))
    return task


async def _renew(key: tuple[int, str]) -> Fragment:
    try:
        made = await database_sync_to_async(render, thread_sensitive=False, executor=FOR_ALL)(*key)
        _fragments.pop(key, None)
        _fragments[key] = made
        while len(_fragments) > KEPT:
            _fragments.pop(next(iter(_fragments)))
        return made
    finally:
        _under_way.pop(key, None)
