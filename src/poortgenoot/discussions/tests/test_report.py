"""Everything on paper: only what was revealed, only professions, for seats only."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import asdict

import pytest
from tests.again import Again
from tests.cast import Cast, client_of, made_once

from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import records
from poortgenoot.discussions.actions.explaining import explain
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.papers import report_paper
from poortgenoot.discussions.queries.reports import report_of
from poortgenoot.discussions.tests.table import Table, forget_tables, lay, seal_all, stand, weigh_all

pytestmark = pytest.mark.django_db


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("discussion", "member").get(pk=seat.pk)


def decide(cast: Cast) -> Table:
    """Weighed and revealed; then weighed again and judged, sealed, and never revealed."""
    table = lay(cast, at="wegen")
    seal_all(table)
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    stand(table, "opnieuw")
    for seat in table.seats:
        weigh_all(fresh(seat), 4, -2, step="opnieuw")
        actions.seal(fresh(seat), "opnieuw")
    stand(table, "oordeel")
    actions.judge(fresh(table.doctor), "oordeel", "Eerst naar de polikliniek.", "Herstel gaat voor.")
    stand(table, "besluit")
    return table


decide_again = made_once(decide)


@pytest.fixture
def decided(cast: Cast, decide_again: Again[Table]) -> Table:
    forget_tables()
    return decide_again()


def said(seat: Seat) -> str:
    """All that goes into the report."""
    return json.dumps(asdict(report_of(fresh(seat))), ensure_ascii=False, default=str)


def test_it_holds_the_case_what_was_revealed_and_what_was_written(decided: Table) -> None:
    records.write_line(fresh(decided.doctor), "would_do", "Ik zou rustig beginnen.", key=uuid.uuid4())
    seat = fresh(decided.insurance_doctor)
    version = seat.discussion.record_version
    records.consent(seat, version, agrees=False, reservation="Rust alleen is te weinig.")
    explain(fresh(decided.doctor), "We keken samen wat lukt.", began_with="")
    text = said(decided.doctor)
    for part in (
        "drie ochtenden",
        "Ik zou rustig beginnen.",
        "Rust alleen is te weinig.",
        "We keken samen",
        "weegt mee",
    ):
        assert part in text


def test_it_counts_who_agrees_in_good_dutch(decided: Table) -> None:
    records.write_line(fresh(decided.doctor), "would_do", "Ik zou rustig beginnen.", key=uuid.uuid4())
    for seat, said_so in (
        (decided.doctor, "1 van de 3 kan zich"),
        (decided.insurance_doctor, "2 van de 3 kunnen zich"),
    ):
        records.consent(fresh(seat), fresh(seat).discussion.record_version, agrees=True)
        assert said_so in said(decided.doctor)


def test_it_holds_nothing_that_was_not_revealed(decided: Table) -> None:
    """What was weighed the second time (4, strongly hinders) and the judgement stay sealed."""
    text = said(decided.doctor)
    assert "weegt heel zwaar" not in text
    assert "hindert sterk" not in text
    assert "polikliniek" not in text


def test_it_names_professions_and_nobody(decided: Table, cast: Cast) -> None:
    text = said(decided.doctor)
    assert "de bedrijfsarts" in text
    for member in (cast.asker, cast.doctor, cast.insurance_doctor):
        assert member.name not in text


def test_all_seats_get_the_same_report(decided: Table) -> None:
    assert len({said(seat) for seat in decided.seats}) == 1


def test_a_report_is_small_tagged_and_in_dutch(decided: Table, cast: Cast) -> None:
    answer = client_of(cast.doctor).get(f"/casus/{decided.discussion.pk}/verslag.pdf")
    assert answer["Content-Type"] == "application/pdf"
    paper = answer.content
    assert paper.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in paper
    assert re.search(rb"/Lang\s*\(nl", paper)
    assert len(paper) < 250_000
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 5


def test_odd_signs_in_a_text_stay_text(decided: Table) -> None:
    records.write_line(fresh(decided.doctor), "order", "Eerst #rust, *dan* $uren$ en <b>taken</b>.", key=uuid.uuid4())
    assert report_paper(report_of(fresh(decided.doctor))).startswith(b"%PDF-")


def test_only_seats_get_it(decided: Table, cast: Cast) -> None:
    path = f"/casus/{decided.discussion.pk}/verslag.pdf"
    for name in ("labour_expert", "moderator", "operator", "stranger"):
        assert client_of(cast[name]).get(path).status_code == 404
    table = lay(cast, at="ronde")
    assert client_of(cast.doctor).get(f"/casus/{table.discussion.pk}/verslag.pdf").status_code == 403
