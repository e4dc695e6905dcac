from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries
from tests.cast import Cast, client_of

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions, letters, links
from poortgenoot.notifications.models import Mail, Notice, NoticeKind, Preferences


@pytest.fixture(autouse=True)
def urls_of_the_house() -> None:
    links.register("invitation", lambda number: f"/sparren/uitnodiging/key-{number}/")


def awake(member: Member, **wishes: object) -> None:
    """No quiet hours, so that a test does not depend on the time of day."""
    values = {"quiet_from": time(0), "quiet_until": time(0)} | wishes
    Preferences.objects.update_or_create(member=member, defaults=values)


def invite(member: Member, subject: str = "invitation:5") -> None:
    actions.tell(
        member,
        NoticeKind.INVITATION,
        subject=subject,
        title="Een jobcoach vraagt je blik",
        url="/sparren/5/",
        lines=["Drie minuten, tot donderdag 12.00 uur."],
        button="Geef je blik",
        link=subject,
    )


def test_an_invitation_is_in_the_inbox_and_mailed_at_once(cast: Cast) -> None:
    awake(cast.doctor)
    invite(cast.doctor)
    assert "Een jobcoach vraagt je blik" in client_of(cast.doctor).get("/meldingen/").content.decode()
    mail = Mail.objects.get()
    assert (mail.to, mail.state) == (cast.doctor.user.email, "waiting")
    assert "Drie minuten" in mail.text
    assert "Drie minuten" in mail.html


def test_nothing_is_told_twice(cast: Cast) -> None:
    invite(cast.doctor)
    invite(cast.doctor)
    assert (Notice.objects.count(), Mail.objects.count()) == (1, 1)


def test_who_wants_no_mail_at_once_gets_it_in_the_digest(cast: Cast) -> None:
    awake(cast.doctor, mail_at_once=False)
    invite(cast.doctor)
    assert not Mail.objects.exists()
    assert Notice.objects.get().mailed_at is None


def test_everything_else_waits_for_the_digest(cast: Cast) -> None:
    actions.tell(cast.doctor, NoticeKind.HELPED, subject="answer:1", title="Je hielp iemand", url="/sparren/1/")
    assert not Mail.objects.exists()


def test_a_read_invitation_is_not_mailed_any_more(cast: Cast) -> None:
    awake(cast.doctor)
    invite(cast.doctor)
    actions.read(cast.doctor, "invitation:5")
    actions.deliver_waiting()
    assert Mail.objects.get().state == "withdrawn"


def test_no_key_lies_in_the_mail_queue(cast: Cast) -> None:
    invite(cast.doctor)
    mail = Mail.objects.get()
    assert "key-5" not in mail.text + mail.html
    assert "/sparren/uitnodiging/key-5/" in links.fill(mail.text, mail.link)


def test_a_purged_text_leaves_inbox_and_queue(cast: Cast) -> None:
    invite(cast.doctor)
    actions.withdraw("invitation:5")
    assert not Notice.objects.exists()
    mail = Mail.objects.get()
    assert (mail.state, mail.text, mail.html, mail.subject) == ("withdrawn", "", "", "")


def test_the_digest_holds_what_was_neither_read_nor_mailed(cast: Cast) -> None:
    awake(cast.doctor, mail_at_once=True)
    invite(cast.doctor)
    actions.tell(cast.doctor, NoticeKind.HELPED, subject="answer:1", title="Dit hielp een jobcoach", url="/a/")
    actions.tell(cast.doctor, NoticeKind.OUTCOME, subject="question:1", title="Zo liep het af", url="/b/")
    actions.read(cast.doctor, "question:1")
    monday = clock.now().replace(year=2026, month=11, day=23, hour=9)
    assert actions.send_digests(monday) == 1
    digest = Mail.objects.get(kind="digest")
    assert "Dit hielp een jobcoach" in digest.text
    assert "Zo liep het af" not in digest.text
    assert "vraagt je blik" not in digest.text
    assert actions.send_digests(monday) == 0


MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_what_stood_in_a_digest_beside_a_purged_text_comes_in_the_next(cast: Cast) -> None:
    for number in (1, 2):
        actions.tell(cast.doctor, NoticeKind.HELPED, subject=f"answer:{number}", title=f"Hulp {number}", url="/a/")
    actions.send_digests(MONDAY)
    actions.withdraw("answer:1")
    assert actions.send_digests(MONDAY + timedelta(days=1)) == 1
    again = Mail.objects.get(kind="digest", state="waiting")
    assert "Hulp 2" in again.text
    assert "Hulp 1" not in again.text


def test_a_digest_names_the_newest_and_says_how_many_there_are(cast: Cast) -> None:
    for number in range(LIMITS.digest_lines + 2):
        actions.tell(cast.doctor, NoticeKind.HELPED, subject=f"answer:{number}", title=f"Hulp {number:02}.", url="/a/")
    actions.send_digests(MONDAY)
    digest = Mail.objects.get(kind="digest")
    assert str(LIMITS.digest_lines + 2) in digest.subject
    assert "Hulp 02." in digest.text
    assert "Hulp 01." not in digest.text


def test_looking_for_digests_takes_as_many_queries_for_many_as_for_one(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sunday = MONDAY - timedelta(days=1)
    everybody = [cast.doctor, cast.asker, cast.moderator, cast.stranger]
    awake(cast.doctor)
    Preferences.objects.create(member=cast.asker, digest="off")
    for member in everybody:
        actions.tell(member, NoticeKind.HELPED, subject="answer:1", title="Je hielp iemand", url="/a/")
    with django_assert_num_queries(1):
        assert actions.send_digests(sunday) == 0
    with django_assert_num_queries(1):
        assert actions.send_digests(MONDAY - timedelta(hours=8)) == 0


def test_what_is_unread_stands_above_what_was_read(cast: Cast) -> None:
    for number, title in enumerate(("Eerst", "Daarna", "Als laatste")):
        actions.tell(cast.doctor, NoticeKind.HELPED, subject=f"answer:{number}", title=title, url="/")
    actions.read(cast.doctor, "answer:2")
    page = client_of(cast.doctor).get("/meldingen/").content.decode()
    assert page.index("Daarna") < page.index("Eerst") < page.index("Als laatste")


def test_a_notice_of_somebody_else_is_missing(cast: Cast) -> None:
    invite(cast.doctor)
    notice = Notice.objects.get()
    assert client_of(cast.stranger).post(f"/meldingen/{notice.pk}/open/").status_code == 404


def test_opening_a_notice_marks_it_read_and_leads_to_its_page(cast: Cast) -> None:
    invite(cast.doctor)
    notice = Notice.objects.get()
    answer = client_of(cast.doctor).post(f"/meldingen/{notice.pk}/open/")
    assert answer["Location"] == "/sparren/5/"
    notice.refresh_from_db()
    assert notice.read_at


@override_settings(ALLOWED_HOSTS=["testserver"])
def test_one_click_from_a_mail_program_ends_all_mail(cast: Cast) -> None:
    awake(cast.doctor)
    key = letters.unsubscribe_key(cast.doctor.pk)
    client = client_of(None)
    assert client.get(f"/meldingen/afmelden/{key}/").status_code == 200
    assert Preferences.objects.get(member=cast.doctor).mail_at_once, "opening writes nothing"
    sent = client.post(f"/meldingen/afmelden/{key}/", {"List-Unsubscribe": "One-Click"})
    assert sent.status_code == 200
    invite(cast.doctor)
    assert not Mail.objects.exists()


def test_a_forged_key_is_missing(cast: Cast) -> None:
    assert client_of(None).post("/meldingen/afmelden/vals/").status_code == 404
