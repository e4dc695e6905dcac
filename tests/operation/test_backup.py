from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from poortgenoot import database
from poortgenoot.database import tools


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


@pytest.fixture
def server(tmp_path: Path) -> Iterator[database.Embedded]:
    tmp_path.chmod(0o755)
    server = database.start(tmp_path / "postgres")
    yield server
    server.server._cleanup()


def test_a_backup_of_an_earlier_version_comes_back_in_place_of_a_later_one(
    server: database.Embedded, tmp_path: Path
) -> None:
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute("CREATE TABLE members (id bigint PRIMARY KEY)")
        connection.execute("INSERT INTO members VALUES (1)")
        tools.dump(server.url, tmp_path / "earlier.dump")
        connection.execute("CREATE TABLE of_a_later_version (member_id bigint REFERENCES members (id))")
        connection.execute("INSERT INTO members VALUES (2)")
        tools.restore(server.url, tmp_path / "earlier.dump")
        assert connection.execute("SELECT id FROM members").fetchall() == [(1,)]
        assert connection.execute("SELECT to_regclass('of_a_later_version')").fetchone() == (None,)


def test_a_backup_that_is_cut_off_takes_nothing_away(server: database.Embedded, tmp_path: Path) -> None:
    whole, half = tmp_path / "whole.dump", tmp_path / "half.dump"
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute("CREATE TABLE members AS SELECT generate_series(1, 9) AS id")
        tools.dump(server.url, whole)
        half.write_bytes(whole.read_bytes()[:-40])
        connection.execute("INSERT INTO members VALUES (10)")
        with pytest.raises(subprocess.CalledProcessError):
            tools.restore(server.url, half)
        assert connection.execute("SELECT count(*) FROM members").fetchone() == (10,)


def test_the_list_of_processes_does_not_show_the_password_of_the_database() -> None:
    place, surroundings = tools.address("postgresql://poortgenoot:geheim@db/poortgenoot")
    assert "geheim" not in place
    assert surroundings["PGPASSWORD"] == "geheim"
