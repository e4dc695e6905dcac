from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from poortgenoot import database


def poortgenoot(folder: Path, *arguments: str) -> str:
    surroundings = {**os.environ, "DATA_DIR": str(folder), "DEMO": "yes", "LOG_LEVEL": "WARNING"}
    surroundings.pop("DATABASE_URL", None)
    run = subprocess.run(
        [sys.executable, "-c", "from poortgenoot.cli import main; main()", *arguments],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def sql(folder: Path, statement: str) -> list[tuple[object, ...]]:
    import psycopg

    server = database.start(folder / "postgres")
    try:
        with psycopg.connect(server.url, autocommit=True) as connection:
            answer = connection.execute(statement)
            return answer.fetchall() if answer.description else []
    finally:
        server.server._cleanup()


@pytest.mark.slow
def test_a_text_that_was_purged_stays_gone_when_an_older_backup_comes_back(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    house = tmp_path / "house"
    poortgenoot(house, "manage", "migrate", "--verbosity", "0")
    lesson = (
        "INSERT INTO sparring_lesson (id, title, case_text, insight, for_employee, profession, professions, at) "
        "VALUES ({}, 'Titel', 'Zaak', 'Inzicht', '', 'BA', '{{}}', now() - interval '1 day')"
    )
    sql(house, lesson.format(1))
    sql(house, lesson.format(2))
    poortgenoot(house, "backup", str(tmp_path / "yesterday.dump"))
    sql(house, "DELETE FROM sparring_lesson")
    (house / "purges.jsonl").write_text('{"kind": "lesson", "object_id": 2, "at": "2099-01-01T00:00:00+00:00"}\n')
    said = poortgenoot(house, "restore", str(tmp_path / "yesterday.dump"))
    assert "1 texts on the list of purges were wiped again" in said
    assert sql(house, "SELECT id FROM sparring_lesson") == [(1,)]
