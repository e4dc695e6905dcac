"""Lists in pages: every row once, whatever comes in between."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.notifications.actions import tell
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring.models import Breach, Lesson, Purge, Report, SelfReport
from tests.api.calls import Caller, problem_of, walk
from tests.cast import Cast, client_of
from tests.factories import make_answer, make_invitation, make_member, make_question

MANY = LIMITS.page_size + 3


@pytest.fixture
def full(cast: Cast) -> Cast:
    """More than one page of everything, some of it of the very same moment."""
    for number in range(MANY):
        at = clock.now() - timedelta(minutes=number // 3)
        question = make_question(cast.asker, published_at=at)
        make_invitation(question, cast.doctor, sent_at=at)
        words = {"title": f"Les {number}", "case_text": "Iemand wil terug.", "insight": "Begin klein."}
        Lesson.objects.create(author=cast.asker, profession="JC", at=at, **words)
        tell(cast.doctor, NoticeKind.HOST, subject=f"host:{number}", title="Nieuws", url="/")
    return cast


@pytest.mark.parametrize(
    ("path", "rows", "first"),
    [
        ("/questions", "questions", MANY),
        ("/questions?which=asked", "questions", MANY),
        ("/invitations", "invitations", MANY),
        ("/invitations?waiting=true", "invitations", MANY),
        ("/lessons", "lessons", MANY),
        ("/inbox", "notices", MANY),
    ],
)
def test_a_walk_meets_every_row_once(full: Cast, path: str, rows: str, first: int) -> None:
    found = walk(Caller(full.doctor), path, rows)
    assert len(found) == len(set(found)) == first


def test_a_walk_through_the_members_meets_everybody_once(cast: Cast) -> None:
    for number in range(MANY):
        make_member("JC", name=f"Lid {number:03}")
    expected = set(Member.objects.filter(onboarded_at__isnull=False).values_list("pk", flat=True))
    found = walk(Caller(cast.doctor), "/members", "members")
    assert len(found) == len(expected)
    assert set(found) == expected


def test_who_joins_during_the_walk_shifts_nobody(cast: Cast) -> None:
    for _number in range(MANY):
        make_member("JC")
    caller = Caller(cast.doctor)
    first = caller.get("/members?profession=JC").json()
    make_member("JC", name="Aaltje")
    rest = walk(caller, first["next"], "members")
    assert not {row["id"] for row in first["members"]} & set(rest)


def test_the_filters_stay_on_the_next_page(full: Cast) -> None:
    answer = Caller(full.asker).get("/questions?which=mine&profession=BA").json()
    assert answer["next"].startswith("/api/v1/questions?which=mine&profession=BA&after=")


def test_a_mark_of_somebodys_own_making_is_refused(cast: Cast) -> None:
    for path in ("/questions?", "/invitations?", "/lessons?", "/inbox?", "/search?q=werk&"):
        answer = Caller(cast.doctor).get(f"{path}after=gisteren")
        assert answer.status_code == 422
        assert problem_of(answer)["errors"][0]["where"] == "after"


def test_a_field_for_hosts_is_empty_for_who_is_of_no_host_in_common(cast: Cast) -> None:
    Member.objects.filter(pk=cast.coach.pk).update(
        decide="Hoe snel we opbouwen.", reach="Bel gerust.", shown={"decide": "everyone", "reach": "hosts"}
    )
    near = Caller(cast.doctor).get(f"/members/{cast.coach.pk}").json()
    far = Caller(cast.stranger).get(f"/members/{cast.coach.pk}").json()
    assert (near["decide"], near["reach"]) == ("Hoe snel we opbouwen.", "Bel gerust.")
    assert (far["decide"], far["reach"]) == ("Hoe snel we opbouwen.", "")


def test_the_directory_is_filtered_as_on_the_page(cast: Cast) -> None:
    found = Caller(cast.doctor).get(f"/members?profession=VA&profession=HR&host={cast.association.pk}").json()
    assert {row["name"] for row in found["members"]} == {"Insurance doctor", "Hr"}
    fresh = Caller(cast.doctor).get("/members?experience=fresh").json()
    assert [row["name"] for row in fresh["members"]] == ["Coach"]
    assert Caller(cast.doctor).get("/members?profession=XX").status_code == 422


@pytest.mark.parametrize("path", ["/questions", "/invitations", "/lessons", "/inbox", "/members"])
def test_a_page_of_many_costs_as_many_queries_as_a_page_of_few(cast: Cast, path: str) -> None:
    caller = Caller(cast.doctor)
    for rows in (2, 12):
        for number in range(rows):
            question = make_question(cast.asker, "BA", "VA")
            make_invitation(question, cast.doctor)
            words = {"title": "Les", "case_text": "Iemand wil terug.", "insight": "Begin klein."}
            Lesson.objects.create(author=cast.asker, profession="JC", **words)
            tell(cast.doctor, NoticeKind.HOST, subject=f"host:{rows}-{number}", title="Nieuws", url="/")
            make_member("JC", host=cast.association)
        caller.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert caller.get(path).status_code == 200
        counted = len(queries)
        if rows == 2:
            few = counted
    assert counted == few <= 12


@pytest.fixture
def kept(cast: Cast) -> Cast:
    """More than a page of everything that lies before a keeper."""
    for number in range(MANY):
        at = clock.now() - timedelta(minutes=number // 3)
        question = make_question(cast.asker, deadline=at, escalated_at=clock.now(), published_at=at)
        answer = make_answer(question, cast.doctor)
        Report.objects.create(kind="answer", object_id=answer.pk, question=question, why="unkind", by=cast.coach, at=at)
        SelfReport.objects.create(where="Ergens", at=at)
        gone = Purge.objects.create(kind="answer", object_id=-number)
        closed_at = at if number % 2 else None
        breach = Breach.objects.create(
            purge=gone, visible_from=at, opened_at=at, closed_at=closed_at, readers=1, mails=1
        )
        breach.hosts.add(cast.association)
        decided = {"decision": "kept", "rule": "not_broken", "decided_at": at}
        Report.objects.create(kind="question", object_id=number, why="unkind", by=cast.coach, at=at, **decided)
    return cast


KEPT = [
    ("/moderation/reports", "reports"),
    ("/moderation/waiting", "questions"),
    ("/moderation/self-reports", "reports"),
    ("/moderation/breaches", "breaches"),
    ("/moderation/cases?words=opbouwen", "cases"),
]


@pytest.mark.parametrize(("path", "rows"), KEPT)
def test_a_keeper_walks_through_what_lies_before_them(kept: Cast, path: str, rows: str) -> None:
    keeper = Caller(kept.moderator)
    assert len(keeper.get(path).json()[rows]) == LIMITS.page_size
    found = walk(keeper, path, rows)
    assert len(found) == len(set(found)) == MANY


def test_open_breaches_come_first_and_the_last_one_closed_heads_the_rest(kept: Cast) -> None:
    found = walk(Caller(kept.moderator), "/moderation/breaches", "breaches")
    still_open = list(Breach.objects.filter(closed_at=None).order_by("opened_at", "pk").values_list("pk", flat=True))
    assert found[: len(still_open)] == still_open
    closed = [Breach.objects.get(pk=pk).closed_at for pk in found[len(still_open) :]]
    assert closed == sorted(closed, reverse=True)


def test_the_log_is_walked_from_the_last_decision_back(kept: Cast) -> None:
    caller = Caller(kept.doctor)
    first = caller.get("/rules").json()
    rest = caller.get(first["next"]).json()
    assert (len(first["log"]), len(rest["log"]), rest["next"]) == (LIMITS.page_size, 3, None)
    assert first["log"][-1]["at"] >= rest["log"][0]["at"]


@pytest.mark.parametrize("part", ["meldingen", "zonder-reactie", "herkend", "datalekken", "zoek&woorden=opbouwen"])
def test_a_keeper_leafs_through_the_same_on_screen(kept: Cast, part: str) -> None:
    client = client_of(kept.moderator)
    shown, path = 0, f"/moderatie/?deel={part}"
    for _page in range(2):
        context = client.get(path).context
        shown, path = shown + len(context["found"]), context["next_url"]
    assert (shown, path) == (MANY, None)
