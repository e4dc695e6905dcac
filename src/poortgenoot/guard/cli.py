"""`poortgenoot guard`: the check from a shell, without database or Django."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click

from poortgenoot.guard.engine import Engine, build


@click.group()
def guard() -> None:
    """Find what gives a person away in a text."""


@guard.command()
@click.argument("file", required=False, type=click.File(encoding="utf-8"))
@click.option(
    "--jsonl", type=click.File(encoding="utf-8"), help='Lines {"id", "text"} in, lines {"id", "findings"} out.'
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def check(file: IO[str] | None, jsonl: IO[str] | None, as_json: bool) -> None:
    """Check FILE, or standard input when FILE is -."""
    if (file is None) == (jsonl is None):
        raise click.UsageError("Give either FILE (or -) or --jsonl FILE.")
    engine = build(folder())
    if jsonl is not None:
        for line in checked_lines(engine, jsonl):
            click.echo(line)
        return
    assert file is not None
    found = [finding.as_json() for finding in engine.check(file.read())]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for one in found:
        click.echo(
            f"{one['severity']}\t{one['kind']}\t{one['start']}-{one['end']}\t{one['text']}\t-> {one['proposal']}"
        )
    if not found:
        click.echo("de controle vond niets", file=sys.stderr)


def folder() -> Path:
    """Where the guard keeps its lists: the data folder, as in the settings."""
    chosen = os.environ.get("DATA_DIR", "").strip()
    data = Path(chosen).expanduser() if chosen else Path(__file__).resolve().parents[3] / "data"
    return data / "guard"


def checked_lines(engine: Engine, lines: IO[str]) -> Iterator[str]:
    """One JSON line of findings for each JSON line with a text; a bad line stops with its number."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            name, text = row["id"], str(row["text"])
        except (ValueError, KeyError, TypeError) as wrong:
            raise click.ClickException(f"line {number}: {wrong}") from wrong
        found = [finding.as_json() for finding in engine.check(text)]
        yield json.dumps({"id": name, "findings": found}, ensure_ascii=False)
