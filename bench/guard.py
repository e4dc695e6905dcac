"""Our guard beside plain deduce, on judged texts (bench/guard/README.md), two frozen sets and the open one apart.

Found: a finding of the right kind overlaps the detail; between blocking kinds any will do, as the text is stopped.
Deduce's tags get the benefit of the doubt (bench/deduce_peer.py, which says too how it is set up). Time and memory are
taken in fresh processes, one after the other: the first builds the tables, the second finds them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.guard_probe import TEXTS, TYPED
from bench.metrics import BLOCKING, Span, Text, precision, recall, share
from bench.rows import Aim, Row, at_least, at_most, measured

WEIGH = ("employer", "institution", "place", "date", "age", "family", "unique_job", "rare_diagnosis")
PLAIN, DISGUISED, EITHER = frozenset({False}), frozenset({True}), frozenset({False, True})


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        first, again = ({who: probe(who, Path(folder) / who) for who in ("ours", "deduce")} for _ in range(2))
    rows = []
    for part in ("frozen", "frozen_second", "open"):
        judged = [json.loads(line) for line in (TEXTS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]
        ours, peer = (beside(judged, again[who]["found"]) for who in ("ours", "deduce"))
        rows += quality(part, ours, peer)
    return [*rows, *cost(first, again)]


def quality(part: str, ours: list[Text], peer: list[Text]) -> list[Row]:
    """Recall and precision over all and by kind, and how the clean texts fared."""
    weigh = frozenset(WEIGH)
    rows = [
        _row(f"{part}: blocking recall, plain", _recalls(ours, peer, BLOCKING, PLAIN), at_least(0.98)),
        _row(f"{part}: blocking recall, disguised", _recalls(ours, peer, BLOCKING, DISGUISED), at_least(0.9)),
        _row(f"{part}: blocking precision", _precisions(ours, peer, BLOCKING), at_least(0.9)),
        _row(f"{part}: to-weigh recall", _recalls(ours, peer, weigh, EITHER), at_least(0.9)),
        _row(f"{part}: to-weigh precision", _precisions(ours, peer, weigh)),
        _row(f"{part}: clean texts left alone", [clean(texts) for texts in (ours, peer)], at_least(0.95)),
        _row(f"{part}: clean texts not stopped", [clean(texts, BLOCKING) for texts in (ours, peer)]),
    ]
    for kind in (*sorted(BLOCKING), *WEIGH):
        one = frozenset({kind})
        rows.append(_row(f"{part}: recall {kind}", _recalls(ours, peer, one, EITHER)))
        rows.append(_row(f"{part}: precision {kind}", _precisions(ours, peer, one)))
    return [row for row in rows if row is not None]


def cost(first: dict[str, Any], again: dict[str, Any]) -> list[Row]:
    """Speed, time until ready, and memory."""
    return [
        measured(f"characters a second{_note()}", again["ours"]["rate"], "1/s", again["deduce"]["rate"]),
        measured(f"{TYPED:,} characters, median", again["ours"]["typed"], "ms", again["deduce"]["typed"], at_most(300)),
        measured("ready, first time", first["ours"]["ready"], "s", first["deduce"]["ready"], at_most(5)),
        measured("ready, after that", again["ours"]["ready"], "s", again["deduce"]["ready"], at_most(1)),
        measured("ready, first time, CPU", first["ours"]["ready_cpu"], "s", first["deduce"]["ready_cpu"]),
        measured("ready, after that, CPU", again["ours"]["ready_cpu"], "s", again["deduce"]["ready_cpu"]),
        measured(f"{TYPED:,} characters, median, CPU", again["ours"]["typed_cpu"], "ms", again["deduce"]["typed_cpu"]),
        measured("memory added", again["ours"]["megabytes"], "MB", again["deduce"]["megabytes"], at_most(150)),
    ]


def clean(texts: Iterable[Text], kinds: frozenset[str] | None = None) -> float | None:
    """Which part of the texts with nothing to find has no finding (of these kinds)."""
    return share(
        [not [hit for hit in text.found if kinds is None or hit.kinds <= kinds] for text in texts if not text.details]
    )


def probe(who: str, folder: Path) -> dict[str, Any]:
    """What `bench.guard_probe` measures of one guard, in a process that ends afterwards.

    Python's own compiled code is kept in `folder` too: absent the first time, found the second, as after installing.
    """
    command = [sys.executable, "-m", "bench.guard_probe", who, str(folder)]
    code = {**os.environ, "PYTHONPYCACHEPREFIX": f"{folder}-code"}
    code.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, env=code)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def beside(judged: Iterable[dict[str, Any]], found: dict[str, list[Any]]) -> list[Text]:
    """Each judged text with its findings."""
    return [
        Text(
            tuple(Span(frozenset({d["kind"]}), d["start"], d["end"], d["disguised"]) for d in row["details"]),
            tuple(Span(frozenset(kinds), start, end) for kinds, start, end in found[row["id"]]),
        )
        for row in judged
    ]


def _recalls(ours: list[Text], peer: list[Text], kinds: frozenset[str], written: frozenset[bool]) -> list[float | None]:
    return [recall(texts, kinds, written) for texts in (ours, peer)]


def _precisions(ours: list[Text], peer: list[Text], kinds: frozenset[str]) -> list[float | None]:
    return [precision(texts, kinds) for texts in (ours, peer)]


def _row(name: str, figures: list[float | None], aim: Aim | None = None) -> Row | None:
    """A row, unless ours has nothing to count; findings of several possible kinds make no precision by kind."""
    value, peer = figures
    return None if value is None else measured(name, value, "", peer, aim)


def _note() -> str:
    return " (deduce full)" if os.environ.get("BENCH_FULL_DEDUCE") == "yes" else " (deduce small)"
