"""Live discussions: 20 tables of 25 seats on this machine, everybody with an open page.

A real server in a process of its own, the phones in another, on the same two cores: what the phones cost is measured
along. From the facilitator's click to the last page of that table; and all 500 who seal within ten seconds.
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

from bench.rows import Row, at_least, at_most, measured
from bench.spent import cpu_seconds, megabytes
from bench.world import house_for_bench

TABLES, SEATS, PROCESSES = 20, 25, 1


def run() -> list[Row]:
    with house_for_bench():
        from bench.tables.hall import furnish

        plan = [[asdict(chair) for chair in chairs] for chairs in furnish(TABLES, SEATS)]
        return _measure(plan)


def _measure(plan: list[list[dict[str, object]]]) -> list[Row]:
    from tests.processes import served

    with tempfile.TemporaryDirectory() as folder, served(PROCESSES) as (address, server):
        time.sleep(8)  # the guard's tables come up beside the pages
        before = cpu_seconds(server.pid)
        files = Path(folder) / "plan.json", Path(folder) / "result.json"
        files[0].write_text(json.dumps(plan))
        command = [sys.executable, "-m", "bench.tables.phones", address, *map(str, files)]
        subprocess.run(command, check=True, timeout=180)
        spent = cpu_seconds(server.pid) - before
        return _rows(json.loads(files[1].read_text()), spent, megabytes(server.pid))


def _rows(found: dict[str, object], cpu: float, memory: float) -> list[Row]:
    walked = [*found["start"], *found["to_weighing"], *found["on"]]  # type: ignore[misc]
    steps, own = ([times[n] for times in walked] for n in (0, 1))
    saving, sealing = found["saving"], found["sealing"]
    assert isinstance(saving, dict)
    assert isinstance(sealing, dict)
    everybody = TABLES * SEATS
    return [
        measured("p50 click to last page of 25", statistics.median(steps), "ms"),
        measured("p99 click to last page of 25", _p99(steps), "ms", None, at_most(250)),
        measured("p50 click to own part of last page", statistics.median(own), "ms"),
        measured("p99 click to own part of last page", _p99(own), "ms"),
        measured("p99 of saving a weighing on the way", saving["p99"], "ms"),
        measured("sealings acknowledged", sealing["acknowledged"], f"of {everybody}", None, at_least(everybody)),
        measured("sealings in the database", _sealed(), f"of {everybody}", None, at_least(everybody)),
        measured("all sealed within", sealing["seconds"], "s"),
        measured("p50 of one sealing", sealing["p50"], "ms"),
        measured("p99 of one sealing", sealing["p99"], "ms"),
        measured("CPU of the server, whole session", cpu, "s"),
        measured("memory of the server", memory, "MB"),
    ]


def _sealed() -> int:
    from poortgenoot.discussions.models import Weighing

    return Weighing.objects.filter(sealed_at__isnull=False).count()


def _p99(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]
