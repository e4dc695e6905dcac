"""Getting acquainted: three steps, only the first is needed."""

from __future__ import annotations

import pytest
from tests.cast import Cast, client_of
from tests.factories import make_theme

from poortgenoot.members import actions, welcome
from poortgenoot.members.models import JoinRequest, Member

pytestmark = pytest.mark.django_db
ME = {"name": "Noor Bakker", "professions": ["BA"], "started_year": "2015"}


def test_name_and_profession_are_enough_to_begin(cast: Cast) -> None:
    answer = client_of(cast.newcomer).post("/welkom/", ME | {"started_year": ""})
    assert answer["Location"] == "/welkom/werk/"
    me = Member.objects.get(pk=cast.newcomer.pk)
    assert (me.name, me.professions, me.started_year) == ("Noor Bakker", ["BA"], None)
    assert me.onboarded_at


def test_every_other_step_can_be_skipped(cast: Cast) -> None:
    browser = client_of(cast.newcomer)
    browser.post("/welkom/", ME)
    assert "/welkom/gastheer/" in browser.get("/welkom/werk/").content.decode()
    assert "/welkom/klaar/" in browser.get("/welkom/gastheer/").content.decode()
    assert browser.get("/welkom/klaar/").status_code == 200


def test_whoever_has_not_told_a_name_is_led_back_to_the_first_step(cast: Cast) -> None:
    browser = client_of(cast.newcomer)
    for path in ("/welkom/werk/", "/welkom/gastheer/", "/welkom/klaar/", "/leden/"):
        assert browser.get(path)["Location"] == "/welkom/"


def test_a_big_number_has_eleven_figures_and_keeps_its_zeros(cast: Cast) -> None:
    browser = client_of(cast.newcomer)
    wrong = browser.post("/welkom/", ME | {"number_BIG": "0990 1234"})
    assert wrong.status_code == 422
    assert "11 cijfers" in wrong.content.decode()
    assert "Noor Bakker" in wrong.content.decode()
    browser.post("/welkom/", ME | {"number_BIG": "0990 1234 567"})
    assert cast.newcomer.registrations.get().number == "09901234567"


def test_a_number_is_kept_only_where_the_profession_has_that_register(cast: Cast) -> None:
    client_of(cast.newcomer).post("/welkom/", ME | {"professions": ["RP"], "number_BIG": "09901234567"})
    assert not cast.newcomer.registrations.exists()


@pytest.mark.parametrize("year", ["1949", "2999", "toen"])
def test_a_year_that_cannot_be_is_refused_and_nothing_is_lost(cast: Cast, year: str) -> None:
    answer = client_of(cast.newcomer).post("/welkom/", ME | {"started_year": year})
    assert answer.status_code == 422
    assert 'value="Noor Bakker"' in answer.content.decode()
    assert f'value="{year}"' in answer.content.decode()


def test_work_places_come_from_the_list_and_a_typing_error_is_helped(cast: Cast) -> None:
    browser, theme = client_of(cast.unverified), make_theme()
    sent = {"place_1": "Zwole", "work_days": ["1", "2"], "themes_brought": [theme.pk]}
    wrong = browser.post("/welkom/werk/", sent)
    assert wrong.status_code == 422
    assert "Zwolle, Overijssel" in wrong.content.decode()
    assert browser.post("/welkom/werk/", sent | {"place_1": "Zwolle", "place_2": "Goes, Zeeland"}).status_code == 302
    assert [p.name for p in cast.unverified.work_places.order_by("pk")] == ["Zwolle", "Goes"]
    assert Member.objects.get(pk=cast.unverified.pk).themes_brought == [theme.pk]


def test_places_are_offered_while_typing(cast: Cast) -> None:
    assert (
        'value="Apeldoorn, Gelderland"' in client_of(cast.asker).get("/welkom/plaatsen/?place_1=apel").content.decode()
    )


def test_the_last_step_asks_a_host(cast: Cast) -> None:
    browser = client_of(cast.asker)
    browser.post("/welkom/gastheer/", {"host": cast.service.pk, "note": "Team Noord"})
    assert JoinRequest.objects.get(member=cast.asker).host == cast.service
    assert "Je vroeg of je bij" in browser.get("/welkom/klaar/").content.decode()


def test_the_last_page_shows_at_most_three_things_to_use(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [welcome.Suggestion(f"Les {n}", f"/lessen/{n}/", "les", "past bij burn-out") for n in range(5)]
    monkeypatch.setattr(welcome, "_sources", [lambda member: made[:2], lambda member: made[2:]])
    html = client_of(cast.asker).get("/welkom/klaar/").content.decode()
    assert [n for n in range(5) if f"Les {n}" in html] == [0, 1, 2]


def test_a_profession_that_comes_later_needs_a_vouch_of_its_own(cast: Cast) -> None:
    actions.introduce(actions.Introduction("Doctor", ("BA", "VA"), 2010), by=cast.doctor)
    me = Member.objects.get(pk=cast.doctor.pk)
    assert me.verified_professions == {"BA"}
    actions.introduce(actions.Introduction("Doctor", ("VA",), 2010), by=me)
    actions.introduce(actions.Introduction("Doctor", ("BA",), 2010), by=me)
    assert not Member.objects.get(pk=cast.doctor.pk).is_verified
