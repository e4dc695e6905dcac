"""In what order a process makes what open pages wait for."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from poortgenoot.discussions import live

A_TABLE, ANOTHER = (1, live.SEATS), (2, live.SEATS)


def test_what_all_wait_for_goes_before_what_one_waits_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(live, "_own", lambda *_given: made.append("own") or {})
    monkeypatch.setattr(live, "_under_way", {})

    async def both() -> dict[str, str]:
        may_end = asyncio.Event()
        for key in (A_TABLE, ANOTHER):
            live._under_way[key] = asyncio.create_task(fragment(key, may_end))
        own = asyncio.create_task(live.own(None, 7, ["mijn"]))  # type: ignore[arg-type]
        await asyncio.sleep(0.05)
        may_end.set()
        return await asyncio.wait_for(own, 60)

    async def fragment(key: tuple[int, str], may_end: asyncio.Event) -> Any:
        await may_end.wait()
        made.append("fragment")
        live._under_way.pop(key)

    assert asyncio.run(both()) == {}
    assert made == ["fragment", "fragment", "own"]


def test_a_fragment_that_broke_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "_own", lambda *_given: {"mijn": "…"})
    monkeypatch.setattr(live, "_under_way", {})

    async def after_a_break() -> dict[str, str]:
        live._under_way[A_TABLE] = asyncio.create_task(breaks())
        await asyncio.wait([live._under_way[A_TABLE]])
        return await asyncio.wait_for(live.own(None, 7, ["mijn"]), 60)  # type: ignore[arg-type]

    async def breaks() -> Any:
        raise OSError

    assert asyncio.run(after_a_break()) == {"mijn": "…"}
