"""One guard in a process of its own: python -m bench.guard_probe ours|deduce FOLDER prints its figures as JSON."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.metrics import Span

TEXTS = Path(__file__).parent / "guard"
FILES = "frozen.jsonl", "frozen_second.jsonl", "open.jsonl"
TYPED = 3_000
"""The length of text, in code points, at which an answer while typing is timed."""
CLOCKS = time.perf_counter, time.process_time
Find = Callable[[str], tuple[Span, ...]]


def ours(folder: Path) -> Find:
    """Our guard, ready to answer."""
    from poortgenoot.guard.engine import build

    engine = build(folder)
    return lambda text: tuple(Span(frozenset({hit.kind.value}), hit.start, hit.end) for hit in engine.check(text))


def deduce(folder: Path) -> Find:
    """Plain deduce, ready to answer."""
    from bench import deduce_peer

    peer = deduce_peer.start(folder)
    return lambda text: deduce_peer.spans(peer, text)


def resident() -> float:
    """Megabytes of this process in memory now (Linux)."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def probe(start: Callable[[Path], Find], folder: Path) -> dict[str, object]:
    """Seconds until ready, megabytes added, characters a second, ms for TYPED characters, findings by text id."""
    texts = [json.loads(line) for name in FILES for line in (TEXTS / name).read_text(encoding="utf-8").splitlines()]
    before, began, worked = resident(), time.perf_counter(), time.process_time()
    find = start(folder)
    find(texts[0]["text"])
    ready, ready_cpu = time.perf_counter() - began, time.process_time() - worked
    began = time.perf_counter()
    found = {row["id"]: [[sorted(hit.kinds), hit.start, hit.end] for hit in find(row["text"])] for row in texts}
    rate = sum(len(row["text"]) for row in texts) / (time.perf_counter() - began)
    pages = ["\n".join(row["text"] for row in texts[at : at + 30])[:TYPED] for at in range(0, 150, 15)]
    typed = [statistics.median(_milliseconds(find, page, clock) for page in pages) for clock in CLOCKS]
    figures = {"ready": ready, "ready_cpu": ready_cpu, "rate": rate, "typed": typed[0], "typed_cpu": typed[1]}
    return {**figures, "megabytes": resident() - before, "found": found}


def _milliseconds(find: Find, text: str, clock: Callable[[], float]) -> float:
    began = clock()
    find(text)
    return (clock() - began) * 1000


if __name__ == "__main__":
    print(json.dumps(probe({"ours": ours, "deduce": deduce}[sys.argv[1]], Path(sys.argv[2]))))
