"""What keepers and leavers may take away, who finds a closed discussion, and what I take along."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from django.conf import settings as house
from pytest_django.fixtures import Settings
from tests.again import Again
from tests.api.calls import Caller
from tests.cast import Cast, client_of, made_once

from poortgenoot.accounts.own_data import Texts
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import leaving, lessons, records, sequels
from poortgenoot.discussions.actions.looking_back import look_back
from poortgenoot.discussions.models import Consent, Discussion, RecordLine, Reflection, Seat, SharedLesson, Weighing
from poortgenoot.discussions.queries import own_data
from poortgenoot.discussions.queries.records import record_of
from poortgenoot.discussions.tests.table import Table, forget_tables, lay, seal_all, stand, weigh_all
from poortgenoot.search import actions as search
from poortgenoot.search.models import SearchEntry
from poortgenoot.search.queries import find
from poortgenoot.sparring.access import reports_visible_to
from poortgenoot.sparring.actions import decide, purges, report
from poortgenoot.sparring.drafts import LessonDraft
from poortgenoot.sparring.models import Breach, Purge

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_list_of_purges_of_its_own(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "guard").symlink_to(Path(house.DATA_DIR) / "guard")
    settings.DATA_DIR = tmp_path


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("discussion", "member").get(pk=seat.pk)


def close(cast: Cast) -> Table:
    """Weighed, revealed, written up and closed; the second weighing was never revealed."""
    table = lay(cast, at="wegen")
    seal_all(table)
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    stand(table, "opnieuw")
    weigh_all(fresh(table.doctor), 4, -2, step="opnieuw")
    stand(table, "besluit")
    records.write_line(fresh(table.doctor), "would_do", "Ik zou met wandelen beginnen.", key=uuid.uuid4())
    seat = fresh(table.insurance_doctor)
    records.consent(seat, seat.discussion.record_version, agrees=False, reservation="Wandelen is te weinig.")
    actions.close(table.again(), by=table.bringer)
    return table


close_again = made_once(close)


@pytest.fixture
def closed(cast: Cast, close_again: Again[Table]) -> Table:
    forget_tables()
    return close_again()


def test_a_closed_discussion_is_found_by_its_seats_only(closed: Table, cast: Cast) -> None:
    assert [one.object_id for one in find("wandelen", cast.insurance_doctor).found] == [closed.discussion.pk]
    for other in (cast.labour_expert, cast.moderator, cast.operator):
        assert not find("wandelen", other).found


def test_one_that_is_not_closed_is_not_found(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    records.write_line(fresh(table.doctor), "order", "Eerst wandelen.", key=uuid.uuid4())
    assert not find("wandelen", cast.doctor).found


def test_what_changes_after_the_end_is_found_at_once(closed: Table, cast: Cast) -> None:
    line = RecordLine.objects.get()
    records.change_line(line, "Ik zou met zwemmen beginnen.", expects=1, by=fresh(closed.doctor))
    sequels.tell_sequel(fresh(closed.bringer), "Het tuinieren lukt weer.")
    assert find("zwemmen", cast.doctor).found
    assert find("tuinieren", cast.doctor).found
    assert not find("wandelen", cast.doctor).found


def test_the_index_is_the_same_when_it_is_built_again(closed: Table, cast: Cast) -> None:
    before = list(SearchEntry.objects.filter(kind="discussion").values("object_id", "body", "audience"))
    search.rebuild()
    assert list(SearchEntry.objects.filter(kind="discussion").values("object_id", "body", "audience")) == before


def test_nothing_that_was_weighed_is_in_the_index(closed: Table) -> None:
    body = SearchEntry.objects.get(kind="discussion").body
    assert "Dat telt hier" not in body
    assert "weegt" not in body


def test_a_recognisable_line_is_hidden_at_once_and_asks_again(closed: Table, cast: Cast) -> None:
    line = RecordLine.objects.get()
    version = closed.again().record_version
    report("line", line.pk, "recognisable", by=cast.insurance_doctor)
    assert record_of(fresh(closed.bringer)).is_empty
    assert not find("wandelen", cast.doctor).found
    assert closed.again().record_version == version + 1
    html = client_of(cast.insurance_doctor).get(f"/casus/{closed.discussion.pk}/verslag/").content.decode()
    assert "wandelen" not in html


def test_a_keeper_of_the_bringers_host_decides_and_purges(closed: Table, cast: Cast) -> None:
    line = RecordLine.objects.get()
    given = report("line", line.pk, "recognisable", by=cast.insurance_doctor)
    assert given in reports_visible_to(cast.moderator)
    assert given not in reports_visible_to(cast.other_moderator)
    assert "wandelen" in client_of(cast.moderator).get("/moderatie/").content.decode()
    decide(given, "purged", "nobody_recognisable", by=cast.moderator)
    assert not RecordLine.objects.exists()
    assert Breach.objects.get().readers == 2
    assert Purge.objects.get().kind == "line"


def test_a_kept_line_is_there_again(closed: Table, cast: Cast) -> None:
    given = report("line", RecordLine.objects.get().pk, "recognisable", by=cast.insurance_doctor)
    decide(given, "kept", "nobody_recognisable", by=cast.moderator)
    assert find("wandelen", cast.doctor).found
    assert not record_of(fresh(closed.bringer)).is_empty


def hidden_reservation(closed: Table, cast: Cast) -> Consent:
    report("reserved", Consent.objects.get().pk, "recognisable", by=cast.doctor)
    return Consent.objects.get(hidden_at__isnull=False)


def test_a_hidden_reservation_is_read_nowhere(closed: Table, cast: Cast) -> None:
    hidden_reservation(closed, cast)
    page = client_of(cast.doctor).get(f"/casus/{closed.discussion.pk}/verslag/").content.decode()
    record = Caller(cast.doctor).get(f"/discussions/{closed.discussion.pk}/record").json()
    (told,) = [one for one in record["consents"] if one["called"] == "VA"]
    assert "te weinig" not in page
    assert told == {"called": "VA", "agrees": False, "reservation": ""}


@pytest.mark.parametrize("answer", ["nee", "ja"])
def test_who_wrote_a_hidden_reservation_does_not_bring_it_back(closed: Table, cast: Cast, answer: str) -> None:
    kept = hidden_reservation(closed, cast)
    sent = {"answer": answer, "reservation": kept.reservation, "version": kept.version}
    path = f"/casus/{closed.discussion.pk}/verslag/vinden/"
    client_of(cast.insurance_doctor).post(path, sent)
    again = Consent.objects.get()
    assert (again.hidden_at, again.reservation) == (kept.hidden_at, kept.reservation)


def test_who_has_no_seat_reports_nothing(closed: Table, cast: Cast) -> None:
    line = RecordLine.objects.get()
    assert client_of(cast.labour_expert).get(f"/melden/line/{line.pk}/").status_code == 404


def test_a_purged_discussion_takes_everything_along(closed: Table, cast: Cast) -> None:
    look_back(fresh(closed.doctor), "Ik was te snel.")
    purges.purge("discussion", closed.discussion.pk, by=cast.asker)
    for model in (Discussion, Seat, Weighing, RecordLine, Consent, Reflection):
        assert not model.objects.exists()
    assert not find("wandelen", cast.doctor).found
    assert client_of(cast.doctor).get(f"/casus/{closed.discussion.pk}/verslag/").status_code == 404


def test_a_restored_backup_loses_a_purged_line_again(closed: Table, cast: Cast) -> None:
    line = RecordLine.objects.get()
    purges.purge("line", line.pk, by=cast.doctor)
    line.save(force_insert=True)
    assert purges.replay_purges() == 1
    assert not RecordLine.objects.exists()


def test_a_hidden_discussion_is_closed_to_its_seats(closed: Table, cast: Cast) -> None:
    report("discussion", closed.discussion.pk, "recognisable", by=cast.doctor)
    assert client_of(cast.doctor).get(f"/casus/{closed.discussion.pk}/verslag/").status_code == 404
    assert client_of(cast.doctor).get(f"/casus/{closed.discussion.pk}/verslag.pdf").status_code == 404
    assert not find("wandelen", cast.doctor).found


def test_i_take_along_what_i_wrote_and_weighed_and_nothing_of_others(closed: Table, cast: Cast) -> None:
    look_back(fresh(closed.doctor), "Ik was te snel.")
    assert cast.doctor.user
    assert cast.insurance_doctor.user
    told, other = str(own_data.about(cast.doctor.user)), str(own_data.about(cast.insurance_doctor.user))
    assert "Ik zou met wandelen beginnen." in told
    assert "Ik was te snel." in told
    assert "'opnieuw': {'factors': {" in told
    assert "Wandelen is te weinig." not in told
    assert "Ik was te snel." not in other
    assert "wandelen beginnen" not in other
    assert "drie ochtenden" not in told, "the case is another's"


def test_who_leaves_takes_the_reflection_and_what_stayed_sealed(closed: Table, cast: Cast) -> None:
    look_back(fresh(closed.doctor), "Ik was te snel.")
    assert cast.doctor.user
    leaving.erase(cast.doctor.user, Texts.KEEP)
    assert not Reflection.objects.exists()
    assert set(Weighing.objects.filter(seat=closed.doctor).values_list("step", flat=True)) == {"wegen"}
    assert RecordLine.objects.exists(), "what the table wrote stays a profession's"


def test_who_wants_the_words_gone_leaves_none_at_the_table(closed: Table, cast: Cast) -> None:
    assert cast.doctor.user
    leaving.erase(cast.doctor.user, Texts.PURGE)
    assert not RecordLine.objects.exists()
    assert Consent.objects.exists(), "a reservation of another stays"
    assert Discussion.objects.exists()
    assert not Breach.objects.exists()


def test_with_the_words_goes_a_lesson_that_was_only_proposed(closed: Table, cast: Cast) -> None:
    lessons.propose(fresh(closed.doctor), LessonDraft("Wandelen", "Het liep vast.", "Begin klein."), expects=0)
    assert cast.doctor.user
    leaving.erase(cast.doctor.user, Texts.KEEP)
    assert SharedLesson.objects.exists()
    leaving.erase(cast.doctor.user, Texts.PURGE)
    assert not SharedLesson.objects.exists()


def test_a_bringer_who_leaves_closes_their_tables(cast: Cast) -> None:
    table = lay(cast, at="ronde")
    assert cast.asker.user
    before = table.again().version
    leaving.erase(cast.asker.user, Texts.KEEP)
    assert table.again().version > before, "open pages hear it"
    assert table.again().closed_at is not None
