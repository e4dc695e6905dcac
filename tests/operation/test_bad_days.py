"""Wrong settings, and a server that dies at the worst moment."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import uuid

import psycopg
import pytest

from poortgenoot.core.models import Event
from poortgenoot.notifications.models import Mail, Notice
from poortgenoot.search.models import SearchEntry
from poortgenoot.sparring.models import Question
from tests.cast import Cast
from tests.processes import MAIN, WITHIN, address_of_database, free_port, process, run, until

NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing"
PUBLISH = """
import sys, uuid, django; django.setup()
from pathlib import Path
from django.conf import settings
from poortgenoot import guard
guard.start_building(Path(settings.DATA_DIR) / "guard")
guard._guard.wait(120)
from poortgenoot.members.models import Member
from poortgenoot.sparring.actions import publish
from poortgenoot.sparring.drafts import Draft
publish(Draft(
    draft_key=uuid.UUID(sys.argv[1]),
    title="Bij burn-out eerst uren of eerst taken opbouwen?",
    sentence="Bouw ik eerst de uren op of eerst de taken?",
    wants="Zij wil terug naar haar eigen werk en kan drie ochtenden per week.",
    professions=("BA",),
    term="week",
), by=Member.objects.get(pk=int(sys.argv[2])))
"""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LIMIT_OPEN_QUESTIONS", "abc"),
        ("LIMIT_OPEN_QUESTIONS", "-1"),
        ("LIMIT_TITLE_LENGTH", "200"),
        ("SITE_URL", "foo"),
        ("DEMO", "maybe"),
        ("SMTP_PORT", "0"),
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "mysql://root:geheim@localhost/x"),
        ("DATABASE_URL", NOWHERE),
        ("PORT", "abc"),
        ("DATA_DIR", "/dev/null/here"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_line_that_names_it(name: str, value: str) -> None:
    surroundings = {**os.environ, "DATABASE_URL": NOWHERE, "LOG_LEVEL": "WARNING", "PORT": str(free_port())}
    surroundings[name] = value
    command = [sys.executable, "-c", MAIN, "serve"]
    started = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=WITHIN, check=False)
    assert started.returncode == 2
    [line] = started.stderr.splitlines()
    assert line.startswith("poortgenoot: ")
    assert name in line
    assert "geheim" not in line


def test_a_port_that_is_taken_stops_the_start_before_anything_else_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        surroundings = {**os.environ, "DATABASE_URL": NOWHERE, "LOG_LEVEL": "WARNING", "PORT": port}
        command = [sys.executable, "-c", MAIN, "serve"]
        started = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=WITHIN, check=False)
    assert started.returncode == 2
    assert started.stderr.startswith(f"poortgenoot: 127.0.0.1:{port} is not free")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_server_killed_in_the_middle_of_publishing_leaves_nothing_and_the_same_draft_goes_whole(cast: Cast) -> None:
    key, asker = str(uuid.uuid4()), str(cast.asker.pk)
    with psycopg.connect(address_of_database()) as holding:
        holding.execute("LOCK TABLE notifications_notice IN SHARE ROW EXCLUSIVE MODE")
        with process(PUBLISH, key, asker) as server:
            until(lambda: server.poll() is not None or is_halfway())
            assert server.poll() is None, server.stdout and server.stdout.read()
            server.kill()
            server.wait()
    until(lambda: not is_halfway())
    assert traces() == (0, 0, 0, 0, 0)
    run(PUBLISH, key, asker)
    run(PUBLISH, key, asker)
    assert traces() == (1, 1, 2, 2, 1), "whole, once: both company doctors hear of it"


def is_halfway() -> bool:
    """Whether somebody who wrote a question waits for the lock on notices."""
    halfway = """
        SELECT 1 FROM pg_locks wrote JOIN pg_locks waits USING (pid)
        WHERE wrote.relation = 'sparring_question'::regclass AND wrote.mode = 'RowExclusiveLock'
        AND waits.relation = 'notifications_notice'::regclass AND NOT waits.granted
    """
    with psycopg.connect(address_of_database()) as connection:
        return connection.execute(halfway).fetchone() is not None


def traces() -> tuple[int, ...]:
    """What publishing leaves: question, entry in the index, notice, mail, line in the ledger."""
    entries, lines = SearchEntry.objects.filter(kind="question"), Event.objects.filter(verb="published")
    counted = Question.objects, entries, Notice.objects, Mail.objects, lines
    return tuple(rows.count() for rows in counted)
