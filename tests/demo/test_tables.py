"""The tables of the demo: what happened at them, and a cast that plays one by itself."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from structlog.testing import capture_logs

from poortgenoot import guard
from poortgenoot.core import clock
from poortgenoot.demo import people, playing, tables
from poortgenoot.demo.performing import Performance
from poortgenoot.demo.world import rows
from poortgenoot.discussions import actions
from poortgenoot.discussions.factor import Weighed
from poortgenoot.discussions.method_reading import read
from poortgenoot.discussions.models import Consent, Contribution, Discussion, Explanation, RecordLine, Seat, Weighing
from poortgenoot.discussions.tests.table import forget_tables
from poortgenoot.guard.engine import GuardBuilding
from poortgenoot.members.models import Member
from tests.again import Again, once
from tests.cast import client_of

pytestmark = pytest.mark.django_db
ROWS = {row["key"]: row for row in rows("tables")}
type People = dict[str, Member]


@pytest.fixture(scope="module", autouse=True)
def the_guard() -> None:
    guard.start_building(Path(settings.DATA_DIR) / "guard")
    built = guard._guard
    assert built is not None
    assert built.wait(120) is guard.State.READY


@pytest.fixture(scope="module")
def people_again(django_db_setup: None, django_db_blocker: Any) -> Again[People]:
    with django_db_blocker.unblock():
        return once(lambda: people.make_members(people.make_hosts()))


@pytest.fixture
def cast_of_the_demo(db: None, people_again: Again[People]) -> Any:
    forget_tables()
    yield people_again()
    clock.set_ahead(timedelta())


@pytest.fixture
def world(cast_of_the_demo: People) -> People:
    tables.lay_all(cast_of_the_demo)
    return cast_of_the_demo


@pytest.fixture
def ready(cast_of_the_demo: People) -> People:
    tables.happen(ROWS["live"], cast_of_the_demo)
    return cast_of_the_demo


def table(key: str) -> Discussion:
    found = tables.table_called(key)
    assert found is not None
    return found


def test_one_table_waits_for_the_weighing_of_the_doctor(world: People) -> None:
    discussion = table("waits")
    assert discussion.step is not None
    assert (discussion.pace, discussion.step.kind) == ("slow", "weigh")
    assert Weighing.objects.filter(seat__discussion=discussion, sealed_at__isnull=False).count() == 2
    assert discussion.seats.count() == 4
    assert discussion.step_ends_at is not None
    assert discussion.step_ends_at > clock.now()
    browser = client_of(world["annelies"])
    assert discussion.title in browser.get("/").text
    assert "Verzegel mijn afweging" in browser.get(f"/casus/{discussion.pk}/").text


def test_one_table_is_decided_with_all_that_stays(world: People) -> None:
    discussion = table("decided")
    assert discussion.closed_at is not None
    assert discussion.closed_at < clock.now()
    assert {r.step for r in discussion.reveals.all()} == {"alleen-wegen", "standpunt"}
    assert RecordLine.objects.filter(discussion=discussion, kind="would_do").count() == 5
    consents = Consent.objects.filter(seat__discussion=discussion, version=discussion.record_version)
    assert sorted(c.agrees for c in consents) == [False, True, True, True, True]
    assert Explanation.objects.filter(discussion=discussion).exists()
    browser = client_of(world["annelies"])
    page = browser.get(f"/casus/{discussion.pk}/").text
    assert "Het schema houden, en elke week herzien" in page
    assert "Jij zegt vooraf" in browser.get(f"/casus/{discussion.pk}/uitleg/").text


def test_one_table_stands_ready(ready: People) -> None:
    discussion = table("live")
    assert (discussion.place, discussion.seats.count()) == (None, 5)
    assert client_of(ready["esther"]).get("/casus/").text.count(discussion.title) == 1


def sits_in(who: Member, discussion: Discussion) -> Seat:
    seat = actions.take(discussion, who.profession, by=who)
    Seat.objects.filter(pk=seat.pk).update(seen_at=clock.now())
    return seat


def play(performance: Performance, most: int = 400) -> int:
    """Let the cast do what it does, each thing at once; returns how many things it did."""
    for done in range(most):
        if performance.act() is None:
            return done
    raise AssertionError("the cast never comes to an end")


def again(row: dict[str, Any], world: People, tempo: float = 0.0) -> Performance:
    """As after a restart: only what the table knows is known."""
    return Performance(row, world, table(row["key"]), tempo)


def test_the_cast_plays_from_start_to_close(ready: People) -> None:
    play(again(ROWS["live"], ready))
    discussion = table("live")
    assert discussion.closed_at is not None
    assert {r.step for r in discussion.reveals.all()} == {"alleen-wegen", "opnieuw-wegen"}
    assert not discussion.turns.exclude(state="heard").exists()
    assert Contribution.objects.filter(discussion=discussion, answers__isnull=False).count() == 3
    assert Consent.objects.filter(seat__discussion=discussion, version=discussion.record_version).count() == 5


def test_killed_after_any_act_it_goes_on_and_says_nothing_twice(ready: People) -> None:
    for _number in range(400):
        if again(ROWS["live"], ready).act() is None:
            break
    discussion = table("live")
    assert discussion.closed_at is not None
    texts = list(Contribution.objects.filter(discussion=discussion).values_list("text", flat=True))
    assert len(texts) == len(set(texts)) == 11
    assert RecordLine.objects.filter(discussion=discussion).count() == 9


def test_the_envelopes_wait_once_for_a_newcomer_who_is_there(ready: People) -> None:
    newcomer = sits_in(ready["esther"], table("live"))
    play(again(ROWS["live"], ready))
    discussion = table("live")
    assert discussion.step is not None
    assert discussion.step.kind == "reveal"
    assert not discussion.reveals.exists()
    keys = discussion.factors.values_list("key", flat=True)
    actions.weigh(newcomer, "alleen-wegen", {key: Weighed(1, 0, False, "Zo.", "Anders.") for key in keys})
    actions.seal(newcomer, "alleen-wegen")
    play(again(ROWS["live"], ready))
    assert table("live").reveals.filter(step="alleen-wegen", missing=[]).exists()
    assert table("live").closed_at is None
    Discussion.objects.filter(pk=discussion.pk).update(step_ends_at=clock.now())
    play(again(ROWS["live"], ready))
    assert table("live").reveals.get(step="opnieuw-wegen").missing == [newcomer.pk]
    assert table("live").closed_at is not None


def test_who_is_weighing_keeps_the_table_in_that_step_and_who_stops_does_not(ready: People) -> None:
    newcomer = sits_in(ready["esther"], table("live"))
    performance = again(ROWS["live"], ready, tempo=1.0)

    def passes(seconds: float) -> str:
        performance.act()
        clock.set_ahead(clock.ahead() + timedelta(seconds=seconds))
        Seat.objects.filter(pk=newcomer.pk).update(seen_at=clock.now())
        step = table("live").step
        return step.key if step else ""

    while passes(5) != "alleen-wegen":
        pass
    key = table("live").factors.first().key  # type: ignore[union-attr]
    for _number in range(5):
        actions.weigh(newcomer, "alleen-wegen", {key: Weighed(1, 0)})
        assert {passes(5) for _act in range(6)} == {"alleen-wegen"}
    assert "openen" not in {passes(5) for _act in range(4)}
    assert next(step for _act in range(60) if (step := passes(5)) != "alleen-wegen")


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Is er op de werkplek gekeken?", "ging nog niemand kijken"),
        ("Waarom schrijft ze niet, ze moet toch buiten zoeken?", "een brief schrijven"),
        ("Hoeveel koffie drinkt ze?", "laten we open staan"),
    ],
)
def test_a_question_gets_an_answer_by_its_words(ready: People, question: str, part: str) -> None:
    newcomer = sits_in(ready["esther"], table("live"))
    performance = again(ROWS["live"], ready)
    for _number in range(60):
        step = table("live").step
        if step and step.kind == "ask":
            break
        performance.act()
    actions.contribute(table("live"), question, uuid.uuid4(), by=newcomer)
    play(performance)
    answer = Contribution.objects.get(answers__text=question)
    assert part in answer.text


def test_every_answer_at_hand_gives_nobody_away() -> None:
    for row in rows("tables"):
        for one in row["answers"]:
            assert guard.check(one["text"]) == ()


def test_the_next_table_is_laid_a_minute_later_and_one_that_nobody_saw_goes(ready: People) -> None:
    first = table("live")
    play(again(ROWS["live"], ready))
    playing.Play(tempo=1.0).go_on()
    assert table("live") == first
    clock.set_ahead(timedelta(minutes=2))
    playing.Play(tempo=1.0).go_on()
    assert table("live") != first
    assert table("live").closed_at is None
    assert not Discussion.objects.filter(pk=first.pk).exists()


def test_a_table_where_a_newcomer_sat_stays_theirs(ready: People) -> None:
    first = table("live")
    sits_in(ready["esther"], first)
    actions.close(first, by=first.seats.get(member=ready["ilse"]))
    playing.Play(tempo=0.0).go_on()
    assert table("live") != first
    assert client_of(ready["esther"]).get(f"/casus/{first.pk}/").status_code == 200


def test_a_guard_that_is_still_building_is_waited_for_and_is_no_mistake(
    ready: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one thing that is stood in for: a guard that is ready cannot be made to build."""
    stop, asked = Event(), []

    def still_building(play: playing.Play) -> float:
        asked.append(play)
        if len(asked) == 3:
            stop.set()
        raise GuardBuilding

    monkeypatch.setattr(playing, "LOOK_AGAIN", 0.0)
    monkeypatch.setattr(playing, "close_old_connections", lambda: None)
    monkeypatch.setattr(playing.Play, "go_on", still_building)
    with capture_logs() as logged:
        playing.keep_playing(1.0, stop)
    assert [line["log_level"] for line in logged] == ["info"] * 3


@pytest.mark.parametrize("key", ROWS)
def test_a_table_tells_one_length(key: str) -> None:
    method = read(tables.script_of(ROWS[key]))
    assert [int(said) for said in re.findall(r"(\d+) minuten", method.summary)] in ([], [method.minutes])


def test_anybody_of_the_cast_sits_in_with_one_click_while_it_is_played(
    ready: People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Schuif aan bij een bespreking die loopt" not in client.get("/demo/").text
    monkeypatch.setattr(playing, "is_on", lambda: True)
    assert "Schuif aan bij een bespreking die loopt" in client.get("/demo/").text
    answer = client.post("/demo/aanschuiven/", {"wie": ready["mirjam"].pk})
    assert answer["Location"] == f"/casus/{table('live').pk}/"
    assert table("live").seats.get(member=ready["mirjam"]).takes_part
    assert client.get(answer["Location"]).status_code == 200
    assert client.post("/demo/aanschuiven/", {"wie": ready["ilse"].pk}).status_code == 404


def test_a_newcomer_is_waited_for_in_their_turn_for_a_minute(ready: People) -> None:
    sits_in(ready["esther"], table("live"))
    performance = again(ROWS["live"], ready, tempo=1.0)
    for _number in range(1_500):
        seconds = performance.act()
        clock.set_ahead(clock.ahead() + timedelta(seconds=seconds or 2))
        Seat.objects.filter(member=ready["esther"]).update(seen_at=clock.now())
        if table("live").closed_at:
            break
    discussion = table("live")
    assert discussion.closed_at is not None
    assert discussion.turns.get(seat__member=ready["esther"]).state == "passed"
