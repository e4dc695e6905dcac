"""What a slow table tells, and stops telling once it is over."""

from __future__ import annotations

from datetime import timedelta

from tests.cast import Cast, client_of

from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import terms
from poortgenoot.discussions.tests.table import STEP, Table, lay
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Notice


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


def test_once_it_is_closed_nobody_hears_of_its_term(cast: Cast) -> None:
    table = reminded(cast)
    actions.close(table.again(), by=table.bringer)
    assert waiting_for(cast.doctor) == []


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
