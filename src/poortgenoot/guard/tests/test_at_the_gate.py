"""Nothing about a case passes the gate with something in it that blocks, and what stays is remembered as kinds."""

from __future__ import annotations

import logging

import pytest
from django.test import Client
from tests.cast import Cast

from poortgenoot.guard import actions
from poortgenoot.guard.actions import Unsettled, admit, kinds_kept_in, remember
from poortgenoot.guard.decisions import Choice, Decision
from poortgenoot.guard.engine import Engine
from poortgenoot.guard.findings import Kind
from poortgenoot.guard.models import Kept

pytestmark = pytest.mark.django_db
WHY = "De vraag gaat daar juist over."


def keep(kind: Kind, text: str, field: str = "text", reason: str = WHY) -> Decision:
    return Decision(Choice.KEEP, field, kind, text, 0, reason)


def test_a_name_stops_the_text_and_nothing_is_written(engine: Engine, cast: Cast) -> None:
    with pytest.raises(Unsettled) as stopped:
        admit(case=None, texts={"text": "Mw. de Boer wil terug."}, decisions=(), by=cast.asker)
    assert [finding.text for finding in stopped.value.left["text"]] == ["de Boer"]
    assert not Kept.objects.exists()


def test_what_is_kept_is_remembered_without_the_words(engine: Engine, cast: Cast) -> None:
    admitted = admit(
        case="question:1",
        texts={"text": "Zij woont in Doetinchem."},
        decisions=[keep(Kind.PLACE, "Doetinchem")],
        by=cast.asker,
    )
    remember(admitted, case="question:1", part="question:1", by=cast.asker)
    assert kinds_kept_in("question:1") == {Kind.PLACE}
    assert "Doetinchem" not in str(Kept.objects.values())


def test_an_answer_counts_along_with_the_question(engine: Engine, cast: Cast) -> None:
    Kept.objects.create(case="question:1", part="question:1", kind=Kind.RARE_DIAGNOSIS, reason=WHY, by=1)
    with pytest.raises(Unsettled) as stopped:
        admit(
            case="question:1",
            texts={"text": "Zij woont in Doetinchem."},
            decisions=[keep(Kind.PLACE, "Doetinchem")],
            by=cast.doctor,
        )
    assert "plaats" in stopped.value.why
    assert "zeldzame ziekte" in stopped.value.why


def test_three_milder_kinds_leave_the_case_to_those_asked(engine: Engine, cast: Cast) -> None:
    admitted = admit(
        case=None,
        texts={"text": "Een man van 47 uit Doetinchem. Zijn vrouw werkt ook."},
        decisions=[keep(Kind.AGE, "47"), keep(Kind.PLACE, "Doetinchem"), keep(Kind.FAMILY, "vrouw")],
        by=cast.asker,
    )
    assert admitted.restricts
    assert "alleen wie gevraagd is" in admitted.why


def test_a_reason_is_read_too(engine: Engine, cast: Cast) -> None:
    with pytest.raises(Unsettled) as stopped:
        admit(
            case=None,
            texts={"text": "Zij woont in Doetinchem."},
            decisions=[keep(Kind.PLACE, "Doetinchem", reason="Want Fatima woont daar.")],
            by=cast.asker,
        )
    assert [finding.text for finding in stopped.value.left["text:reason"]] == ["Fatima"]


def test_a_title_keeps_nothing(engine: Engine, cast: Cast) -> None:
    with pytest.raises(Unsettled):
        admit(
            case=None,
            texts={"title": "Werken in Doetinchem"},
            decisions=[keep(Kind.PLACE, "Doetinchem", "title")],
            by=cast.asker,
        )


def test_only_counts_reach_the_log(engine: Engine, cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    texts = {"text": "Volgens Werkpad kan het."}
    waived = Decision(Choice.WAIVE, "text", Kind.PERSON, "Werkpad")
    admit(case=None, texts=texts, decisions=[waived], by=cast.asker)
    assert "Werkpad" not in caplog.text


def test_a_text_that_is_purged_no_longer_counts(engine: Engine, cast: Cast) -> None:
    Kept.objects.create(case="question:1", part="answer:5", kind=Kind.AGE, reason=WHY, by=1)
    actions.forget(case="question:1", part="answer:5")
    assert kinds_kept_in("question:1") == set()


def test_while_typing_findings_stand_below_the_field(engine: Engine, cast: Cast, client: Client) -> None:
    client.force_login(cast.asker.user)
    page = client.post("/controle/", {"field": "text", "text": "Mw. de Boer woont in Doetinchem."}).content.decode()
    assert "de Boer" in page
    assert "een stad in het oosten van het land" in page
    assert "Geen naam" in page


def test_the_check_says_what_it_did_and_promises_no_more(engine: Engine, cast: Cast, client: Client) -> None:
    client.force_login(cast.asker.user)
    page = client.post("/controle/", {"field": "text", "text": "Eerst uren of eerst taken?"}).content.decode()
    assert "De controle vond niets" in page
    assert "anoniem" not in page


def test_visitors_are_not_checked(engine: Engine, client: Client) -> None:
    assert client.post("/controle/", {"field": "text", "text": "Mw. de Boer"}).status_code == 302


def test_looking_is_no_way_in(cast: Cast, client: Client) -> None:
    client.force_login(cast.asker.user)
    assert client.get("/controle/").status_code == 405
