"""A possible data breach is judged by the keepers of the host it happened at, and written down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.cast import PEOPLE, Cast, client_of
from tests.factories import make_question

from poortgenoot.accounts.tests.fresh_client import fresh_client_of
from poortgenoot.core import clock, spoken
from poortgenoot.core.access import Refused
from poortgenoot.core.models import Event
from poortgenoot.guard.actions import Unsettled
from poortgenoot.notifications.models import Notice
from poortgenoot.sparring import access, actions
from poortgenoot.sparring.actions import Judgement, purges
from poortgenoot.sparring.models import Breach
from poortgenoot.sparring.tests.pages import look, text_of

TABLE = "/moderatie/?deel=datalekken"
NOT_TOLD = Breach.Person.NOT_TOLD


@pytest.fixture(autouse=True)
def fresh_list() -> Iterator[None]:
    purges.list_path().unlink(missing_ok=True)
    yield
    purges.list_path().unlink(missing_ok=True)


@pytest.fixture
def breach(cast: Cast) -> Breach:
    question = make_question(cast.asker, title="Een titel die niemand mag zien")
    actions.purge("question", question.pk, by=cast.asker)
    return Breach.objects.get()


def said(**changes: object) -> Judgement:
    plain: dict[str, object] = {
        "reported_on": None,
        "not_reported_because": "Niemand las de tekst voordat hij weg was.",
        "person": NOT_TOLD,
    }
    return Judgement(**{**plain, **changes})  # type: ignore[arg-type]


def test_a_breach_lies_before_the_keepers_of_its_host_and_nobody_else(cast: Cast, breach: Breach) -> None:
    seen = {name for name in PEOPLE if access.breaches_visible_to(cast[name]).exists()}  # type: ignore[arg-type]
    assert seen == {"moderator", "administrator", "operator"}
    assert "Mogelijke datalekken" in client_of(cast.moderator).get(TABLE).content.decode()
    assert "Hier wacht niets op je" in look(cast.other_moderator, TABLE)


def test_nobody_judges_the_breach_of_their_own_case(cast: Cast) -> None:
    question = make_question(cast.moderator)
    actions.purge("question", question.pk, by=cast.moderator)
    assert access.breaches_visible_to(cast.administrator).exists()
    assert not access.breaches_visible_to(cast.moderator).exists()
    with pytest.raises(Refused):
        actions.judge_breach(Breach.objects.get(), said(), by=cast.moderator)


def test_the_page_says_when_it_was_found_and_when_72_hours_are_over(cast: Cast, breach: Breach) -> None:
    assert breach.report_before - breach.opened_at == timedelta(hours=72)
    page = client_of(cast.moderator).get(TABLE).content.decode()
    for moment in (breach.opened_at, breach.report_before):
        assert spoken.exact(moment) in page
    assert "Meld binnen 72 uur bij de AP, tenzij het geen risico is." in page
    assert "niemand mag zien" not in page


def test_the_keepers_hear_of_it_at_once_and_who_wiped_it_does_not(cast: Cast, breach: Breach) -> None:
    told = set(Notice.objects.filter(subject=f"breach:{breach.pk}").values_list("member__name", flat=True))
    assert told == {"Moderator", "Administrator"}


def test_a_keeper_writes_down_what_was_decided_and_closes_it(cast: Cast, breach: Breach) -> None:
    address = f"/moderatie/datalek/{breach.pk}/"
    keeper = fresh_client_of(cast.moderator)
    assert "uiterlijk" in text_of(keeper.get(address))
    today = clock.today().isoformat()
    sent = {"reported_on": today, "person": "told", "note": "De FG weet ervan.", "done": "on"}
    assert keeper.post(address, sent)["Location"] == TABLE
    page = look(cast.administrator, TABLE)
    for words in ("Gemeld bij de AP op", "ja, verteld", "De FG weet ervan.", "Gesloten"):
        assert words in page
    assert keeper.get(address).status_code == 404, "closed is closed"
    assert list(Event.objects.filter(kind="breach").values_list("verb", flat=True)) == [
        "judged_breach",
        "closed_breach",
    ]


def test_writing_down_asks_for_a_fresh_code(cast: Cast, breach: Breach) -> None:
    answer = client_of(cast.moderator).post(f"/moderatie/datalek/{breach.pk}/", {"person": "told"})
    assert answer["Location"].startswith("/opnieuw/")


@pytest.mark.parametrize(
    "wrong",
    [{"not_reported_because": ""}, {"reported_on": clock.today()}],
    ids=["neither a day nor a reason", "both"],
)
def test_there_is_a_day_or_a_reason(cast: Cast, breach: Breach, wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        actions.judge_breach(breach, said(**wrong), by=cast.moderator)


def test_a_day_that_is_still_to_come_is_none(cast: Cast, breach: Breach) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(ValidationError):
        actions.judge_breach(breach, said(reported_on=tomorrow, not_reported_because=""), by=cast.moderator)


@pytest.mark.parametrize("field", ["not_reported_because", "note"])
def test_no_word_of_a_keeper_names_somebody(cast: Cast, breach: Breach, field: str) -> None:
    with pytest.raises(Unsettled):
        actions.judge_breach(breach, said(**{field: "Bel mij op 06 12345678."}), by=cast.moderator)
    breach.refresh_from_db()
    assert breach.person == ""


def test_nothing_is_closed_before_it_was_judged_or_judged_after_it_was_closed(cast: Cast, breach: Breach) -> None:
    with pytest.raises(Refused):
        actions.close_breach(breach, by=cast.moderator)
    actions.judge_breach(breach, said(), by=cast.moderator)
    actions.close_breach(breach, by=cast.administrator)
    with pytest.raises(Refused):
        actions.judge_breach(breach, said(note="Toch anders."), by=cast.moderator)
