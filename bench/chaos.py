"""A running discussion whose server is killed and started again, fifty times, each time at a random moment.

Six seats save what they weigh, over and over; the facilitator goes on and back; a seventh looks at every page. After
each kill the database must hold, for every seat, what was acknowledged last, or the one write that was under way; the
table must stand where it was led to. No page, no message over a socket and no line of the server's log may hold a word
of somebody's reason.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from websockets import Origin
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from bench.rows import Row, at_least, at_most, measured
from bench.world import house_for_bench

KILLS = 50
SEATS = 8
LEADS, SPIES = 0, 7
CSRF = "a" * 32
THINGS = [
    "bloempot",
    "ladder",
    "kwast",
    "theepot",
    "kapstok",
    "lepel",
    "gordijn",
    "fietsbel",
    "paraplu",
    "kruiwagen",
    "emmer",
    "spijker",
    "deurmat",
    "zeef",
    "trommel",
    "schaar",
    "knoop",
    "waslijn",
    "potlood",
    "vergiet",
    "bezem",
    "klomp",
    "vlieger",
    "hengel",
    "anker",
    "zadel",
    "kandelaar",
    "trechter",
    "deken",
    "kurk",
]


@dataclass(slots=True)
class Word:
    """What one seat was told is kept, and what it sent since."""

    kept: tuple[int, str] | None = None
    sent: tuple[int, str] | None = None


@dataclass(slots=True)
class Hall:
    """The table, and all that was said and seen at it."""

    port: int
    pk: int
    sessions: list[str]
    seats: list[int]
    words: dict[int, Word] = field(default_factory=dict)
    place: int = 1
    going: int = 1
    acknowledged: int = 0
    looked: int = 0
    heard: int = 0
    leaks: list[str] = field(default_factory=list)


def run() -> list[Row]:
    random.seed(11)
    with house_for_bench():
        hall = _lay()
        lost, waits = [], []
        for _kill in range(KILLS):
            waits.append(_round(hall))
            lost += _lost(hall)
    return [
        measured("kills", len(waits), "kills", None, at_least(KILLS)),
        measured("acknowledged writes", hall.acknowledged, "writes", None, at_least(KILLS)),
        measured("acknowledged and lost", len(lost), "writes", None, at_most(0)),
        measured("pages and logs looked at", hall.looked, "looks", None, at_least(KILLS)),
        measured("messages heard by an open page", hall.heard, "messages", None, at_least(KILLS)),
        measured("words of a sealed reason seen", len(hall.leaks), "leaks", None, at_most(0)),
        measured("p50 from start to first page", statistics.median(waits), "s"),
    ]


def _lay() -> Hall:
    from tests.processes import free_port

    from bench.tables.hall import furnish

    (chairs,) = furnish(1, SEATS)
    hall = Hall(free_port(), chairs[0].discussion, [c.session for c in chairs], [c.seat for c in chairs])
    hall.words = {number: Word() for number in range(1, SPIES)}
    from poortgenoot.discussions import actions
    from poortgenoot.discussions.models import Discussion, Seat

    discussion, leader = Discussion.objects.get(pk=hall.pk), Seat.objects.get(pk=hall.seats[LEADS])
    actions.start(discussion, by=leader)
    actions.go_to(discussion, 1, by=leader, expects=0)
    return hall


def _round(hall: Hall) -> float:
    """One life of the server; the seconds until it gave its first page."""
    surroundings = {**os.environ, "WITH_WORKER": "no", "LOG_LEVEL": "DEBUG"}
    from tests.processes import SERVE

    command = [sys.executable, "-c", SERVE, str(hall.port), "1"]
    began = time.monotonic()
    with subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        log: list[str] = []
        threading.Thread(target=lambda: log.extend(server.stdout or ()), daemon=True).start()
        while _get(hall, SPIES, "")[0] != 200:
            time.sleep(0.05)
        waited = time.monotonic() - began
        stop = threading.Event()
        people = [threading.Thread(target=_weigh, args=(hall, n, stop)) for n in hall.words]
        people += [threading.Thread(target=act, args=(hall, stop)) for act in (_lead, _look, _listen)]
        for person in people:
            person.start()
        time.sleep(random.uniform(0.2, 3.0))
        server.kill()
        stop.set()
        for person in people:
            person.join()
    _search(hall, "".join(log), "log")
    return waited


def _weigh(hall: Hall, number: int, stop: threading.Event) -> None:
    lot, word = random.Random(f"{number}-{time.monotonic()}"), hall.words[number]
    while not stop.is_set():
        weight = lot.randrange(5)
        reason = " ".join(lot.sample(THINGS, 3)) if lot.random() < 0.5 else (word.kept or (0, ""))[1]
        word.sent = (weight, reason)
        fields = {"stap": "stap-1", "stil": "1", "zwaarte:f0": weight, "richting:f0": 1, "reden:f0": reason}
        if _post(hall, number, "weeg/", fields) == 204:
            word.kept = (weight, reason)
            hall.acknowledged += 1
        time.sleep(0.05)


def _lead(hall: Hall, stop: threading.Event) -> None:
    while not stop.is_set():
        hall.going = 2 if hall.place == 1 else 1
        if _post(hall, LEADS, "stap/", {"expects": hall.place, "to": hall.going}) in {200, 302}:
            hall.place = hall.going
            hall.acknowledged += 1
        time.sleep(0.3)


def _look(hall: Hall, stop: threading.Event) -> None:
    while not stop.is_set():
        for page in ("", "mijn/", "scherm/"):
            _status, body = _get(hall, SPIES, page)
            _search(hall, body, page or "room")


def _listen(hall: Hall, stop: threading.Event) -> None:
    """An open page of the seat that looks: whatever it is told."""
    headers = {name: value for name, value in _headers(hall, SPIES).items() if name == "Cookie"}
    address = f"ws://127.0.0.1:{hall.port}/ws/casus/{hall.pk}/"
    with (
        contextlib.suppress(OSError, WebSocketException),
        connect(address, additional_headers=headers, origin=_origin(hall), proxy=None) as page,
    ):
        page.send('{"version": -1, "scenes": {}}')
        while not stop.is_set():
            with contextlib.suppress(TimeoutError):
                _search(hall, str(page.recv(timeout=0.2)), "socket")
                hall.heard += 1


def _search(hall: Hall, text: str, where: str) -> None:
    hall.looked += 1
    hall.leaks += [f"{thing} in {where}" for thing in THINGS if thing in text]


def _lost(hall: Hall) -> list[str]:
    """What was acknowledged and is not there; what was under way may be there or not, and counts from now on."""
    from poortgenoot.discussions.models import Discussion, Seat
    from poortgenoot.discussions.queries.own import weighing_of

    lost = []
    for number, word in hall.words.items():
        contents, _row = weighing_of(Seat.objects.get(pk=hall.seats[number]), "stap-1")
        found = contents.factors.get("f0")
        there = (found.weight or 0, found.reason) if found else None
        if word.kept and there not in {word.kept, word.sent}:
            lost.append(f"seat {number}: {there} instead of {word.kept}")
        word.kept = there or word.kept  # type: ignore[assignment]
    place = Discussion.objects.get(pk=hall.pk).place
    if place not in {hall.place, hall.going}:
        lost.append(f"the table stands at {place}, not at {hall.place}")
    hall.place = hall.going = place or 0
    return lost


def _post(hall: Hall, number: int, verb: str, fields: dict[str, object]) -> int:
    headers = _headers(hall, number) | {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-CSRFToken": CSRF,
        "HX-Request": "true",
    }
    return _ask(hall, "POST", f"/casus/{hall.pk}/{verb}", headers, urlencode(fields))[0]


def _get(hall: Hall, number: int, page: str) -> tuple[int, str]:
    return _ask(hall, "GET", f"/casus/{hall.pk}/{page}", _headers(hall, number), "")


def _headers(hall: Hall, number: int) -> dict[str, str]:
    cookies = f"sessionid={hall.sessions[number]}; csrftoken={CSRF}"
    return {"Cookie": cookies, "Origin": _origin(hall)}


def _origin(hall: Hall) -> Origin:
    return Origin(f"http://127.0.0.1:{hall.port}")


def _ask(hall: Hall, how: str, path: str, headers: dict[str, str], body: str) -> tuple[int, str]:
    """Status and text; 0 while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", hall.port, timeout=10)
    try:
        connection.request(how, path, body or None, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    except (OSError, http.client.HTTPException):
        return 0, ""
    finally:
        connection.close()
