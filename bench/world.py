"""The large world that routing, directory and pages are measured in: `demo/large.py`, on a PostgreSQL of our own.

Made in a folder that goes away; or once, in the folder that BENCH_WORLD names, for as many runs as one likes.
100,000 members and 50,000 questions take some minutes to make.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.rows import Row, measured


@contextmanager
def world(members: int, questions: int) -> Iterator[list[Row]]:
    """The house, standing in a world of this size; gives the row that says how long making it took, if it was made."""
    with house_for_bench():
        yield _filled(members, questions)


@contextmanager
def house_for_bench() -> Iterator[None]:
    """The house on a PostgreSQL of its own, with nobody in it unless BENCH_WORLD holds a world."""
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    os.environ.setdefault("DEMO", "yes")
    os.environ.pop("DATABASE_URL", None)
    with _folder() as folder:
        os.environ["DATA_DIR"] = str(folder)
        from poortgenoot.operation import house, prepare

        with house():
            prepare()
            yield


@contextmanager
def _folder() -> Iterator[Path]:
    if kept := os.environ.get("BENCH_WORLD"):
        Path(kept).mkdir(parents=True, exist_ok=True)
        yield Path(kept)
        return
    folder = Path(tempfile.mkdtemp(prefix="poortgenoot-bench-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _filled(members: int, questions: int) -> list[Row]:
    from django.db import connection

    from poortgenoot.demo import large
    from poortgenoot.members.models import Member
    from poortgenoot.sparring.models import Question

    there = Member.objects.count(), Question.objects.count()
    if there == (members, questions):
        return []
    if any(there):
        raise SystemExit(f"BENCH_WORLD holds {there[0]} members and {there[1]} questions: empty that folder first.")
    began = time.perf_counter()
    large.fill(members, questions)
    took = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return [measured(f"making {members:,} members, {questions:,} questions", took, "s")]
