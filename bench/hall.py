"""*Weeg mee* in a hall: 300 phones without an account scan the code of a congress, weigh a case and see the others.

A real server in a process of its own, the phones in this one, on the same two cores. They scan within two minutes and
tap within one, which is faster than people in a hall do.
"""

from __future__ import annotations

import random
import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from bench.rows import Row, at_least, at_most, measured
from bench.world import house_for_bench

PHONES, FACTORS = 300, 6
SCAN_WITHIN, TAP_WITHIN, ASK_EVERY = 130.0, 45.0, 10.0
FIVE_MINUTES = 300
OPENED = "Zo wogen anderen"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
KEY = re.compile(r'name="key" value="([^"]*)"')
VERDICT = re.compile(r'name="verdict" value="([^"]+)"')
PROFESSIONS = ("AD", "BA", "CM", "HR", "JC", "RP", "VA", "WN")


@dataclass(slots=True)
class Times:
    """Milliseconds by kind of answer, and how many phones came to the end."""

    case: list[float] = field(default_factory=list)
    seal: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)
    opened: int = 0


def run() -> list[Row]:
    random.seed(3)
    with house_for_bench():
        from tests.processes import served

        code, gathering = _gather()
        with served() as (address, server):
            from bench.spent import cpu_seconds, megabytes

            time.sleep(8)  # the guard's tables come up beside the pages
            before, began = cpu_seconds(server.pid), time.monotonic()
            times = _hall(f"http://{address}", code)
            seconds = time.monotonic() - began
            spent, memory = cpu_seconds(server.pid) - before, megabytes(server.pid)
        return [
            measured("phones that saw the others", times.opened, f"of {PHONES}", None, at_least(PHONES)),
            measured("marks in the database", _marks(gathering), f"of {PHONES}", None, at_least(PHONES)),
            measured("from the first scan to the last reveal", seconds, "s", None, at_most(FIVE_MINUTES)),
            *_quantiles("the case", times.case),
            *_quantiles("sealing", times.seal),
            *_quantiles("the others", times.others),
            measured("CPU of the server", spent, "s"),
            measured("memory of the server", memory, "MB"),
        ]


def _quantiles(what: str, found: list[float]) -> list[Row]:
    ordered = sorted(found)
    return [
        measured(f"p50 of {what}", statistics.median(ordered), "ms"),
        measured(f"p99 of {what}", ordered[int(len(ordered) * 0.99)], "ms"),
    ]


def _gather() -> tuple[str, int]:
    """A congress with its link: the code, and its number."""
    from datetime import timedelta

    from poortgenoot.core import clock
    from poortgenoot.discussions.models import Gathering, PreparedCase
    from poortgenoot.members.models import Host

    host = Host.objects.create(slug="hal", name="De hal", kind="association")
    case = PreparedCase.objects.filter(host=None).order_by("pk")[0]
    ends = clock.now() + timedelta(days=1)
    made = Gathering.objects.create(
        host=host, prepared=case, title="Congres", code="hal-met-telefoons-0001", ends_at=ends
    )
    return made.code, made.pk


def _marks(gathering: int) -> int:
    from poortgenoot.discussions.models import Mark

    return Mark.objects.filter(gathering=gathering).count()


def _hall(address: str, code: str) -> Times:
    times = Times()
    with ThreadPoolExecutor(PHONES) as hall:
        for phone in [hall.submit(_phone, address, code, number, times) for number in range(PHONES)]:
            phone.result()
    return times


def _phone(address: str, code: str, number: int, times: Times) -> None:
    """One visitor: scans, taps, seals, and waits until the others are there."""
    phone = build_opener(HTTPCookieProcessor())
    phone.addheaders = [("Origin", address)]
    time.sleep(random.uniform(0, SCAN_WITHIN))
    path, html = _timed(times.case, phone, f"{address}/w/{code}/")
    form = urlencode(_form(html, number)).encode()
    time.sleep(random.uniform(0, TAP_WITHIN))
    path, html = _timed(times.seal, phone, path, form)
    while OPENED not in html:
        time.sleep(ASK_EVERY)
        path, html = _timed([], phone, path)
    _path, html = _timed(times.others, phone, path)
    times.opened += OPENED in html


def _form(html: str, number: int) -> dict[str, str]:
    """What this phone weighs, each a little otherwise."""
    weights = {f"w{n}": str((number + n) % 5) for n in range(FACTORS)}
    directions = {f"d{n}": str((number * n) % 5 - 2) for n in range(FACTORS)}
    found = {name: pattern.findall(html)[0] for name, pattern in (("csrfmiddlewaretoken", TOKEN), ("key", KEY))}
    verdicts = VERDICT.findall(html)
    last = {"verdict": verdicts[number % len(verdicts)], "profession": PROFESSIONS[number % len(PROFESSIONS)]}
    return found | weights | directions | last


def _timed(kept: list[float], phone: OpenerDirector, path: str, form: bytes | None = None) -> tuple[str, str]:
    """Where one ended up, and the page there; raises for an answer that says no."""
    began = time.monotonic()
    with phone.open(path, form, timeout=120) as answer:
        html = answer.read().decode()
        kept.append(1000 * (time.monotonic() - began))
        return answer.geturl(), html
