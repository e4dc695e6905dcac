"""What the house knows about me: to take along, and to have erased without a trace of the name."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from pytest_django.fixtures import Settings

from poortgenoot.accounts.models import User
from poortgenoot.accounts.tests.fresh_client import fresh_client_of
from poortgenoot.core import clock
from poortgenoot.members.models import ListedAddress, Member, Membership, Registration
from poortgenoot.notifications.actions import tell
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.search.queries import find
from poortgenoot.sparring.actions import index, purges, replay_purges
from poortgenoot.sparring.models import Answer, Breach, FollowUp, Invitation, Lesson, Purge, Question
from tests.api.calls import Caller
from tests.cast import Cast, client_of
from tests.factories import make_answer, make_invitation, make_question, make_work_place

NAME = "Wilhelmina Ploegmakers"
MAIL = "wilhelmina@ploegmakers.example"
REGISTER = "39901234567"
LEAVE = "/profiel/gegevens/wissen/"


@pytest.fixture(autouse=True)
def a_list_of_purges_of_its_own(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def leaver(cast: Cast) -> Member:
    """A company doctor with a full life here: a profile, a question, an answer, notices, mail and a list line."""
    member = cast.doctor
    User.objects.filter(pk=member.user_id).update(email=MAIL)
    texts = {"decide": f"{NAME} beslist", "reach": f"Mail {MAIL}"}
    Member.objects.filter(pk=member.pk).update(name=NAME, shown={"decide": "everyone"}, **texts)
    member = Member.objects.get(pk=member.pk)
    member.save()
    Registration.objects.create(member=member, register="BIG", number=REGISTER)
    make_work_place(member, "Ommen")
    ListedAddress.objects.create(host=cast.association, email=MAIL, name=NAME, joined=member)
    index.put_question(make_question(member, "JC", "VA", reading="verified", named=True, title="Hoe pak ik dit aan?"))
    make_invitation(member.questions.get(), cast.coach)
    theirs = make_question(cast.asker, "BA", reading="verified")
    make_invitation(theirs, member)
    index.put_answer(make_answer(theirs, member, text="Begin met rustige taken."))
    tell(member, NoticeKind.ANSWER, subject="answer:1", title=f"Dag {NAME}", url="/")
    return member


def leave(member: Member, texts: str) -> None:
    answer = fresh_client_of(member).post(LEAVE, {"texts": texts, "sure": "on"})
    assert (answer.status_code, answer["Location"]) == (302, "/aanmelden/")


def everything_kept() -> str:
    """Every row of every table of the house, as text."""
    return "\n".join(str(row) for model in apps.get_models() for row in model._default_manager.values())


def test_the_download_holds_what_i_am_and_what_i_wrote(leaver: Member, cast: Cast) -> None:
    answer = fresh_client_of(leaver).post("/profiel/gegevens/meenemen/")
    assert "attachment" in answer["Content-Disposition"]
    told = json.loads(answer.content)
    assert told["account"]["email"] == MAIL
    assert told["members"]["name"] == NAME
    assert told["members"]["registrations"] == [{"register": "BIG", "number": REGISTER}]
    assert [row["title"] for row in told["sparring"]["questions"]] == ["Hoe pak ik dit aan?"]
    assert [row["text"] for row in told["sparring"]["answers"]] == ["Begin met rustige taken."]
    assert told["notifications"]["notices"][0]["title"] == f"Dag {NAME}"
    assert any(line["verb"] == "took_own_data" for line in told["ledger"])


def test_the_download_holds_nothing_of_others(leaver: Member, cast: Cast) -> None:
    told = fresh_client_of(leaver).post("/profiel/gegevens/meenemen/").content.decode()
    assert cast.asker.user.email not in told
    assert make_question(cast.asker).title not in told


def test_after_leaving_the_name_stands_nowhere(leaver: Member, cast: Cast) -> None:
    assert NAME in everything_kept()
    leave(leaver, "keep")
    for trace in (NAME, "Wilhelmina", MAIL, "Ploegmakers", REGISTER, "Ommen", "ploegmakers"):
        assert trace not in everything_kept()


def test_after_leaving_no_page_and_no_call_tells_the_name(leaver: Member, cast: Cast) -> None:
    theirs = Question.objects.get(asker=cast.asker)
    leave(leaver, "keep")
    browser, program = client_of(cast.asker), Caller(cast.asker)
    pages = [browser.get("/leden/"), browser.get(f"/sparren/{theirs.pk}/"), browser.get("/zoeken/?q=Wilhelmina")]
    calls = [program.get("/members"), program.get(f"/questions/{theirs.pk}"), program.get("/search?q=Ploegmakers")]
    for seen in (*pages, *calls):
        assert seen.status_code == 200
        assert NAME not in seen.content.decode()
    assert browser.get(f"/leden/{leaver.pk}/").status_code == 404
    assert program.get(f"/members/{leaver.pk}").status_code == 404
    assert not find("Ploegmakers", cast.asker, {"member"}).found


def test_what_a_former_member_answered_stays_as_that_of_a_profession(leaver: Member, cast: Cast) -> None:
    theirs = Question.objects.get(asker=cast.asker)
    leave(leaver, "keep")
    (section,) = Caller(cast.asker).get(f"/questions/{theirs.pk}").json()["sections"]
    (given,) = section["answers"]
    assert (given["text"], given["by"]["name"], given["by"]["years"]) == ("Begin met rustige taken.", "oud-lid", 8)
    assert given["by"]["member_id"] is None


def test_open_questions_of_a_former_member_close_and_nobody_is_asked_any_more(leaver: Member, cast: Cast) -> None:
    mine = leaver.questions.get()
    leave(leaver, "keep")
    mine.refresh_from_db()
    assert not mine.is_open
    assert mine.invitations.get().state == Invitation.State.FREED


def test_who_waits_for_a_former_member_asks_another(leaver: Member, cast: Cast) -> None:
    theirs = Question.objects.get(asker=cast.asker)
    Answer.objects.all().delete()
    leave(leaver, "keep")
    assert theirs.invitations.get(member=leaver).state == Invitation.State.DECLINED
    due = theirs.perspectives.get().next_ring_at
    assert due is not None
    assert due <= clock.now() + timedelta(minutes=2)


def test_who_wants_the_words_gone_leaves_none_behind(leaver: Member, cast: Cast) -> None:
    theirs = Question.objects.get(asker=cast.asker)
    words = {"title": "Rustig beginnen", "case_text": "Iemand wil terug.", "insight": "Klein beginnen."}
    index.put_lesson(Lesson.objects.create(author=leaver, profession="BA", **words))
    FollowUp.objects.create(answer=theirs.answers.get(), member=leaver, profession="BA", key=uuid.uuid4(), text="Ja.")
    leave(leaver, "purge")
    assert not Question.objects.filter(asker=leaver).exists()
    assert not Answer.objects.filter(member=leaver).exists()
    assert not FollowUp.objects.exists()
    assert not Lesson.objects.exists()
    assert not find("rustige", cast.asker).found
    assert {purge.kind for purge in Purge.objects.all()} >= {"question", "answer", "lesson"}
    assert not Breach.objects.exists(), "taking one's own words along is no data breach"
    assert Question.objects.filter(pk=theirs.pk).exists()


def test_the_session_and_the_tokens_of_who_left_open_nothing(leaver: Member) -> None:
    program, other_browser = Caller(leaver), client_of(leaver)
    leave(leaver, "keep")
    assert program.get("/me").status_code == 401
    assert other_browser.get("/meldingen/")["Location"].startswith("/aanmelden/")


def test_who_comes_back_is_somebody_new(leaver: Member) -> None:
    leave(leaver, "keep")
    client = Client()
    client.post("/aanmelden/", {"email": MAIL})
    again = Member.objects.get(user__email=MAIL)
    assert again.pk != leaver.pk
    assert again.name == ""


def test_a_restored_backup_does_not_bring_somebody_back(leaver: Member, cast: Cast) -> None:
    """Without the erased row of today, as it stood in the backup; the list outside the database knows better."""
    purges.note_departure(leaver)
    Purge.objects.all().delete()
    assert replay_purges() == 1
    assert NAME not in everything_kept()
    assert not User.objects.filter(email=MAIL).exists()
    assert replay_purges() == 0


def test_without_being_sure_nothing_goes(leaver: Member) -> None:
    answer = fresh_client_of(leaver).post(LEAVE, {"texts": "purge"})
    assert answer.status_code == 422
    assert Member.objects.get(pk=leaver.pk).name == NAME
    assert leaver.questions.exists()


def test_the_last_administrator_of_a_host_first_finds_another(leaver: Member, cast: Cast) -> None:
    Membership.objects.filter(host=cast.association, role="administrator").delete()
    Membership.objects.filter(member=leaver, host=cast.association).update(role="administrator")
    answer = fresh_client_of(leaver).post(LEAVE, {"texts": "purge", "sure": "on"})
    assert answer.status_code == 403
    assert Member.objects.get(pk=leaver.pk).name == NAME
    assert leaver.questions.exists()
