"""The page of a table, as each seat sees it at each step; and what it keeps, refuses and says."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client
from tests.cast import Cast, client_of

from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Contribution, Discussion, Seat, Turn, Weighing
from poortgenoot.discussions.queries.opened import opened_at
from poortgenoot.discussions.queries.table import table_of
from poortgenoot.discussions.tests.table import STEP, Table, lay, seal_all, stand, time_goes_by, weigh_all

HX = {"HX-Request": "true"}
FACTOR_IDS = re.compile(r'id="factor-([^"]+)"')


def at(table: Table, rest: str = "") -> str:
    return f"/casus/{table.discussion.pk}/{rest}"


def page_of(table: Table, seat: Seat) -> str:
    answer = client_of(seat.member).get(at(table))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("step", STEP)
def test_every_seat_has_a_page_at_every_step(table: Table, step: str) -> None:
    for name in STEP:
        if name in {"openen", "ook-openen"} and STEP[name] <= STEP[step]:
            before = {"openen": "wegen", "ook-openen": "oordeel"}[name]
            stand(table, before)
            seal_step(table, before)
            stand(table, name)
            actions.reveal(table.again(), by=table.bringer)
    stand(table, step)
    for seat in table.seats:
        html = page_of(table, seat)
        assert f"Stap {step}" in html
        assert f"Stap {STEP[step] + 1} van {len(STEP)}" in html


def seal_step(table: Table, step: str) -> None:
    if step == "wegen":
        return seal_all(table)
    for seat in table.seats:
        actions.judge(seat, step, "Eerst rust.", "Dat geeft de doorslag.")
        actions.seal(seat, step)


def test_before_it_starts_the_table_waits_and_factors_can_be_chosen(table: Table) -> None:
    assert "We wachten tot de bespreking begint" in page_of(table, table.doctor)
    assert "Begin de bespreking" in page_of(table, table.bringer)
    assert "Begin de bespreking" not in page_of(table, table.doctor)
    client = client_of(table.doctor.member)
    client.post(at(table, "factor/"), {"title": "Hoe de leiding het oppakt", "group": "organisation"})
    factor = table.discussion.factors.get(title="Hoe de leiding het oppakt")
    client.post(at(table, f"factor/{factor.pk}/weg/"))
    assert not table.discussion.factors.filter(pk=factor.pk).exists()


def test_each_factor_saves_by_itself_and_says_nothing_back(table: Table, cast: Cast) -> None:
    stand(table, "wegen")
    client, key = client_of(cast.doctor), table.discussion.factors.first()
    assert key
    sent = {"stil": "1", "stap": "wegen", f"zwaarte:{key.key}": "4", f"richting:{key.key}": "-2"}
    answer = client.post(at(table, "weeg/"), sent)
    assert (answer.status_code, answer.content) == (204, b"")
    html = page_of(table, table.doctor)
    assert f'name="zwaarte:{key.key}" value="4"' in html
    assert html.count(" checked") == 2
    assert page_of(table, table.insurance_doctor).count(" checked") == 0


def test_a_reason_that_gives_somebody_away_is_not_kept_and_stands_at_its_factor(table: Table, cast: Cast) -> None:
    stand(table, "wegen")
    key = table.discussion.factors.values_list("key", flat=True)[0]
    name = "Mevrouw Jansma-Terpstra"
    sent = {"stap": "wegen", f"zwaarte:{key}": "4", f"richting:{key}": "1", f"reden:{key}": f"{name} zei dat."}
    quiet = client_of(cast.doctor).post(at(table, "weeg/"), sent | {"stil": "1"})
    assert quiet.status_code == 422
    assert "Jansma-Terpstra" in quiet.content.decode()
    assert not Weighing.objects.exists()
    loud = client_of(cast.doctor).post(at(table, "weeg/"), sent)
    assert loud.status_code == 422
    assert f"{name} zei dat." in loud.content.decode()


def test_what_lacks_is_said_when_one_seals_too_soon(table: Table, cast: Cast) -> None:
    stand(table, "wegen")
    answer = client_of(cast.doctor).post(at(table, "weeg/"), {"stap": "wegen", "verzegel": "ja"}, headers=HX)
    assert answer.status_code == 422
    assert "Weeg eerst elke factor" in answer.content.decode()


def test_an_empty_factor_is_said_in_its_place_and_not_on_another_page(table: Table, cast: Cast) -> None:
    answer = client_of(cast.doctor).post(at(table, "factor/?deel=factoren"), {"group": "market"}, headers=HX)
    assert answer.status_code == 422
    assert "Kies een factor uit de lijst" in answer.text
    assert "Wat weegt mee?" in answer.text


def test_sealing_too_soon_points_at_each_factor_that_is_not_weighed_yet(table: Table, cast: Cast) -> None:
    stand(table, "wegen")
    first, *others = table.discussion.factors.order_by("place")
    sent = {"stap": "wegen", f"zwaarte:{first.key}": "1", f"richting:{first.key}": "0", "verzegel": "ja"}
    sent |= {f"reden:{first.key}": "Zo lag het.", f"anders:{first.key}": "Als het verandert."}
    html = client_of(cast.doctor).post(at(table, "weeg/"), sent, headers=HX).text
    pointed = re.findall(r'<fieldset class="weighed utrecht-form-field--invalid" data-weighed="([^"]+)"', html)
    assert pointed == [factor.key for factor in others]


def test_who_just_sealed_lands_at_the_envelope_and_who_comes_back_is_not_moved(table: Table, cast: Cast) -> None:
    stand(table, "wegen")
    weigh_all(table.doctor, 3, -1)
    assert "autofocus" in client_of(cast.doctor).post(at(table, "verzegel/"), {"stap": "wegen"}, headers=HX).text
    assert "autofocus" not in page_of(table, table.doctor)


def test_a_sealed_weighing_shows_its_envelope_and_opens_again_for_its_author(table: Table, cast: Cast) -> None:
    stand(table, "wegen")
    weigh_all(table.doctor, 3, -1)
    client = client_of(cast.doctor)
    client.post(at(table, "verzegel/"), {"stap": "wegen"})
    html = page_of(table, table.doctor)
    assert "Je afweging is verzegeld" in html
    assert "Dat telt hier" not in html
    client.post(at(table, "ontzegel/"), {"stap": "wegen"})
    assert "Dat telt hier" in page_of(table, table.doctor)


def test_who_leads_sees_who_is_missing_and_opens_when_all_sealed(table: Table, cast: Cast) -> None:
    stand(table, "wegen")
    weigh_all(table.doctor)
    actions.seal(table.doctor, "wegen")
    stand(table, "openen")
    assert "Nog niet verzegeld: jij, VA." in " ".join(page_of(table, table.bringer).split())
    leader = client_of(cast.asker)
    assert leader.post(at(table, "leid/open/"), headers=HX).status_code == 403
    time_goes_by(table, 10)
    assert leader.post(at(table, "leid/open/?deel=leiding"), headers=HX).status_code == 200
    assert "Zo wogen jullie" in page_of(table, table.insurance_doctor)
    assert "Dat telt hier." in page_of(table, table.insurance_doctor)


def test_a_refusal_stands_in_the_part_that_asked(table: Table, cast: Cast) -> None:
    stand(table, "openen")
    answer = client_of(cast.asker).post(at(table, "leid/open/?deel=leiding"), headers=HX)
    assert answer.status_code == 403
    html = answer.content.decode()
    assert "<html" not in html
    assert "Nog niet iedereen die er is, heeft verzegeld." in html


def test_the_shift_is_shown_after_weighing_again(table: Table) -> None:
    stand(table, "wegen")
    seal_all(table)
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    script = table.again().script
    script["steps"].insert(STEP["opnieuw"] + 1, script["steps"][STEP["openen"]] | {"key": "weer", "reveals": "opnieuw"})
    Discussion.objects.filter(pk=table.discussion.pk).update(script=script)
    stand(table, "opnieuw")
    for seat in table.seats:
        weigh_all(seat, 4, 2, step="opnieuw")
        actions.seal(seat, "opnieuw")
    place = table.again().place or 0
    actions.go_to(table.again(), place + 1, by=table.bringer, expects=place)
    actions.reveal(table.again(), by=table.bringer)
    html = page_of(table, table.doctor)
    assert "Wie schoof:" in html
    assert len(set(FACTOR_IDS.findall(html))) == len(FACTOR_IDS.findall(html)) == table.discussion.factors.count()
    assert "weegt licht, helpt niet en hindert niet" in html


def test_my_turn_is_mine_to_give(table: Table) -> None:
    stand(table, "ronde")
    first = Turn.objects.select_related("seat__member").first()
    assert first
    assert "Jij bent aan de beurt" in page_of(table, first.seat)
    client = client_of(first.seat.member)
    client.post(at(table, "beurt/?deel=beurt"), {"turn": first.pk, "state": "heard"}, headers=HX)
    assert "Je bent geweest" in page_of(table, first.seat)
    others = [seat for seat in table.seats if seat.pk != first.seat_id]
    assert any("Jij bent aan de beurt" in page_of(table, seat) for seat in others)


def test_who_sits_down_during_a_round_is_heard_last(table: Table, cast: Cast) -> None:
    stand(table, "ronde")
    late = actions.take(table.discussion, "AD", by=cast.labour_expert)
    assert Turn.objects.filter(seat=late).get() == Turn.objects.last()
    assert "Je komt nog aan de beurt" in page_of(table, late)


def test_questions_are_asked_and_answered_on_paper(table: Table, cast: Cast) -> None:
    stand(table, "vragen")
    doctor, bringer = client_of(cast.doctor), client_of(cast.asker)
    doctor.post(at(table, "schrijf/"), {"key": uuid.uuid4(), "text": "Wat lukt er op een goede dag?"})
    asked = Contribution.objects.get()
    assert "Wat lukt er op een goede dag?" in page_of(table, table.insurance_doctor)
    bringer.post(at(table, "schrijf/"), {"key": uuid.uuid4(), "text": "Een uur lezen.", "answers": asked.pk})
    assert "Een uur lezen." in page_of(table, table.doctor)


def test_of_three_of_one_profession_each_keeps_its_number(table: Table) -> None:
    """Whoever did not seal, and whoever stood up: nobody is called what another was."""
    Seat.objects.filter(discussion=table.discussion).update(profession="BA")
    stand(table, "wegen")
    weigh_all(table.insurance_doctor)
    actions.seal(table.insurance_doctor, "wegen")
    stand(table, "openen")
    Seat.objects.exclude(pk=table.bringer.pk).update(seen_at=None)
    time_goes_by(table, 6)
    actions.reveal(table.again(), by=table.bringer)
    actions.leave(table.doctor)
    now = table_of(table.discussion.pk)
    assert [place.name for place in now.places] == ["BA 1", "BA 3"]
    (opened,) = opened_at(now)
    assert {reason.name for laid in opened.factors for reason in laid.reasons} == {"BA 3"}


@pytest.mark.parametrize("value", ["--1", "²", "1.5", "9" * 400])
def test_a_value_that_is_no_number_is_refused(table: Table, value: str) -> None:
    stand(table, "wegen")
    key = table.discussion.factors.values_list("key", flat=True)[0]
    sent = {"stap": "wegen", f"zwaarte:{key}": value, "stil": "1"}
    assert client_of(table.doctor.member).post(at(table, "weeg/"), sent).status_code == 422
    assert not Weighing.objects.exists()


def test_what_stands_on_paper_has_no_name_until_the_round_closes(table: Table, cast: Cast) -> None:
    stand(table, "ronde")
    client_of(cast.doctor).post(at(table, "schrijf/"), {"key": uuid.uuid4(), "text": "Ik denk aan rust."})
    said = page_of(table, table.bringer).split("Wat er op papier staat")[1]
    assert "Zonder naam" in said
    assert ">BA<" not in said.split("</section>")[0]


@pytest.mark.parametrize(("verb", "field"), [("overdragen", "to"), ("plaats", "who")])
def test_who_presses_before_picking_anybody_keeps_the_controls_and_reads_what_is_missing(
    table: Table, cast: Cast, verb: str, field: str
) -> None:
    stand(table, "open")
    answer = client_of(cast.asker).post(at(table, f"{verb}/?deel=leiding"), {field: ""}, headers=HX)
    assert answer.status_code == 403
    assert "Kies eerst wie." in answer.text
    assert "Jij leidt" in answer.text
    assert "<html" not in answer.text


def test_a_factor_that_was_not_added_is_explained_where_it_is_written(table: Table) -> None:
    sent = {"title": "", "key": "", "group": "organisation"}
    answer = client_of(table.doctor.member).post(at(table, "factor/?deel=factoren"), sent, headers=HX)
    assert answer.status_code == 422
    assert re.search(r'<details class="add-factor" open>.*Kies een factor uit de lijst', answer.text, re.DOTALL)


def test_one_leads_hands_over_and_another_takes_over(table: Table, cast: Cast) -> None:
    stand(table, "open")
    client_of(cast.asker).post(at(table, "overdragen/"), {"to": table.doctor.number})
    assert "Jij leidt" in page_of(table, table.doctor)
    time_goes_by(table, 5)
    assert "Wie leidt, is weg" in page_of(table, table.insurance_doctor)
    client_of(cast.insurance_doctor).post(at(table, "leid/neem-over/"))
    assert "Jij leidt" in page_of(table, table.insurance_doctor)


def test_who_is_taken_from_the_table_sees_nothing_more(table: Table, cast: Cast) -> None:
    client_of(cast.asker).post(at(table, "plaats/"), {"who": table.doctor.number})
    for rest in ("", "mijn/", "mijn/leiding/", "scherm/"):
        assert client_of(cast.doctor).get(at(table, rest)).status_code == 404


def test_who_stands_up_stands_at_the_door(table: Table, cast: Cast) -> None:
    client_of(cast.doctor).post(at(table, "sta-op/"))
    html = page_of(table, table.doctor)
    assert "Je stond op van tafel" in html
    assert table.discussion.happened not in html


def test_a_term_that_passed_is_said_to_be_over(cast: Cast) -> None:
    slow = lay(cast, pace="slow")
    stand(slow, "open")
    assert "<span data-clock>tot " in page_of(slow, slow.doctor)
    time_goes_by(slow, 60 * 24 * 30)
    assert "<span data-clock>de tijd is om<" in page_of(slow, slow.doctor)


def test_a_closed_table_says_what_to_do_next(table: Table, cast: Cast) -> None:
    stand(table, "slot")
    client_of(cast.asker).post(at(table, "leid/sluit/"))
    html = page_of(table, table.doctor)
    assert "Deze bespreking is klaar" in html
    assert "Wat je nu kunt doen" in html
    for what_stays in ("verslag/", "uitleg/", "terugblik/", "evaluatie/", "vervolg/", "les/", "verslag.pdf"):
        assert f'href="{at(table, what_stays)}"' in html


def test_the_big_screen_shows_what_all_see_and_nothing_of_one_seat(table: Table, cast: Cast) -> None:
    stand(table, "wegen")
    weigh_all(table.bringer, 4, -2)
    html = client_of(cast.asker).get(at(table, "scherm/")).content.decode()
    assert "Stap wegen" in html
    assert "Dat telt hier" not in html
    assert " checked" not in html
    assert "Jij leidt" not in html


@pytest.mark.parametrize("name", ["stranger", "moderator", "operator", "labour_expert"])
def test_who_has_no_seat_finds_no_table(table: Table, cast: Cast, name: str) -> None:
    for rest in ("", "mijn/", "scherm/"):
        assert client_of(cast[name]).get(at(table, rest)).status_code == 404


def test_a_visitor_is_led_to_sign_in(table: Table) -> None:
    answer = Client().get(at(table))
    assert answer.status_code == 302
    assert "/aanmelden/" in answer["Location"]


def test_the_big_screen_shows_the_way_in_only_where_a_link_leads_to_the_table(table: Table, cast: Cast) -> None:
    leader = client_of(cast.asker)
    assert "Schuif aan met je telefoon" not in leader.get(at(table, "scherm/")).text
    table.discussion.joining = "link"
    table.discussion.save(update_fields=["joining"])
    html = leader.get(at(table, "scherm/")).text
    assert f"/casus/mee/{table.discussion.code}/" in html
    assert cast.asker.name not in html, "who leads is signed in, and the room need not read it"
