"""Other processes of the house on the database of this test, and a mail server for them to talk to."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connection
from psycopg.conninfo import make_conninfo
from websockets.sync.client import ClientConnection, connect

MAIN = "from poortgenoot.cli import main; main()"
SERVE = """
import sys
from poortgenoot.operation import house
from poortgenoot.serving import run
with house():
    run("127.0.0.1", int(sys.argv[1]), ready="ready", processes=int(sys.argv[2]))
"""
"""Serves the pages at the port that it is given, by so many processes; one alone says on a line of its own that pages
are answered."""
WITHIN, LOOK_EVERY = 240.0, 0.05
"""Seconds: what comes, comes early; a machine that does much else needs longer, and is not wrong."""
FIRST_PORT, PORTS_EACH = 20_000, 2_000
_counted = itertools.count(random.randrange(PORTS_EACH))


def free_port() -> int:
    """One at which nobody listens, nor will until we do: below those that the system gives to whoever connects to
    somewhere, and of this worker alone. A second call gives another.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    while True:
        port = FIRST_PORT + worker * PORTS_EACH + next(_counted) % PORTS_EACH
        with socket.socket() as found, contextlib.suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port


def until[T](look: Callable[[], T], within: float = WITHIN) -> T:
    """What `look` sees once it is something; fails when that takes longer than `within` seconds."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if seen := look():
            return seen
        time.sleep(LOOK_EVERY)
    raise AssertionError(f"still nothing after {within:.0f} seconds")


def address_of_database() -> str:
    """The database that the running test sees; other processes see what it committed."""
    parts = connection.settings_dict
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return make_conninfo("", **{k: str(parts[v]) for k, v in names.items() if parts[v]})


@contextmanager
def process(script: str, *arguments: str, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """Another Python of the house that runs `script`; it is killed at the end if it still lives."""
    surroundings = {
        **os.environ,
        "DATABASE_URL": address_of_database(),
        "LOG_LEVEL": "ERROR",
        "PYTHONWARNINGS": "ignore",
    }
    surroundings |= {"DJANGO_SETTINGS_MODULE": "poortgenoot.settings", **settings}
    command = [sys.executable, "-c", script, *arguments]
    running = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    with running:
        try:
            yield running
        finally:
            running.kill()


@contextmanager
def served(processes: int = 1) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server without worker in processes of its own, once all of them listen for hints, which each does before it
    takes calls, and the port takes calls: where, and the one that was started."""
    port = free_port()
    with process(SERVE, str(port), str(processes), WITH_WORKER="no") as server:
        assert server.stdout
        if processes == 1:
            assert server.stdout.readline() == "ready\n"
        else:
            until(lambda: len(listeners()) == processes)
            until(lambda: _takes_calls(port))
        yield f"127.0.0.1:{port}", server


def _takes_calls(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=WITHIN):
        return True
    return False


def listeners() -> list[int]:
    """The process ids, in PostgreSQL, of who listens for hints on the database of this test."""
    from poortgenoot.core import hints

    asks = "SELECT pid FROM pg_stat_activity WHERE query = %s AND datname = current_database()"
    with connection.cursor() as cursor:
        cursor.execute(asks, [f"LISTEN {hints.CHANNEL}"])
        return [pid for (pid,) in cursor.fetchall()]


def break_off() -> None:
    """PostgreSQL ends the connections over which servers on the database of this test listen."""
    with connection.cursor() as cursor:
        for pid in listeners():
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])


def somebody_waits() -> bool:
    """Whether somebody waits for a lock in the database of this test; other tests of this moment have their own.

    Within a transaction the list of who is connected stays as it was first read, without who came since: it is
    forgotten at each look.
    """
    asks = "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = %s)"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(asks, [connection.settings_dict["NAME"]])
        return bool(cursor.fetchone()[0])


def open_socket(address: str, headers: dict[str, str]) -> ClientConnection:
    """As a page opens it; a server that is busy is given time, and silence is not taken for its end."""
    return connect(address, additional_headers=headers, proxy=None, open_timeout=WITHIN, ping_interval=None)


def run(script: str, *arguments: str, **settings: str) -> None:
    """Run `script` in another process to its end, which must be a good one."""
    with process(script, *arguments, **settings) as running:
        said, _ = running.communicate(timeout=WITHIN)
        assert running.returncode == 0, said


class Post:
    """A mail server: keeps what it takes in; refuses while `refuses`; kills `victim` once that heard "250"."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.taken: list[EmailMessage] = []
        self.refuses = False
        self.victim: int | None = None

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.refuses:
            return "451 Later please"
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        return "250 OK"

    async def handle_QUIT(self, _server: SMTP, _session: Session, _envelope: Envelope) -> str:
        if self.victim:
            os.kill(self.victim, signal.SIGKILL)
            self.victim = None
        return "221 Bye"


@contextmanager
def mail_server() -> Iterator[Post]:
    """A `Post` that listens on its port."""
    post = Post(free_port())
    controller = Controller(post, hostname="127.0.0.1", port=post.port, server_hostname="localhost")
    controller.start()
    try:
        yield post
    finally:
        controller.stop()
