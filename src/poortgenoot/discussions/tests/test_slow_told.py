"""What a slow table tells, and stops telling once it is over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import Cast, client_of

from poortgenoot.accounts.own_data import Texts
from poortgenoot.core import clock
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import leaving, lessons, terms
from poortgenoot.discussions.models import Seat, Turn
from poortgenoot.discussions.tests.table import SCRIPT, STEP, Table, lay
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Notice
from poortgenoot.sparring.drafts import LessonDraft

DRAFT = LessonDraft("Eerst wandelen", "Een opbouw liep twee keer vast.", "Begin met wat al lukt.")


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("discussion", "member").get(pk=seat.pk)


def reminded(cast: Cast) -> Table:
    """A slow table at its weighing, half a day before the end of the step."""
    table = lay(cast, pace="slow", at="wegen")
    ends = table.again().step_ends_at
    assert ends
    terms.tick(ends - timedelta(hours=12))
    return table


def waiting_for(member: Member) -> list[str]:
    """What the next digest would tell."""
    return sorted(Notice.objects.filter(member=member, read_at=None).values_list("why", flat=True))


def test_once_the_term_is_over_no_mail_says_that_the_step_still_closes(cast: Cast) -> None:
    table = reminded(cast)
    (told,) = waiting_for(cast.doctor)
    assert told.startswith("Deze stap sluit op")
    ends = table.again().step_ends_at
    assert ends
    terms.tick(ends)
    assert waiting_for(cast.doctor) == []
    assert waiting_for(cast.asker) == ["De termijn is om. Ga verder als het kan."]


def test_once_the_table_went_on_nobody_hears_of_the_step_before(cast: Cast) -> None:
    table = reminded(cast)
    actions.go_to(table.again(), STEP["openen"], by=table.bringer, expects=STEP["wegen"])
    assert [waiting_for(who) for who in (cast.asker, cast.doctor, cast.insurance_doctor)] == [[], [], []]


def test_with_more_time_no_mail_names_the_moment_before(cast: Cast) -> None:
    table = reminded(cast)
    actions.add_time(table.again(), by=table.bringer)
    assert waiting_for(cast.doctor) == []


def test_after_a_week_at_a_standstill_no_mail_names_the_moment_before(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = reminded(cast)
    actions.pause(table.again(), by=table.bringer)
    monkeypatch.setattr(clock, "_ahead", clock.ahead() + timedelta(days=7))
    actions.resume(table.again(), by=table.bringer)
    assert waiting_for(cast.doctor) == []


def test_an_hour_at_a_standstill_in_a_weekend_takes_no_reminder_away(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No working hour passed: the step closes when it would, and nobody is reminded of that once more."""
    saturday = timedelta(days=5 - clock.now().astimezone(clock.AMSTERDAM).weekday())
    noon = clock.now().astimezone(clock.AMSTERDAM).replace(hour=12) + saturday
    monkeypatch.setattr(clock, "_ahead", clock.ahead() + (noon - clock.now()))
    table = reminded(cast)
    before = table.again().step_ends_at
    actions.pause(table.again(), by=table.bringer)
    monkeypatch.setattr(clock, "_ahead", clock.ahead() + timedelta(hours=1))
    actions.resume(table.again(), by=table.bringer)
    assert table.again().step_ends_at == before
    assert len(waiting_for(cast.doctor)) == 1


def test_once_it_is_closed_nobody_hears_of_its_term(cast: Cast) -> None:
    table = reminded(cast)
    actions.close(table.again(), by=table.bringer)
    assert not any("Deze stap" in why for why in waiting_for(cast.doctor))


def test_when_its_bringer_leaves_the_house_the_others_hear_that_it_is_closed(cast: Cast) -> None:
    reminded(cast)
    assert cast.asker.user
    leaving.erase(cast.asker.user, Texts.KEEP)
    assert waiting_for(cast.doctor) == ["De bespreking is klaar. Lees het verslag en zeg of je je erin vindt."]


def test_who_opens_the_table_has_seen_what_the_inbox_told_of_it(cast: Cast) -> None:
    table = reminded(cast)
    subject = f"discussion:{table.discussion.pk}:reminder-wegen"
    path = f"/casus/{table.discussion.pk}/"
    assert f'data-read-subject="{subject}"' in client_of(cast.doctor).get(path).text
    client_of(cast.doctor).post("/meldingen/gelezen/", {"subject": subject})
    assert waiting_for(cast.doctor) == []
    assert "data-read-subject" not in client_of(cast.doctor).get(path).text


def test_at_a_slow_table_nobody_is_called_away(cast: Cast) -> None:
    """Days without an open page are usual there; at a live table they are told."""
    for pace, said in (("slow", False), ("live", True)):
        table = lay(cast, pace=pace, at="wegen")
        table.discussion.seats.update(seen_at=None)
        html = client_of(cast.doctor).get(f"/casus/{table.discussion.pk}/").text
        assert ("niet hier" in html) is said
        assert ("place--away" in html) is said


def test_in_a_round_who_was_not_heard_is_reminded(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="ronde")
    actions.take_turn(table.discussion.turns.get(seat=table.doctor), Turn.State.HEARD, by=table.doctor)
    ends = table.again().step_ends_at
    assert ends
    terms.tick(ends - timedelta(hours=12))
    assert waiting_for(cast.doctor) == []
    assert [why.split(". ")[1] for why in waiting_for(cast.insurance_doctor)] == ["Jij bent nog niet gehoord."]


def test_after_the_last_step_who_leads_hears_that_it_can_be_closed(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="slot")
    terms.tick(table.again().step_ends_at or clock.now())
    assert waiting_for(cast.asker) == ["De termijn van de laatste stap is om. Je kunt de bespreking sluiten."]


def test_when_a_slow_table_is_closed_the_others_hear_it(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="slot")
    actions.go_to(table.again(), len(SCRIPT["steps"]), by=table.bringer, expects=STEP["slot"])
    assert waiting_for(cast.doctor) == ["De bespreking is klaar. Lees het verslag en zeg of je je erin vindt."]
    assert waiting_for(cast.asker) == []


def test_who_sat_there_hears_that_a_lesson_waits_for_them_and_that_it_is_there(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    actions.close(table.again(), by=table.bringer)
    shared = lessons.propose(fresh(table.doctor), DRAFT, expects=0)
    assert (
        waiting_for(cast.asker)
        == waiting_for(cast.insurance_doctor)
        == ["Er ligt een les voor. Ben je het ermee eens?"]
    )
    assert waiting_for(cast.doctor) == []
    path = Notice.objects.filter(member=cast.asker).get().url
    html = client_of(cast.asker).get(path).text
    assert f'data-read-subject="discussion:{table.discussion.pk}:lesson"' in html
    assert "Of zeg niets: dan komt hij niet bij de lessen." in html
    for seat in (table.insurance_doctor, table.bringer):
        lessons.agree(fresh(seat), shared.version)
    assert [why.split(":")[1] for why in waiting_for(cast.doctor)] == [" de les staat bij de lessen."]


def test_who_opens_the_table_has_not_seen_the_lesson_that_waits_elsewhere(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="besluit")
    actions.close(table.again(), by=table.bringer)
    lessons.propose(fresh(table.doctor), DRAFT, expects=0)
    html = client_of(cast.insurance_doctor).get(f"/casus/{table.discussion.pk}/").text
    assert f'data-read-subject="discussion:{table.discussion.pk}:closed"' in html


def test_who_left_the_table_hears_of_no_lesson(cast: Cast) -> None:
    table = lay(cast, at="besluit")
    actions.remove(table.insurance_doctor, by=table.bringer)
    actions.close(table.again(), by=table.bringer)
    lessons.propose(fresh(table.doctor), DRAFT, expects=0)
    assert waiting_for(cast.insurance_doctor) == []
