"""Run benches and show what they measured: python -m bench [NAME …] [--json FILE].

A bench is a module of this folder with `def run() -> list[Row]`. Each runs in a process of its own, so that one
cannot warm or burden another. A bench that fails is reported and makes the exit code 1; a figure that falls short of
its aim is shown and does not.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from bench.rows import Row, as_table

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one bench brought: its rows, or the last line of what went wrong; `seconds` of wall time."""

    name: str
    rows: tuple[Row, ...]
    error: str
    seconds: float


def names() -> list[str]:
    """Every module of this folder that has a `run` without arguments."""
    defines = re.compile(r"^def run\(\) -> ", re.M)
    return sorted(path.stem for path in FOLDER.glob("*.py") if defines.search(path.read_text(encoding="utf-8")))


def run_one(name: str) -> Outcome:
    """Run a bench in a fresh process; whatever it prints goes to standard error."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        command = [sys.executable, "-m", "bench.run", "--only", name, str(result)]
        done = subprocess.run(command, cwd=FOLDER.parent, stdout=sys.__stderr__, check=False)
        told = json.loads(result.read_text()) if result.exists() else {"error": f"ended with {done.returncode}"}
    rows = tuple(Row(**row) for row in told.get("rows", ()))
    return Outcome(name, rows, told.get("error", ""), time.perf_counter() - began)


def report(outcome: Outcome) -> str:
    """One bench as text: its table, or its error."""
    head = f"{outcome.name} ({outcome.seconds:.0f} s)"
    return f"{head}\n{as_table(outcome.rows)}\n" if not outcome.error else f"{head}\nFAILED: {outcome.error}\n"


def as_json(outcomes: list[Outcome]) -> dict[str, object]:
    """All outcomes with the machine they were measured on."""
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "benches": [
            {"name": o.name, "seconds": o.seconds, "error": o.error, "rows": [row.as_json() for row in o.rows]}
            for o in outcomes
        ],
    }


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bin/bench", description="Measure the project beside its peers.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which benches; all when none is named")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file too")
    parser.add_argument("--list", action="store_true", help="name the benches")
    asked = parser.parse_args(arguments)
    known = names()
    if asked.list:
        print("\n".join(known))
        return 0
    if unknown := sorted(set(asked.names) - set(known)):
        parser.error(f"no bench called {', '.join(unknown)}; there are {', '.join(known)}")
    outcomes = []
    for name in asked.names or known:
        print(f"{name} …", file=sys.stderr, flush=True)
        outcomes.append(run_one(name))
        print(report(outcomes[-1]), flush=True)
    if asked.json:
        asked.json.write_text(json.dumps(as_json(outcomes), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(any(outcome.error for outcome in outcomes))


def only(name: str, result: Path) -> None:
    """Run one bench here and leave its rows, or what went wrong, as JSON in `result`."""
    try:
        rows: list[Row] = importlib.import_module(f"bench.{name}").run()
        told: dict[str, object] = {"rows": [row.as_json() for row in rows]}
    except Exception as wrong:  # noqa: BLE001 - whatever it is, the other benches go on and the report says it
        traceback.print_exc()
        told = {"error": f"{type(wrong).__name__}: {wrong}"}
    result.write_text(json.dumps(told))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--only"]:
        only(sys.argv[2], Path(sys.argv[3]))
    else:
        raise SystemExit(main())
