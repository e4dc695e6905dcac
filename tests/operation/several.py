"""A house of several processes on one PostgreSQL, with or without Valkey, and somebody who knocks at each."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.cookiejar import CookieJar
from pathlib import Path
from subprocess import Popen
from urllib.parse import urlencode

from django.db import connection
from websockets.sync.client import ClientConnection

from poortgenoot.core.hints import CHANNEL
from tests.processes import MAIN, WITHIN, Post, free_port, open_socket, process, until

NAMES = "valkey-server", "redis-server"


def valkey_binary() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def valkey(folder: Path) -> Iterator[str]:
    """The address of a Valkey (or Redis) that keeps nothing."""
    binary, port = valkey_binary(), free_port()
    assert binary
    command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        next(line for line in running.stdout if "eady to accept connections" in line)
        try:
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            running.terminate()


@dataclass(frozen=True, slots=True)
class Processes:
    """Two that serve pages, and one that works."""

    first: str
    second: str
    first_process: Popen[str]


@contextmanager
def processes(folder: Path, post: Post, **settings: str) -> Iterator[Processes]:
    surroundings = {"DATA_DIR": str(folder), "SEND_MAIL": "yes", "SMTP_PORT": str(post.port), "SMTP_HOST": "127.0.0.1"}
    surroundings |= settings
    ports = free_port(), free_port()
    with ExitStack() as open_ones:
        served = []
        for count, port in enumerate(ports, start=1):
            command = "serve", "--web-only", "--port", str(port)
            served.append(open_ones.enter_context(process(MAIN, *command, **surroundings)))
            until(partial(listen, count))
        open_ones.enter_context(process(MAIN, "worker", **surroundings))
        first, second = (f"127.0.0.1:{port}" for port in ports)
        for address in (first, second):
            until(partial(answers, address))
        yield Processes(first, second, served[0])


def listen(count: int) -> bool:
    """Whether `count` processes listen for hints on the database of this test."""
    asks = "SELECT count(*) FROM pg_stat_activity WHERE query = %s AND datname = current_database()"
    with connection.cursor() as cursor:
        cursor.execute(asks, [f"LISTEN {CHANNEL}"])
        return bool(cursor.fetchone()[0] >= count)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://{address}/gezond/", timeout=WITHIN) as page:
            return "ready" in json.load(page).values()
    except OSError:
        return False


@dataclass
class Browser:
    """Somebody's browser: the cookies hold for every process, as behind one address."""

    cookies: CookieJar = field(default_factory=CookieJar)

    def sends(self, url: str, form: dict[str, str] | None = None) -> tuple[str, str]:
        """Where it ended, and the page there."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        data = urlencode(form | {"csrfmiddlewaretoken": self.cookie("csrftoken")}).encode() if form else None
        with opener.open(urllib.request.Request(url, data, {"Referer": url}), timeout=WITHIN) as page:
            return page.url, page.read().decode()

    def cookie(self, name: str) -> str:
        return next((str(c.value) for c in self.cookies if c.name == name), "")

    def listens(self, address: str) -> ClientConnection:
        headers = {"Origin": f"http://{address}", "Cookie": f"sessionid={self.cookie('sessionid')}"}
        return open_socket(f"ws://{address}/ws/meldingen/", headers)


def code_in(post: Post, mail: str) -> str:
    """The code that the worker mailed."""
    message = until(lambda: next((m for m in post.taken if m["To"] == mail), None))
    found = re.search(r"\b\d{6}\b", str(message["Subject"]))
    assert found
    return found.group()
