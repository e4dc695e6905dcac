"""Weeg mee: one weighs alone, seals for good, and sees the others once three professions have sealed."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils.html import escape
from tests.cast import Cast, client_of

from poortgenoot.accounts.own_data import Texts
from poortgenoot.core.access import Refused
from poortgenoot.core.models import Event
from poortgenoot.discussions import sealing, shipped
from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.actions.alone.leaving import erase
from poortgenoot.discussions.factor import Contents, Weighed
from poortgenoot.discussions.models import Mark, PreparedCase
from poortgenoot.discussions.queries.alone import about, opened
from poortgenoot.discussions.tests.alone import SLUG, filled, others_weigh, page, seal, the_case, weigh
from poortgenoot.discussions.views import alone
from poortgenoot.discussions.weighers import Pool, Weigher, owner_of
from poortgenoot.sparring.tests.test_guarded import everything_stored

pytestmark = pytest.mark.django_db
PLACES = re.compile(r"merk-[A-Z]{2}")


def test_every_case_of_the_files_stands_there_in_its_order() -> None:
    slugs = list(PreparedCase.objects.values_list("slug", flat=True))
    assert slugs == [case["slug"] for case in shipped.prepared_cases()]


def test_loading_again_brings_new_words_and_keeps_the_marks() -> None:
    seal("BA")
    PreparedCase.objects.filter(slug=SLUG).update(title="Oude titel")
    actions.load_prepared()
    assert the_case().title != "Oude titel"
    assert the_case().marks.count() == 1


def test_loading_leaves_a_case_of_a_host_alone(cast: Cast) -> None:
    PreparedCase.objects.filter(slug=SLUG).update(host=cast.association, title="Van ons")
    actions.load_prepared()
    assert PreparedCase.objects.get(slug=SLUG).title == "Van ons"


def test_a_visitor_finds_the_cases_and_reads_one_without_signing_in(client: Client) -> None:
    assert the_case().title in client.get("/weeg-mee/").text
    shown = client.get(page("weigh_alone")).text
    assert shown.index("Wat de werknemer wil en kan") < shown.index("Wat er speelt") < shown.index("Weeg zes factoren")


def test_the_front_page_has_a_door_to_it(client: Client) -> None:
    assert page("weigh_alone") in client.get("/").text


def test_the_front_page_lets_the_employee_finish_the_first_sentence(client: Client) -> None:
    shown = client.get("/").text
    assert "op het werk is zij iemand, zegt ze, en thuis vooral patiënt.</p>" in shown


def test_a_visitor_weighs_and_then_waits_for_three_professions(client: Client) -> None:
    assert weigh(client, "BA").status_code == 302
    waits = client.get(page("others"))
    assert "Nog 2 beroepsgroepen" in waits.text
    assert "bedrijfsarts" in waits.text
    others_weigh("JC", "VA")
    assert "Zo wogen anderen" in client.get(page("others")).text


def test_colleagues_of_one_profession_count_as_one(client: Client) -> None:
    weigh(client, "BA")
    others_weigh("BA", "BA", "JC")
    assert "Nog 1 beroepsgroep," in client.get(page("others")).text


def test_before_three_professions_no_page_holds_a_value(client: Client) -> None:
    others_weigh("JC", weight=4, direction=2)
    weigh(client, "BA", weight=0, direction=-2)
    pages = [client.get(page(name)).text for name in ("others", "still_sealed")]
    pages += [client.get("/weeg-mee/").text, client.get("/").text]
    for shown in pages:
        assert not re.search("heel zwaar|telt niet mee|hindert sterk|helpt sterk", shown)
        assert not PLACES.search(shown)


def test_nobody_sees_the_others_before_sealing(client: Client) -> None:
    others_weigh("JC", "VA", "HR")
    assert client.get(page("others")).url == page("weigh_alone")
    assert client.get(page("still_sealed")).status_code == 404
    assert client.post(page("curious"), {"email": "a@b.example"}).status_code == 404


def test_nothing_that_was_weighed_stands_anywhere_to_be_read(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    weigh(client, "BA", weight=4, direction=-2, verdict="wachten")
    with connection.cursor() as cursor:
        cursor.execute("SELECT box FROM discussions_mark")
        box = bytes(cursor.fetchone()[0])
    assert b"wachten" not in box
    assert b"haar-voorstel" not in box
    line = Event.objects.get(verb="sealed_alone")
    assert line.facts == {"case": the_case().pk}
    assert "wachten" not in caplog.text
    assert '"verdict": "wachten"' not in everything_stored()


def test_all_boxes_are_as_long() -> None:
    seal("BA", 0, -2)
    seal("JC", 4, 2, given={the_case().factors[0]["key"]: Weighed(cannot_judge=True)})
    assert len({len(bytes(mark.box)) for mark in Mark.objects.all()}) == 1


def test_a_box_opens_for_nobody_else(client: Client) -> None:
    mine, other = seal("BA"), seal("JC")
    place = sealing.place_of_mark(mine.prepared_id, None, owner_of(other))
    with pytest.raises(sealing.Unopened):
        sealing.unseal(mine.box, place=place)


def test_what_is_sealed_stays_as_it_was(client: Client) -> None:
    weigh(client, "BA", weight=4)
    again = weigh(client, "BA", weight=0)
    assert again.url == page("others")
    mark = Mark.objects.get()
    box = sealing.unseal(mark.box, place=sealing.place_of_mark(mark.prepared_id, None, owner_of(mark)))
    assert {w.weight for w in box.factors.values()} == {4}


def test_sealing_again_changes_nothing_whoever_calls_it() -> None:
    by = Weigher(visitor="a" * 64)
    first, second = seal("BA", 4, 2, by=by), seal("JC", 0, -2, by=by)
    assert (second.pk, second.profession) == (first.pk, "BA")
    kept = Mark.objects.get()
    place = sealing.place_of_mark(kept.prepared_id, None, by.owner)
    assert {w.weight for w in sealing.unseal(kept.box, place=place).factors.values()} == {4}


def test_the_back_button_leads_on_to_the_others(client: Client) -> None:
    weigh(client, "BA")
    assert client.get(page("weigh_alone")).url == page("others")


def test_a_form_that_is_sent_twice_at_once_counts_once() -> None:
    key = str(Client().get(page("weigh_alone")).context["form"]["key"].value())
    for _tap in range(2):
        weigh(Client(), "BA", key=key)
    assert Mark.objects.count() == 1


def test_two_browsers_are_two_people() -> None:
    weigh(Client(), "BA")
    weigh(Client(), "BA")
    assert Mark.objects.count() == 2


def test_a_member_weighs_once_on_every_device(cast: Cast) -> None:
    weigh(client_of(cast.doctor), "BA")
    elsewhere = client_of(cast.doctor)
    assert weigh(elsewhere, "BA").url == page("others")
    assert Mark.objects.get().member == cast.doctor


def test_a_member_weighs_as_one_of_their_own_professions(cast: Cast) -> None:
    answer = weigh(client_of(cast.doctor), "JC")
    assert answer.status_code == 422
    with pytest.raises(Refused):
        seal("JC", by=Weigher(cast.doctor))


def test_a_form_that_is_not_whole_says_where_and_keeps_what_was_chosen(client: Client) -> None:
    half = {k: v for k, v in filled("BA").items() if k not in {"w2", "d4", "verdict"}}
    answer = client.post(page("weigh_alone"), half)
    assert answer.status_code == 422
    assert answer.text.count("utrecht-form-field--invalid") == 3
    assert re.search(r'name="w1" value="3"[^>]*checked', answer.text)
    assert not Mark.objects.exists()


def test_who_cannot_judge_a_factor_says_so_and_gives_no_direction(client: Client) -> None:
    chosen = filled("BA", w3="x")
    del chosen["d3"]
    client.post(page("weigh_alone"), chosen)
    others_weigh("JC", "VA")
    found = opened(Pool(the_case()), Mark.objects.get(profession="BA"))
    assert found is not None
    mine = next(o for o in found if o.is_mine)
    assert mine.contents.factors[the_case().factors[3]["key"]] == Weighed(cannot_judge=True)


@pytest.mark.parametrize(
    "wrong", [{"w0": "5"}, {"d0": "3"}, {"w0": "zwaar"}, {"verdict": "anders"}, {"profession": "ZZ"}]
)
def test_a_value_off_the_scale_is_refused(client: Client, wrong: dict[str, str]) -> None:
    assert client.post(page("weigh_alone"), filled("BA") | wrong).status_code == 422
    assert not Mark.objects.exists()


def test_the_action_refuses_half_a_weighing_whoever_calls_it() -> None:
    one = {the_case().factors[0]["key"]: Weighed(1, 1)}
    from poortgenoot.discussions.actions import alone as actions

    with pytest.raises(ValidationError):
        actions.seal(
            Pool(the_case()), Contents(one, verdict="wachten"), as_profession="BA", by=Weigher(visitor="a" * 64)
        )


def test_a_reason_has_no_place_in_the_box() -> None:
    key = the_case().factors[0]["key"]
    mark = seal("BA", given={key: Weighed(1, 1, reason="Omdat Jan het zei")})
    box = sealing.unseal(mark.box, place=sealing.place_of_mark(mark.prepared_id, None, owner_of(mark)))
    assert box.factors[key] == Weighed(1, 1)


def test_the_reveal_shows_each_profession_my_own_mark_and_where_they_differ(client: Client) -> None:
    others_weigh("JC", weight=4, direction=2)
    others_weigh("VA", weight=4, direction=-2)
    weigh(client, "BA", weight=4, direction=-2)
    shown = client.get(page("others")).text
    assert "verschillen de beroepsgroepen het meest" in shown
    assert "voor de bedrijfsarts en de verzekeringsarts hindert het, voor de jobcoach helpt het" in shown
    assert shown.count("pin__ring") == 6
    assert {"merk-BA", "merk-JC", "merk-VA"} <= set(re.findall(r'href="#(merk-[A-Z]{2})"', shown))
    assert "Beroepsgroep zoals mensen die zelf opgaven" in shown


def test_the_reveal_begins_with_the_factor_that_differs_most_and_folds_what_can_wait(client: Client) -> None:
    others_weigh("JC", "VA")
    weigh(client, "BA")
    shown = client.get(page("others")).text
    first, rest = shown.split("Bekijk nog 5 factoren")
    assert first.count("<figure") == 1
    assert first.index("<figure") < first.index("Wat opvalt")
    assert rest.count("<figure") == 5
    assert rest.index("Eén les") < rest.index("Lees wat elke beroepsgroep schreef") < rest.index("Nog drie minuten?")


def test_a_factor_that_two_professions_judged_stays_closed(client: Client) -> None:
    key = the_case().factors[0]["key"]
    seal("VA", 2, 1, given={key: Weighed(cannot_judge=True)})
    seal("JC", 2, 1)
    weigh(client, "BA")
    shown = client.get(page("others")).text
    assert shown.count("Daarom blijft deze factor dicht") == 1
    assert shown.count("<figure") == 5


def test_the_waiting_page_fetches_the_reveal_by_itself(client: Client) -> None:
    weigh(client, "BA")
    assert "HX-Refresh" not in client.get(page("still_sealed")).headers
    others_weigh("JC", "VA")
    assert client.get(page("still_sealed")).headers["HX-Refresh"] == "true"


def test_a_hidden_case_is_nobodys(client: Client) -> None:
    weigh(client, "BA")
    PreparedCase.objects.update(hidden_at="2026-01-01T00:00Z")
    for name in ("weigh_alone", "others", "still_sealed"):
        assert client.get(page(name)).status_code == 404


def test_who_weighed_takes_it_along_and_is_forgotten_when_they_leave(cast: Cast) -> None:
    seal("BA", 4, -2, by=Weigher(cast.doctor))
    assert "haar-voorstel" in json.dumps(about(cast.doctor.user), default=str)
    erase(cast.doctor.user, Texts.KEEP)
    assert not Mark.objects.exists()


@pytest.mark.usefixtures("within_the_hour")
def test_one_person_weighs_for_at_most_so_many_from_one_place(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "LIMITS", replace(alone.LIMITS, marks_per_hour=1))
    weigh(Client(), "BA")
    assert weigh(Client(), "JC").status_code == 429


@pytest.mark.parametrize("name", ["weigh_alone", "others", "still_sealed"])
def test_a_page_asks_little_of_the_database(client: Client, name: str, django_assert_max_num_queries) -> None:
    if name != "weigh_alone":
        weigh(client, "BA")
    others_weigh(*["JC", "VA", "HR", "WN"] * 3)
    with django_assert_max_num_queries(12):
        client.get(page(name))


def test_the_list_asks_as_much_for_twelve_as_for_one(client: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(3):
        client.get("/weeg-mee/")


def test_the_reveal_of_many_takes_little_of_the_processor(client: Client) -> None:
    """Nine professions of four people; generous, for a machine that does other things too."""
    weigh(client, "BA")
    others_weigh(*["AD", "AN", "BA", "CM", "HR", "JC", "RP", "VA", "WN"] * 4)
    took = []
    for _look in range(5):
        begin = time.process_time()
        client.get(page("others"))
        took.append(time.process_time() - begin)
    assert min(took) < 0.150


def test_who_saw_the_others_reads_first_where_they_stand_furthest_from_them(client: Client) -> None:
    others_weigh("JC", "WN", weight=3, direction=2)
    client.post(page("weigh_alone"), filled("BA", 3, -2))
    shown = client.get(page("others")).text
    first = the_case().factors[0]["title"]
    lead = re.search(r'class="lead">([^<]*)', shown)
    assert lead
    assert f"Bij “{first}” sta jij het verst af van de jobcoach en de werknemer" in lead[1]


def test_a_visitor_says_once_what_their_profession_is(client: Client) -> None:
    chosen = re.compile(r'name="profession" value="(\w\w)"[^>]* checked')
    second = shipped.prepared_cases()[1]["slug"]
    assert not chosen.search(client.get(page("weigh_alone", second)).text)
    weigh(client, "JC")
    assert chosen.findall(client.get(page("weigh_alone", second)).text) == ["JC"]


def test_the_first_button_of_the_front_page_weighs_along(client: Client) -> None:
    shown = client.get("/").text
    assert shown.index("utrecht-button--primary-action") < shown.index("Meld je aan")


def test_what_each_profession_wrote_stands_in_the_reveal_whole(client: Client) -> None:
    weigh(client, "BA")
    others_weigh("JC", "VA")
    shown = client.get(page("others")).text
    for text in the_case().views.values():
        assert escape(text) in shown
