"""Nothing of a table stays for ever: each term ends what it names, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db.models.signals import pre_delete
from structlog.testing import capture_logs
from tests.cast import Cast, client_of

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import terms
from poortgenoot.discussions.actions.alone import gather
from poortgenoot.discussions.actions.certificates import certify
from poortgenoot.discussions.actions.evaluating import evaluate
from poortgenoot.discussions.actions.keeping import Night, keep_tables
from poortgenoot.discussions.actions.looking_back import look_back
from poortgenoot.discussions.models import (
    Attendance,
    Certificate,
    Discussion,
    Evaluation,
    Gathering,
    Mark,
    PeerMeeting,
    Reflection,
    Seat,
    Weighing,
)
from poortgenoot.discussions.queries.seats import seat_of_guest
from poortgenoot.discussions.tests.alone import seal, the_case
from poortgenoot.discussions.tests.group import gather_peers, line_of, signed
from poortgenoot.discussions.tests.table import Table, lay, seal_all
from poortgenoot.discussions.weighers import Weigher
from poortgenoot.notifications.models import Notice
from poortgenoot.search.models import SearchEntry

pytestmark = pytest.mark.django_db
type Nights = Callable[[float], Night]
YEAR = 366


@pytest.fixture
def after() -> Iterator[Nights]:
    """Moves the house's clock on by days, and lets the night do its work."""

    def move(days: float) -> Night:
        clock.set_ahead(clock.ahead() + timedelta(days=days))
        return keep_tables(clock.now())

    yield move
    clock.set_ahead(timedelta())


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("discussion", "member").get(pk=seat.pk)


def ended(cast: Cast) -> Table:
    """With everything that hangs below a discussion."""
    table = lay(cast, at="wegen")
    seal_all(table)
    actions.ask_member(table.discussion, cast.hr, "HR", by=table.bringer)
    look_back(fresh(table.doctor), "Ik keek te snel.")
    while (place := table.again().place or 0) < 8:
        actions.go_to(table.again(), place + 1, by=table.bringer, expects=place)
    evaluate(fresh(table.doctor), worked="De rust.", failed="", tips="")
    actions.close(table.again(), by=table.bringer)
    return table


def test_a_discussion_goes_a_year_after_its_end_with_all_below_it(cast: Cast, after: Nights) -> None:
    table = ended(cast)
    other = lay(cast)
    assert after(YEAR - 10).wiped == 0
    Seat.objects.filter(discussion=other.discussion).update(seen_at=clock.now())
    assert after(11).wiped == 1
    assert list(Discussion.objects.all()) == [other.discussion]
    for below in (Weighing, Reflection, Evaluation):
        assert not below.objects.exists()
    assert not Notice.objects.filter(title__contains=table.discussion.title).exists()
    assert not SearchEntry.objects.filter(kind="discussion", object_id=table.discussion.pk).exists()


def test_what_nobody_came_back_to_is_closed_and_its_bringer_hears_it(cast: Cast, after: Nights) -> None:
    table = lay(cast, at="wegen")
    assert after(YEAR - 10) == Night()
    assert after(5) == Night(told=1)
    warned = Notice.objects.filter(why__contains="Kom je terug?")
    assert set(warned.values_list("member", flat=True)) == {cast.asker.pk, cast.doctor.pk, cast.insurance_doctor.pk}
    assert after(4) == Night()
    assert after(4) == Night(closed=1)
    assert after(1) == Night()
    assert table.again().closed_at
    assert Notice.objects.filter(member=cast.asker, why__contains="Niemand kwam er nog").exists()
    assert after(YEAR).wiped == 1


def test_a_table_that_the_house_closes_leaves_no_term_to_be_mailed(cast: Cast, after: Nights) -> None:
    table = lay(cast, pace="slow", at="wegen")
    ends = table.again().step_ends_at
    assert ends
    terms.tick(ends)
    over = Notice.objects.filter(why__startswith="De termijn is om", read_at=None)
    assert over.exists()
    for days in (YEAR - 10, 5, 4, 4):
        after(days)
    assert table.again().closed_at
    assert not over.exists()


@pytest.mark.parametrize("sign", ["seen", "weighed", "planned"])
def test_a_sign_of_life_keeps_it_open(cast: Cast, after: Nights, sign: str) -> None:
    table = lay(cast, at="wegen")
    if sign == "weighed":
        seal_all(table)
    assert after(YEAR - 5).told == 1
    now = clock.now()
    if sign == "seen":
        Seat.objects.filter(pk=table.doctor.pk).update(seen_at=now)
    elif sign == "weighed":
        Weighing.objects.filter(seat=table.doctor).update(changed_at=now)
    else:
        Discussion.objects.update(planned_at=now + timedelta(days=30))
    assert after(9).closed == 0


def test_who_came_back_is_warned_again_when_it_falls_silent_again(cast: Cast, after: Nights) -> None:
    table = lay(cast, at="wegen")
    assert after(YEAR - 5).told == 1
    Seat.objects.filter(pk=table.doctor.pk).update(seen_at=clock.now())
    assert after(YEAR - 10) == Night()
    assert after(5) == Night(told=1)
    assert Notice.objects.filter(member=cast.doctor, why__contains="Kom je terug?").count() == 1


def test_a_table_that_cannot_be_wiped_keeps_no_other_waiting_and_is_told(cast: Cast, after: Nights) -> None:
    broken, whole = ended(cast), ended(cast)
    Discussion.objects.filter(pk=broken.discussion.pk).update(script=[], closed_at=clock.now() - timedelta(days=1))
    with capture_logs() as logged, pytest.raises(ExceptionGroup):
        after(YEAR + 2)
    assert list(Discussion.objects.all()) == [broken.discussion]
    assert whole.discussion.pk not in [line["number"] for line in logged]
    assert [line["number"] for line in logged] == [broken.discussion.pk]


def test_the_link_of_a_guest_opens_nothing_a_while_after_the_end(cast: Cast, after: Nights) -> None:
    table = lay(cast, at="besluit")
    guest, _key = actions.invite_guest(table.discussion, by=table.bringer)
    own = actions.declare(guest)
    actions.confirm_guest(fresh(guest), by=table.bringer)
    actions.close(table.again(), by=table.bringer)
    assert after(LIMITS.guest_reads_days - 1).keys == 0
    assert seat_of_guest(own, table.discussion.pk)
    assert after(2).keys == 1
    assert seat_of_guest(own, table.discussion.pk) is None


def test_marks_of_visitors_and_gatherings_go_and_my_own_stay(cast: Cast, after: Nights) -> None:
    ends_at = clock.now() + timedelta(days=2)
    gathering = gather(cast.association, the_case(), "Congres", ends_at, by=cast.moderator)
    seal("BA")
    mine = seal("JC", by=Weigher(cast.asker))
    seal("VA", gathering=gathering)
    assert after(YEAR - 10) == Night()
    night = after(14)
    assert (night.marks, night.gatherings) == (1, 1)
    assert list(Mark.objects.all()) == [mine]
    assert not Gathering.objects.exists()


@pytest.mark.parametrize("breaks_on", [Mark, Gathering])
def test_one_kind_that_cannot_be_wiped_keeps_no_other_waiting(
    cast: Cast, after: Nights, breaks_on: type[Mark] | type[Gathering]
) -> None:
    ends_at = clock.now() + timedelta(days=2)
    gathering = gather(cast.association, the_case(), "Congres", ends_at, by=cast.moderator)
    seal("BA")
    signed(gather_peers(cast), cast.doctor)

    def breaks(**_signal: object) -> None:
        raise ValueError("this row cannot go")

    pre_delete.connect(breaks, sender=breaks_on)
    try:
        with capture_logs() as logged, pytest.raises(ExceptionGroup):
            after(6 * 365 + 5)
    finally:
        pre_delete.disconnect(breaks, sender=breaks_on)
    assert [line["event"] for line in logged] == ["broke"]
    assert Mark.objects.exists() == (breaks_on is Mark)
    assert Gathering.objects.filter(pk=gathering.pk).exists() == (breaks_on is Gathering)
    assert not PeerMeeting.objects.exists()


def test_dates_of_a_group_go_with_their_list_and_certificates_after_six_years(cast: Cast, after: Nights) -> None:
    peers = gather_peers(cast)
    meeting = signed(peers, cast.doctor)
    certify(line_of(meeting, peers.asker), name="", register="", by=cast.asker)
    assert after(6 * 365 - 5).dates == 0
    assert after(10).dates == 1
    for gone in (PeerMeeting, Attendance, Certificate):
        assert not gone.objects.exists()


def test_my_weighings_say_how_long_they_stay(cast: Cast) -> None:
    assert "12 maanden na het einde" in client_of(cast.doctor).get("/mijn-afwegingen/").content.decode()
