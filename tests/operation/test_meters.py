"""What an operator reads at /metingen/: how the house does, and nothing of anybody in it."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import Any

import pytest
from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client

from poortgenoot import counting, guard
from poortgenoot.core import clock, meters
from poortgenoot.notifications.models import Mail
from poortgenoot.notifications.tasks import deliver
from tests.cast import Cast
from tests.factories import make_answer, make_question
from tests.processes import WITHIN

pytestmark = pytest.mark.django_db


def metings() -> dict[str, float]:
    """Every number of the page, by its name and labels as they stand there."""
    page = Client().get("/metingen/").content.decode()
    lines = (line.rpartition(" ") for line in page.splitlines() if line and not line.startswith("#"))
    return {name: float(number) for name, _space, number in lines}


def mail(state: str, **fields: object) -> Mail:
    number = Mail.objects.count()
    values = {"message_id": f"<{number}@test>", "kind": "answer", "to": f"lid{number}@voorbeeld.example"}
    return Mail.objects.create(**(values | {"state": state, "subject": "Iemand reageerde"} | fields))


def test_the_post_tells_what_waits_and_how_the_last_day_went(db: None) -> None:
    now = clock.now()
    mail("waiting", created_at=now - timedelta(minutes=20), not_before=now - timedelta(minutes=19))
    mail("waiting", created_at=now - timedelta(hours=9), not_before=now + timedelta(hours=1))
    mail("sent")
    mail("sent", created_at=now - timedelta(hours=25))
    mail("failed")
    read = metings()
    assert read["poortgenoot_mails_waiting"] == 2
    assert 1_200 <= read["poortgenoot_oldest_mail_seconds"] < 1_300
    assert read['poortgenoot_mails_of_a_day{state="sent"}'] == 1
    assert read['poortgenoot_mails_of_a_day{state="failed"}'] == 1
    assert read['poortgenoot_mails_of_a_day{state="expired"}'] == 0


@pytest.fixture
def empty_queue(db: None) -> None:
    """A test that commits leaves its jobs behind: emptying the tables of models does not reach them."""
    with connection.cursor() as cursor:
        for table in ("periodic_defers", "events", "jobs", "workers"):
            cursor.execute(f"DELETE FROM procrastinate_{table}")


def test_the_worker_tells_what_waits_for_it_and_for_how_long(empty_queue: None) -> None:
    assert metings()['poortgenoot_jobs{state="todo"}'] == 0
    deliver.defer()
    deliver.configure(schedule_in={"hours": 2}).defer()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = at - interval '90 seconds' WHERE type = 'deferred'")
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '30 seconds')")
    read = metings()
    assert read['poortgenoot_jobs{state="todo"}'] == 2
    assert 90 <= read["poortgenoot_oldest_job_seconds"] < 120
    assert 30 <= read["poortgenoot_worker_sign_seconds"] < 60


def test_a_house_without_a_worker_gives_no_sign_of_one(empty_queue: None) -> None:
    assert "poortgenoot_worker_sign_seconds" not in metings()


def test_questions_that_wait_past_their_term_are_counted(cast: Cast) -> None:
    over = clock.now() - timedelta(hours=1)
    make_question(cast.asker, "BA")
    make_question(cast.asker, "BA", deadline=over)
    make_question(cast.asker, "BA", deadline=over, closed_at=clock.now())
    answered = make_question(cast.asker, "BA", deadline=over)
    make_answer(answered, cast.doctor)
    answered.perspectives.update(answered_at=clock.now())
    read = metings()
    assert (read["poortgenoot_questions_open"], read["poortgenoot_questions_past_term"]) == (3, 1)


def test_the_guard_tells_its_state_and_how_long_it_takes(db: None) -> None:
    guard.start_building(settings.DATA_DIR / "guard")
    built = guard._guard
    assert built is not None
    built.wait(120)
    before = metings()
    assert [before[f'poortgenoot_guard{{state="{state}"}}'] for state in ("building", "ready", "down")] == [0, 1, 0]
    guard.check("Zij bouwt haar uren op.")
    assert metings()["poortgenoot_guard_check_seconds_count"] == before["poortgenoot_guard_check_seconds_count"] + 1


def test_it_is_there_for_the_machine_itself_only() -> None:
    assert Client(REMOTE_ADDR="10.0.0.7").get("/metingen/").status_code == 404
    assert Client(headers={"X-Forwarded-For": "10.0.0.7"}).get("/metingen/").status_code == 404


def test_no_name_address_or_title_stands_in_it(cast: Cast) -> None:
    question = make_question(cast.asker, title="Eerst uren of eerst taken?")
    mail("failed", to=cast.doctor.user.email, subject=question.title, member=cast.doctor)
    page = Client().get("/metingen/").content.decode()
    for word in (cast.asker.name, cast.doctor.user.email, question.title, cast.association.slug, "voorbeeld.example"):
        assert word not in page
    labels = set(re.findall(r"poortgenoot_\w+\{([a-z]+)=", page))
    assert labels <= {"route", "status", "state", "kind", "le"}


def test_a_database_that_is_away_takes_only_its_own_numbers_along(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> dict[str, float]:
        raise OperationalError

    monkeypatch.setitem(meters._readings, "poortgenoot_jobs", meters.Reading("poortgenoot_jobs", "Jobs", away, "state"))
    read = metings()
    assert read["poortgenoot_database_up"] == 0
    assert "poortgenoot_mails_waiting" in read
    assert not [name for name in read if name.startswith("poortgenoot_jobs")]


@pytest.fixture
def served() -> counting.App:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send(
                {"type": "websocket.accept"} if scope["path"] == "/ws/meldingen/" else {"type": "websocket.close"}
            )
            await receive()
            return
        if scope["path"] == "/kapot/":
            raise RuntimeError
        await send({"type": "http.response.start", "status": 404 if scope["path"] == "/weg/" else 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    return counting.counted(app)


def asks(served: counting.App, path: str) -> None:
    async def nothing(*_message: object) -> dict[str, Any]:
        return {}

    asyncio.run(served({"type": "http", "path": path}, nothing, nothing))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/sparren/12/", "page", "2xx"),
        ("/weg/", "page", "4xx"),
        ("/api/v1/me", "api", "2xx"),
        ("/static/house.css", "static", "2xx"),
        ("/controle/", "guard", "2xx"),
        ("/aanmelden/", "account", "2xx"),
    ],
)
def test_a_request_is_counted_by_its_kind(served: counting.App, path: str, route: str, status: str) -> None:
    name = f'poortgenoot_request_seconds_count{{route="{route}",status="{status}"}}'
    before = metings().get(name, 0)
    asks(served, path)
    assert metings()[name] == before + 1


def test_a_request_that_breaks_counts_as_broken(served: counting.App) -> None:
    name = 'poortgenoot_request_seconds_count{route="page",status="5xx"}'
    before = metings().get(name, 0)
    with pytest.raises(RuntimeError):
        asks(served, "/kapot/")
    assert metings()[name] == before + 1


@pytest.mark.parametrize(("path", "kind", "is_open"), [("/ws/meldingen/", "inbox", 1), ("/ws/casus/3/", "table", 0)])
def test_a_socket_counts_while_it_is_open_and_a_refused_one_never(
    served: counting.App, path: str, kind: str, is_open: int
) -> None:
    def open_now() -> float:
        return meters.SOCKETS.labels(kind)._value.get()

    async def comes_and_goes() -> list[float]:
        page = ApplicationCommunicator(served, {"type": "websocket", "path": path})
        await page.send_input({"type": "websocket.connect"})
        await page.receive_output(WITHIN)
        seen = [open_now()]
        await page.send_input({"type": "websocket.disconnect"})
        await page.wait(WITHIN)
        return [*seen, open_now()]

    assert asyncio.run(comes_and_goes()) == [is_open, 0]


def test_the_house_stands_behind_the_counting_door() -> None:
    from poortgenoot.asgi import application

    name = 'poortgenoot_request_seconds_count{route="photo",status="4xx"}'
    before = metings().get(name, 0)

    async def nothing(*_message: object) -> dict[str, Any]:
        return {}

    scope = {"type": "http", "method": "POST", "path": "/beeld/x", "headers": [(b"content-length", b"99999999999")]}
    asyncio.run(application(scope, nothing, nothing))
    assert metings()[name] == before + 1
