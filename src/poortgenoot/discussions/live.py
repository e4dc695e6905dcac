"""Fragments for open pages: what all seats see alike is rendered once for each version and audience, then sent to all.

An audience is people with exactly the same rights to what they see. What differs between seats (one's own weighing, the
controls of who leads) is never in a fragment: each page fetches that by itself, through its own gate.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from channels.db import database_sync_to_async
from django.template.loader import render_to_string

from poortgenoot.discussions.queries.opened import opened_at
from poortgenoot.discussions.queries.table import table_of
from poortgenoot.discussions.table_words import heard

SEATS, SCREEN = "seats", "screen"
TEMPLATES = {SEATS: "discussions/table/_live.html", SCREEN: "discussions/table/_screen.html"}
KEPT = 200
"""Fragments kept in memory; the oldest goes first."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """`scenes`: what a page compares to know which of its own parts to fetch again; `heard`: for who listens."""

    version: int
    scene: str
    html: str
    scenes: Mapping[str, str]
    heard: str


_fragments: dict[tuple[int, str], Fragment] = {}
_under_way: dict[tuple[int, str], asyncio.Task[Fragment]] = {}


def render(pk: int, audience: str) -> Fragment:
    """The fragment of discussion `pk` for `audience`, as it is now."""
    table = table_of(pk)
    opened = opened_at(table) if audience == SCREEN else ()
    html = render_to_string(TEMPLATES[audience], {"table": table, "discussion": table.discussion, "opened": opened})
    return Fragment(table.discussion.version, table.scene, html, table.scenes, heard(table))


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
        made = await database_sync_to_async(render)(*key)
        _fragments.pop(key, None)
        _fragments[key] = made
        while len(_fragments) > KEPT:
            _fragments.pop(next(iter(_fragments)))
        return made
    finally:
        _under_way.pop(key, None)
