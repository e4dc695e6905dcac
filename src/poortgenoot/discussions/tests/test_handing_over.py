"""What each sees and hears when the lead goes to another."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.cast import Cast, client_of

from poortgenoot.core import clock
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries.table import table_of
from poortgenoot.discussions.table_words import heard
from poortgenoot.discussions.tests.table import SCRIPT, Table, lay, stand

HX = {"HX-Request": "true"}


def page_of(seat: Seat) -> str:
    client: Client = client_of(seat.member)
    return client.get(f"/casus/{seat.discussion_id}/").text


@pytest.mark.parametrize(("verb", "field"), [("overdragen", "to"), ("plaats", "who")])
def test_who_presses_before_picking_anybody_reads_so_where_they_pressed(
    table: Table, cast: Cast, verb: str, field: str
) -> None:
    stand(table, "open")
    form = re.search(rf'hx-post="([^"]*{verb}/[^"]*)"', page_of(table.bringer))
    assert form
    html = client_of(cast.asker).post(form.group(1).replace("&amp;", "&"), {field: ""}, headers=HX).text
    assert '<details class="leading__more" data-stays-open open>' in html
    assert re.search(rf'Kies eerst wie\.[^<]*</p>(\s*</div>){{2}}\s*<select[^>]* name="{field}"', html)
    assert html.count("Kies eerst wie.") == 1


def test_who_does_not_lead_reads_who_does(table: Table) -> None:
    stand(table, "open")
    actions.hand_over(table.again(), table.doctor, by=table.bringer)
    assert "BA (bedrijfsarts) leidt de bespreking." in page_of(table.bringer)
    assert "leidt de bespreking." not in page_of(table.doctor)


def test_who_listens_hears_who_leads_now(table: Table) -> None:
    stand(table, "open")
    actions.hand_over(table.again(), table.doctor, by=table.bringer)
    assert heard(table_of(table.discussion.pk)) == "Stap 1: Stap open. Leidt: BA."


def test_a_step_that_asks_something_is_heard_with_one_sign_at_its_end(cast: Cast) -> None:
    steps = [step | {"title": "Wat ziet jouw beroep?"} for step in SCRIPT["steps"]]
    table = lay(cast, at="open", script=SCRIPT | {"steps": steps})
    assert heard(table_of(table.discussion.pk)).startswith("Stap 1: Wat ziet jouw beroep? Leidt:")


def test_who_pressed_too_late_still_learns_whether_the_lead_is_there(table: Table, cast: Cast) -> None:
    stand(table, "open")
    Seat.objects.filter(pk=table.bringer.pk).update(gone_at=clock.now())
    refused = client_of(cast.doctor).post(f"/casus/{table.discussion.pk}/leid/pauzeer/?deel=leiding", headers=HX)
    assert "Alleen wie de bespreking leidt" in refused.text
    assert "Wie leidt, is even weg" in refused.text
