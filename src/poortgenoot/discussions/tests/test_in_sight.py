"""What somebody did or may still do stands where they look: time on a clock that stands, a text that was put down."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from tests.cast import Cast, client_of

from poortgenoot.core import clock
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Discussion
from poortgenoot.discussions.terms import working_days_after
from poortgenoot.discussions.tests.table import Table, lay, stand, time_goes_by
from poortgenoot.discussions.tests.test_room import HX, at, page_of


@pytest.mark.parametrize(("pace", "before", "after"), [("live", "5:00", "10:00"), ("slow", "1 werkdag", "2 werkdagen")])
def test_time_that_is_given_while_the_clock_stands_still_is_seen(
    cast: Cast, pace: str, before: str, after: str
) -> None:
    table, began = lay(cast, at="open", pace=pace), clock.now()
    ends = began + timedelta(minutes=5) if pace == "live" else working_days_after(began, 1)
    Discussion.objects.filter(pk=table.discussion.pk).update(paused_at=began, step_ends_at=ends)
    assert f"De klok staat stil, nog {before}<" in page_of(table, table.doctor)
    actions.add_time(table.again(), by=table.bringer)
    assert f"De klok staat stil, nog {after}<" in page_of(table, table.doctor)
    time_goes_by(table, 60 * 24 * 30)
    assert "De klok staat stil<" in page_of(table, table.doctor)


def test_a_list_names_no_day_that_has_passed_as_the_end_of_a_step(cast: Cast) -> None:
    table = lay(cast, at="vragen", pace="slow")
    said = {"runs": "<span>tot ", "over": "<span>de tijd is om", "stands": "<span>de klok staat stil"}

    def seen() -> list[str]:
        page = client_of(cast.doctor).get("/casus/").content.decode()
        return [name for name, words in said.items() if words in page]

    assert seen() == ["runs"]
    time_goes_by(table, 60 * 24 * 30)
    assert seen() == ["over"]
    actions.pause(table.again(), by=table.bringer)
    assert seen() == ["stands"]


def test_what_one_wrote_is_said_to_lie_on_the_table_and_where(table: Table, cast: Cast) -> None:
    stand(table, "vragen")
    form = {"text": "Wat lukt er op een goede ochtend?", "key": str(uuid.uuid4())}
    answer = client_of(cast.doctor).post(at(table, "schrijf/"), form, headers=HX)
    assert answer.status_code == 200
    assert 'Het ligt op tafel. <a href="#gezegd">' in answer.content.decode()
    page = page_of(table, table.doctor)
    assert 'id="gezegd"' in page
    assert "Het ligt op tafel" not in page


def test_who_answered_the_last_question_reads_so(table: Table, cast: Cast) -> None:
    stand(table, "vragen")
    assert "Er ligt nog geen vraag op tafel." in page_of(table, table.bringer)
    asked = actions.contribute(table.discussion, "Wat lukt er op een goede ochtend?", uuid.uuid4(), by=table.doctor)
    form = {"text": "Dan plant ze haar week.", "key": str(uuid.uuid4()), "answers": asked.pk}
    answer = client_of(cast.asker).post(at(table, "schrijf/?deel=vragen"), form, headers=HX)
    assert 'Elke vraag heeft een antwoord. <a href="#gezegd">' in answer.content.decode()


def test_what_an_advice_lacks_is_asked_at_its_box(table: Table, cast: Cast) -> None:
    stand(table, "oordeel")
    form = {"stap": "oordeel", "oordeel": "Eerst uren.", "reden": "", "verzegel": "ja"}
    answer = client_of(cast.doctor).post(at(table, "oordeel/"), form, headers=HX)
    assert answer.status_code == 422
    [asked] = re.findall(r'--invalid"><label [^>]*for="(\w+)"', answer.content.decode())
    assert asked == "reden"
