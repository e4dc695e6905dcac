"""A lesson reaches the library when every seat agrees with its last words; a restricted case never."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from tests.again import Again
from tests.cast import Cast, client_of, made_once

from poortgenoot.core import clock
from poortgenoot.core.access import Refused
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import lessons
from poortgenoot.discussions.models import Discussion, Seat, SharedLesson
from poortgenoot.discussions.tests.table import Table, forget_tables, lay
from poortgenoot.discussions.tests.test_guest_writes import guest_of
from poortgenoot.guard.actions import Unsettled
from poortgenoot.members.models import Member
from poortgenoot.search.queries import find
from poortgenoot.sparring.actions import purges
from poortgenoot.sparring.drafts import LessonDraft
from poortgenoot.sparring.models import Lesson

pytestmark = pytest.mark.django_db
DRAFT = LessonDraft("Eerst wandelen", "Een opbouw liep twee keer vast.", "Begin met wat al lukt.")


def close(cast: Cast) -> Table:
    table = lay(cast, at="besluit")
    actions.close(table.again(), by=table.bringer)
    return table


close_again = made_once(close)


@pytest.fixture
def closed(cast: Cast, close_again: Again[Table]) -> Table:
    forget_tables()
    return close_again()


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("discussion", "member").get(pk=seat.pk)


def test_it_is_a_lesson_once_all_agree(closed: Table, cast: Cast) -> None:
    shared = lessons.propose(fresh(closed.doctor), DRAFT, expects=0)
    lessons.agree(fresh(closed.insurance_doctor), shared.version)
    assert not Lesson.objects.exists()
    path = f"/casus/{closed.discussion.pk}/les/eens/"
    assert client_of(cast.asker).post(path, {"version": shared.version}).status_code == 302
    lesson = Lesson.objects.get()
    assert (lesson.author, lesson.profession, lesson.professions) == (cast.asker, "JC", ["BA", "JC", "VA"])
    assert find("wandelen", cast.hr).found
    assert "Eerst wandelen" in client_of(cast.hr).get(f"/lessen/{lesson.pk}/").content.decode()


def with_guest(table: Table) -> Seat:
    guest, _key = actions.invite_guest(table.discussion, by=table.bringer)
    actions.declare(guest)
    actions.confirm_guest(Seat.objects.get(pk=guest.pk), by=table.bringer)
    return guest


def days_later(shared: SharedLesson, days: int) -> None:
    SharedLesson.objects.filter(pk=shared.pk).update(at=clock.now() - timedelta(days=days))


def test_a_guest_is_not_told_that_silence_keeps_a_lesson_away(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    browser, _seat = guest_of(table)
    actions.close(table.again(), by=table.bringer)
    lessons.propose(fresh(table.doctor), DRAFT, expects=0)
    html = browser.get(f"/casus/{table.discussion.pk}/les/").text
    assert "dan beslissen de anderen" in html
    assert "Schrijf hem anders." in html
    assert "Of zeg niets" not in html


def test_a_guest_who_never_returns_is_waited_for_until_a_term(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    with_guest(table)
    actions.close(table.again(), by=table.bringer)
    shared = lessons.propose(fresh(table.doctor), DRAFT, expects=0)
    for seat in (table.bringer, table.insurance_doctor):
        lessons.agree(fresh(seat), shared.version)
    path = f"/casus/{table.discussion.pk}/les/"
    assert "Een gast heeft geen account" in client_of(cast.asker).get(path).content.decode()
    days_later(shared, LIMITS.guest_agrees_days - 1)
    assert lessons.settle_lessons() == 0
    days_later(shared, LIMITS.guest_agrees_days)
    assert "we wachten niet langer" in client_of(cast.asker).get(path).content.decode()
    assert lessons.settle_lessons() == 1
    assert Lesson.objects.get().title == "Eerst wandelen"
    assert lessons.settle_lessons() == 0


def test_after_the_term_the_members_still_must_agree(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    guest = with_guest(table)
    actions.close(table.again(), by=table.bringer)
    shared = lessons.propose(fresh(table.doctor), DRAFT, expects=0)
    lessons.agree(fresh(guest), shared.version)
    lessons.agree(fresh(table.bringer), shared.version)
    days_later(shared, 100)
    assert lessons.settle_lessons() == 0
    lessons.agree(fresh(table.insurance_doctor), shared.version)
    assert Lesson.objects.exists()


def test_who_left_the_house_is_not_waited_for(closed: Table, cast: Cast) -> None:
    shared = lessons.propose(fresh(closed.doctor), DRAFT, expects=0)
    lessons.agree(fresh(closed.bringer), shared.version)
    assert lessons.settle_lessons() == 0
    Member.objects.filter(pk=cast.insurance_doctor.pk).update(erased_at=clock.now())
    assert lessons.settle_lessons() == 1


def test_a_case_that_was_hidden_meanwhile_becomes_no_lesson_by_itself(closed: Table, cast: Cast) -> None:
    shared = lessons.propose(fresh(closed.doctor), DRAFT, expects=0)
    lessons.agree(fresh(closed.bringer), shared.version)
    Member.objects.filter(pk=cast.insurance_doctor.pk).update(erased_at=clock.now())
    Discussion.objects.update(hidden_at=clock.now())
    assert lessons.settle_lessons() == 0


def test_other_words_ask_everybody_again(closed: Table) -> None:
    first = lessons.propose(fresh(closed.doctor), DRAFT, expects=0)
    lessons.agree(fresh(closed.insurance_doctor), first.version)
    other = LessonDraft("Klein beginnen", "Het liep vast.", "Begin klein.")
    second = lessons.propose(fresh(closed.bringer), other, expects=1)
    assert not Lesson.objects.exists()
    with pytest.raises(Refused):
        lessons.agree(fresh(closed.doctor), second.version - 1)
    for seat in (closed.doctor, closed.insurance_doctor):
        lessons.agree(fresh(seat), second.version)
    assert Lesson.objects.get().title == "Klein beginnen"


def test_of_two_who_propose_at_once_the_second_sees_what_both_wrote(closed: Table, cast: Cast) -> None:
    lessons.propose(fresh(closed.doctor), DRAFT, expects=0)
    path = f"/casus/{closed.discussion.pk}/les/"
    mine = {"title": "Klein beginnen", "case_text": "Het liep vast.", "insight": "Begin klein.", "expects": "0"}
    client = client_of(cast.insurance_doctor)
    answer = client.post(path, mine)
    html = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Een ander veranderde deze tekst net", "Begin met wat al lukt.", "Begin klein."):
        assert words in html
    assert SharedLesson.objects.get().title == "Eerst wandelen"
    assert client.post(path, mine | {"expects": "1"}).status_code == 302
    assert SharedLesson.objects.get().title == "Klein beginnen"


def test_the_same_words_from_two_people_are_one_lesson(closed: Table) -> None:
    for seat in (closed.doctor, closed.insurance_doctor):
        shared = lessons.propose(fresh(seat), DRAFT, expects=0)
    assert shared.version == 1


def test_a_restricted_case_becomes_none(closed: Table, cast: Cast) -> None:
    Discussion.objects.update(restricted=True)
    with pytest.raises(Refused):
        lessons.propose(fresh(closed.doctor), DRAFT, expects=0)
    assert client_of(cast.doctor).get(f"/casus/{closed.discussion.pk}/les/").status_code == 403


def test_a_lesson_gives_nobody_away(closed: Table) -> None:
    draft = LessonDraft("Wandelen", "Johanna de Vries viel uit.", "Begin klein.")
    with pytest.raises(Unsettled):
        lessons.propose(fresh(closed.doctor), draft, expects=0)


def test_before_the_end_there_is_no_lesson(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    with pytest.raises(Refused):
        lessons.propose(fresh(table.doctor), DRAFT, expects=0)


def test_a_purged_discussion_takes_its_lesson_along(
    closed: Table, cast: Cast, settings: LazySettings, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    shared = lessons.propose(fresh(closed.doctor), DRAFT, expects=0)
    for seat in (closed.bringer, closed.insurance_doctor):
        lessons.agree(fresh(seat), shared.version)
    purges.purge("discussion", closed.discussion.pk, by=cast.asker)
    assert not Lesson.objects.exists()
    assert not find("wandelen", cast.hr).found


def agreed_by_all(table: Table) -> Lesson:
    shared = lessons.propose(fresh(table.doctor), DRAFT, expects=0)
    for seat in (table.bringer, table.insurance_doctor):
        lessons.agree(fresh(seat), shared.version)
    return Lesson.objects.get()


def test_a_lesson_that_was_wiped_stays_away_with_its_words(
    closed: Table, cast: Cast, settings: LazySettings, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    purges.purge("lesson", agreed_by_all(closed).pk, by=cast.asker)
    assert lessons.settle_lessons() == 0
    assert not Lesson.objects.exists()
    page = client_of(cast.doctor).get(f"/casus/{closed.discussion.pk}/les/").content.decode()
    assert "Begin met wat al lukt" not in page


def test_who_agreed_with_a_lesson_that_was_wiped_has_not_agreed_with_the_next(
    closed: Table, cast: Cast, settings: LazySettings, tmp_path: Path
) -> None:
    wiped = agreed_by_all(closed)
    settings.DATA_DIR = tmp_path
    purges.purge("lesson", wiped.pk, by=cast.asker)
    other = LessonDraft("Klein beginnen", "Het liep vast.", "Begin klein.")
    assert lessons.propose(fresh(closed.doctor), other, expects=0).version == 1
    assert not Lesson.objects.exists()
    page = client_of(cast.doctor).get(f"/casus/{closed.discussion.pk}/les/").content.decode()
    assert page.count("nog niet") == 2


def test_nothing_stands_under_the_name_of_who_brought_the_case_without_their_word(closed: Table, cast: Cast) -> None:
    actions.leave(fresh(closed.bringer))
    shared = lessons.propose(fresh(closed.doctor), DRAFT, expects=0)
    lessons.agree(fresh(closed.insurance_doctor), shared.version)
    assert not Lesson.objects.exists()
    path = f"/casus/{closed.discussion.pk}/les/"
    assert "nog niet" in client_of(cast.asker).get(path).content.decode()
    client_of(cast.asker).post(path + "eens/", {"version": shared.version})
    assert Lesson.objects.get().author == cast.asker


def test_who_stood_up_and_did_not_bring_the_case_is_not_waited_for(closed: Table, cast: Cast) -> None:
    actions.leave(fresh(closed.insurance_doctor))
    shared = lessons.propose(fresh(closed.doctor), DRAFT, expects=0)
    lessons.agree(fresh(closed.bringer), shared.version)
    assert Lesson.objects.exists()
    assert client_of(cast.insurance_doctor).get(f"/casus/{closed.discussion.pk}/les/").status_code == 403


@pytest.mark.parametrize("version", ["", "een", "²", "9" * 12])
def test_a_version_that_is_no_number_is_refused(closed: Table, cast: Cast, version: str) -> None:
    path = f"/casus/{closed.discussion.pk}/les/eens/"
    assert client_of(cast.doctor).post(path, {"version": version}).status_code == 400


def test_who_agrees_with_old_words_reads_the_new_ones(closed: Table, cast: Cast) -> None:
    shared = lessons.propose(fresh(closed.doctor), DRAFT, expects=0)
    new = LessonDraft(DRAFT.title, DRAFT.case_text, "Begin met wat vandaag lukt.")
    lessons.propose(fresh(closed.insurance_doctor), new, expects=shared.version)
    client, path = client_of(cast.asker), f"/casus/{closed.discussion.pk}/les/"
    answer = client.post(f"{path}eens/", {"version": shared.version}, follow=True)
    assert answer.redirect_chain == [(path, 302)]
    assert "De les is intussen veranderd. Lees hem nog eens door." in answer.text
    assert "Begin met wat vandaag lukt." in answer.text
    assert "JC: nog niet" in answer.text


def test_who_presses_twice_as_the_last_reads_that_it_is_there(closed: Table, cast: Cast) -> None:
    shared = lessons.propose(fresh(closed.doctor), DRAFT, expects=0)
    lessons.agree(fresh(closed.insurance_doctor), shared.version)
    client, path = client_of(cast.asker), f"/casus/{closed.discussion.pk}/les/eens/"
    client.post(path, {"version": shared.version})
    again = client.post(path, {"version": shared.version}, follow=True)
    assert again.status_code == 200
    assert "De les staat al bij de lessen." in again.text


def test_who_is_asked_reads_what_the_case_was_and_what_it_brought(closed: Table, cast: Cast) -> None:
    lessons.propose(fresh(closed.doctor), DRAFT, expects=0)
    html = client_of(cast.asker).get(f"/casus/{closed.discussion.pk}/les/").text
    case, brought = html.index("<h3>De zaak</h3>"), html.index("<h3>Wat het bracht</h3>")
    assert case < html.index(DRAFT.case_text) < brought < html.index(DRAFT.insight)
