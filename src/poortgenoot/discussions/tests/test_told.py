"""What the inbox tells of a table or a group when somebody goes, and what it tells no more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.api.calls import Caller
from tests.cast import Cast, client_of

from poortgenoot.accounts.own_data import Texts
from poortgenoot.core import clock
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import certificates, leaving, telling
from poortgenoot.discussions.actions.asking import ask_member
from poortgenoot.discussions.models import Discussion
from poortgenoot.discussions.tests.group import gather_peers
from poortgenoot.discussions.tests.table import Table, lay
from poortgenoot.members.models import Member
from poortgenoot.notifications.actions import send_digests, tell
from poortgenoot.notifications.models import Mail, Notice, NoticeKind

pytestmark = pytest.mark.django_db
TITLE = "Hoe bouwen we op na een brandwond?"
TITLED = "Je hielp iemand bij een andere zaak."


def who_hears(why: str) -> set[Member]:
    return {notice.member for notice in Notice.objects.filter(why__contains=why)}


def test_who_sits_at_a_table_hears_that_its_lead_left_for_good(table: Table, cast: Cast) -> None:
    actions.hand_over(table.discussion, table.doctor, by=table.bringer)
    assert cast.doctor.user
    leaving.erase(cast.doctor.user, Texts.KEEP)
    assert who_hears("Neem het over") == {cast.asker, cast.insurance_doctor}
    assert table.discussion.title in client_of(cast.insurance_doctor).get("/meldingen/").text
    seat = table.discussion.seats.get(member=cast.insurance_doctor)
    assert actions.take_over(table.discussion, by=seat).facilitator == seat


def test_nobody_hears_it_when_somebody_else_leaves_or_when_it_is_hidden(table: Table, cast: Cast) -> None:
    actions.hand_over(table.discussion, table.doctor, by=table.bringer)
    assert cast.doctor.user
    assert cast.insurance_doctor.user
    leaving.erase(cast.insurance_doctor.user, Texts.KEEP)
    Discussion.objects.update(hidden_at=clock.now())
    leaving.erase(cast.doctor.user, Texts.KEEP)
    assert not who_hears("Neem het over")


def test_the_bringer_hears_it_when_nobody_else_is_there(table: Table, cast: Cast) -> None:
    actions.hand_over(table.discussion, table.doctor, by=table.bringer)
    actions.leave(table.bringer)
    actions.leave(table.insurance_doctor)
    assert cast.doctor.user
    leaving.erase(cast.doctor.user, Texts.KEEP)
    assert who_hears("Neem het over") == {cast.asker}


def test_the_bringer_hears_it_also_after_they_were_told_of_its_lead_before(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="open")
    for to, by in ((table.doctor, table.bringer), (table.bringer, table.doctor), (table.doctor, table.bringer)):
        actions.hand_over(table.again(), to, by=by)
    actions.leave(table.bringer)
    actions.leave(table.insurance_doctor)
    assert cast.doctor.user
    leaving.erase(cast.doctor.user, Texts.KEEP)
    assert who_hears("Neem het over") == {cast.asker}


def test_who_gets_the_lead_of_a_group_hears_it(cast: Cast) -> None:
    peers = gather_peers(cast)
    assert cast.doctor.user
    certificates.erase(cast.doctor.user, Texts.KEEP)
    notice = Notice.objects.get(kind=NoticeKind.GROUP)
    assert (notice.member, notice.title) == (cast.asker, f"Jij leidt nu {peers.group.name}")
    assert client_of(cast.asker).get(notice.url).status_code == 200


def test_nobody_becomes_the_lead_of_a_group_that_has_one(cast: Cast) -> None:
    gather_peers(cast)
    assert cast.asker.user
    certificates.erase(cast.asker.user, Texts.KEEP)
    assert not Notice.objects.filter(kind=NoticeKind.GROUP).exists()


@pytest.fixture
def told(cast: Cast) -> Table:
    """A table whose title everybody was told; the doctor was asked to it by mail, too."""
    table = lay(cast, title=TITLE)
    actions.leave(table.insurance_doctor)
    ask_member(table.discussion, cast.reintegrator, "RP", by=table.bringer)
    for seat in (table.doctor, table.bringer):
        telling.tell(seat, table.discussion, "over-wegen", "De termijn is om.")
    tell(cast.doctor, NoticeKind.HELPED, subject="answer:1", title=TITLED, url="/a/")
    return table


def inbox_of(member: Member) -> str:
    return client_of(member).get("/meldingen/").text + Caller(member).get("/inbox").text


def test_who_is_taken_from_the_table_reads_its_title_in_no_inbox(told: Table, cast: Cast) -> None:
    assert TITLE in inbox_of(cast.doctor)
    actions.remove(told.doctor, by=told.bringer)
    assert TITLE not in inbox_of(cast.doctor)
    assert TITLED in inbox_of(cast.doctor)
    assert TITLE in inbox_of(cast.asker)


def test_who_was_only_asked_keeps_no_invitation_either(told: Table, cast: Cast) -> None:
    asked = told.discussion.seats.get(member=cast.reintegrator)
    assert Mail.objects.filter(state="waiting", subject__contains=TITLE).exists()
    actions.remove(asked, by=told.bringer)
    assert TITLE not in inbox_of(cast.reintegrator)
    assert not Mail.objects.filter(subject__contains=TITLE).exists()


def test_a_digest_that_waits_goes_again_without_it(told: Table, cast: Cast) -> None:
    monday = clock.now().replace(year=2026, month=11, day=23, hour=9)
    send_digests(monday)
    assert TITLE in Mail.objects.get(kind="digest", member=cast.doctor).text
    actions.remove(told.doctor, by=told.bringer)
    send_digests(monday + timedelta(days=1))
    (again,) = Mail.objects.filter(kind="digest", member=cast.doctor, state="waiting")
    assert TITLED in again.text
    assert not any(TITLE in mail.text + mail.html for mail in Mail.objects.filter(member=cast.doctor))
    assert TITLE in Mail.objects.get(kind="digest", member=cast.asker).text
