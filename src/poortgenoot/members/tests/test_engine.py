"""A real server on the loopback stands for the routing engine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.cache import cache

from poortgenoot.members import engine

HERE, THERE = (52.5125, 6.09444), (52.21833, 6.89583)


class Router(BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        count = self.path.split("?")[0].count(";")
        body = json.dumps({"code": "Ok", "durations": [[0, *[3000] * (count - 1), None][: count + 1]]}).encode()
        self.send_response(200 if "kapot" not in self.path else 500)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_parts: object) -> None:
        pass


@pytest.fixture
def router(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(engine, "PATIENCE", 60)  # on a busy machine the loopback takes its time, too
    cache.clear()
    Router.asked = 0
    server = HTTPServer(("127.0.0.1", 0), Router)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    cache.clear()


def test_a_configured_engine_measures_and_is_asked_once(router: str, settings: object) -> None:
    settings.ROUTING_URL = router  # type: ignore[attr-defined]
    places = [THERE] * 3 + [(52.0, 5.0), (51.0, 5.5)]
    first = engine.times(HERE, places)
    assert not first.estimated
    assert list(first.minutes[:3]) == [50, 50, 50]
    assert list(engine.times(HERE, places).minutes) == list(first.minutes)
    assert Router.asked == 1


def test_a_place_that_no_road_reaches_is_infinitely_far(router: str, settings: object) -> None:
    settings.ROUTING_URL = router  # type: ignore[attr-defined]
    assert engine.times(HERE, [THERE, (53.4, 5.3)]).minutes[1] == float("inf")


def test_a_broken_engine_is_replaced_by_the_estimate_which_says_so(router: str, settings: object) -> None:
    settings.ROUTING_URL = f"{router}/kapot"  # type: ignore[attr-defined]
    times = engine.times(HERE, [THERE])
    assert times.estimated
    assert 50 < times.minutes[0] < 70
    engine.times(HERE, [THERE])
    assert Router.asked == 1


def test_without_an_engine_the_estimate_stands() -> None:
    assert engine.times(HERE, [THERE]).estimated
    assert engine.times(HERE, []).minutes.shape == (0,)
