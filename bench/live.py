"""Live discussions on this machine, everybody with an open page: 20 tables of 25 seats, and 10 of 50.

A real server in a process of its own, the phones in another, on the same two cores: what the phones cost is measured
along. From the click of who leads to the last page of that table; all 500 who seal within ten seconds; and opening
what they sealed.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.rows import Aim, Row, at_least, at_most, measured
from bench.spent import cpu_seconds, megabytes
from bench.world import house_for_bench

HALLS = ((20, 25, at_most(250)), (10, 50, at_most(1000)))
"""So many tables of so many seats, and how long the last page may wait for a click."""
PROCESSES = 1


def run() -> list[Row]:
    with house_for_bench():
        return [row for tables, seats, aim in HALLS for row in hall(tables, seats, aim)]


def hall(tables: int, seats: int, aim: Aim) -> list[Row]:
    """One whole session of so many tables of so many seats, in a house of its own processes."""
    from bench.tables.hall import furnish

    plan = [[asdict(chair) for chair in chairs] for chairs in furnish(tables, seats)]
    found, cpu, memory = _held(plan)
    return [*_seen(found, seats, aim), *_pressed(found, plan, cpu, memory)]


def _held(plan: list[list[dict[str, object]]]) -> tuple[dict[str, Any], float, float]:
    """What the phones saw, and what the server spent: seconds of CPU, and MB."""
    from tests.processes import served

    with tempfile.TemporaryDirectory() as folder, served(PROCESSES) as (address, server):
        time.sleep(8)  # the guard's tables come up beside the pages
        before = cpu_seconds(server.pid)
        files = Path(folder) / "plan.json", Path(folder) / "result.json"
        files[0].write_text(json.dumps(plan))
        command = [sys.executable, "-m", "bench.tables.phones", address, *map(str, files)]
        subprocess.run(command, check=True, timeout=180)
        return json.loads(files[1].read_text()), cpu_seconds(server.pid) - before, megabytes(server.pid)


def _seen(found: dict[str, Any], seats: int, aim: Aim) -> list[Row]:
    walked = [*found["start"], *found["to_weighing"], *found["to_reveal"], *found["on"]]
    return [
        *_clicks(f"click to last page of {seats}", [shown for shown, _own in walked], aim),
        *_clicks(f"click to own part of last page of {seats}", [own for _shown, own in walked]),
        *_clicks(f"opening to what was in it on last page of {seats}", [own for _shown, own in found["opening"]]),
    ]


def _clicks(name: str, times: list[float], aim: Aim | None = None) -> list[Row]:
    p99 = measured(f"p99 {name}", _p99(times), "ms", None, aim)
    return [measured(f"p50 {name}", statistics.median(times), "ms"), p99]


def _pressed(found: dict[str, Any], plan: list[list[dict[str, object]]], cpu: float, memory: float) -> list[Row]:
    sealing, seats = found["sealing"], [chair["seat"] for chairs in plan for chair in chairs]
    everybody = len(seats)
    return [
        measured("p99 of saving a weighing on the way", found["saving"]["p99"], "ms"),
        measured("sealings acknowledged", sealing["acknowledged"], f"of {everybody}", None, at_least(everybody)),
        measured("sealings in the database", _sealed(seats), f"of {everybody}", None, at_least(everybody)),
        measured("all sealed within", sealing["seconds"], "s"),
        measured("p50 of one sealing", sealing["p50"], "ms"),
        measured("p99 of one sealing", sealing["p99"], "ms"),
        measured("CPU of the server, whole session", cpu, "s"),
        measured("memory of the server", memory, "MB"),
    ]


def _sealed(seats: list[object]) -> int:
    from poortgenoot.discussions.models import Weighing

    return Weighing.objects.filter(seat__in=seats, sealed_at__isnull=False).count()


def _p99(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]
