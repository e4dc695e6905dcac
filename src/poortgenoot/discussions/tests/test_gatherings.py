"""Somebody else's congress: a link, a poster and a big screen, and seats by profession without an account."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.cast import Cast, client_of
from tests.factories import make_question

from poortgenoot.core import clock
from poortgenoot.core.access import Refused
from poortgenoot.discussions import returning
from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.models import Gathering, Mark, PreparedCase
from poortgenoot.discussions.papers import gathering
from poortgenoot.discussions.tests.alone import others_weigh, page, the_case, weigh
from poortgenoot.discussions.tests.test_preparing_alone import prepare
from poortgenoot.sparring.models import Recognition

VALUES = re.compile('heel zwaar|telt niet mee|hindert sterk|helpt sterk|merk-[A-Z]{2}" x')


@pytest.fixture
def congress(cast: Cast) -> Gathering:
    end = clock.now() + timedelta(days=2)
    return actions.gather(cast.association, the_case(), "Najaarscongres", end, by=cast.moderator)


def desk(cast: Cast, rest: str = "") -> str:
    return f"/gastheer/{cast.association.slug}/weeg-mee/{rest}"


def screen(found: Gathering, key: str = "") -> str:
    return f"/weeg-mee/scherm/{found.code}/" + (f"?sleutel={key}" if key else "")


@pytest.mark.parametrize("title", ["Kan de begeleiding omlaag?", "Eerst rust", "Eerst rust."])
def test_the_poster_ends_its_sentence_once(title: str) -> None:
    assert gathering.lead_of(title).startswith(title.removesuffix("."))
    assert not re.search(r"[.?!]{2}", gathering.lead_of(title))
    assert re.search(r"[.?!] Weeg zes", gathering.lead_of(title))


def test_a_moderator_makes_a_link_and_gets_its_poster(cast: Cast) -> None:
    client = client_of(cast.moderator)
    day = (clock.today() + timedelta(days=3)).isoformat()
    client.post(desk(cast), {"title": "Congres", "prepared": the_case().pk, "last_day": day})
    found = Gathering.objects.get()
    assert f"/w/{found.code}/" in client.get(desk(cast)).text
    answer = client.get(desk(cast, f"{found.pk}/poster.pdf"))
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("days", [-1, 400])
def test_a_link_ends_on_a_day_to_come_within_a_year(cast: Cast, days: int) -> None:
    day = (clock.today() + timedelta(days=days)).isoformat()
    given = {"title": "Congres", "prepared": the_case().pk, "last_day": day}
    assert client_of(cast.moderator).post(desk(cast), given).status_code == 422
    assert not Gathering.objects.exists()


def test_only_a_moderator_of_the_host_gathers(cast: Cast) -> None:
    for member in (cast.doctor, cast.other_moderator):
        assert client_of(member).get(desk(cast)).status_code == 404
        with pytest.raises(Refused):
            actions.gather(cast.association, the_case(), "Zomaar", clock.now() + timedelta(days=1), by=member)


def test_the_code_leads_a_visitor_to_the_case_and_a_pool_of_its_own(congress: Gathering, client: Client) -> None:
    assert client.get(f"/w/{congress.code}/").url == page("weigh_alone", gathering=congress)
    weigh(client, "BA", congress)
    others_weigh("JC", "VA")
    assert "Nog 2 beroepsgroepen" in client.get(page("others", gathering=congress)).text
    assert client.get(page("others")).url == page("weigh_alone")
    others_weigh("JC", "VA", gathering=congress)
    assert "Zo wogen anderen" in client.get(page("others", gathering=congress)).text


def test_one_may_weigh_the_same_case_at_a_congress_and_by_oneself(congress: Gathering, client: Client) -> None:
    weigh(client, "BA", congress)
    weigh(client, "BA")
    assert Mark.objects.count() == 2


def test_before_sealing_it_says_that_a_small_group_may_guess(congress: Gathering, client: Client) -> None:
    assert "In een kleine groep kunnen anderen dus raden" in client.get(page("weigh_alone", gathering=congress)).text


@pytest.mark.parametrize("how", ["withdrawn", "over"])
def test_a_link_that_is_closed_says_so_kindly_and_who_sealed_still_sees_the_others(
    congress: Gathering, cast: Cast, client: Client, how: str
) -> None:
    weigh(client, "BA", congress)
    others_weigh("JC", "VA", gathering=congress)
    if how == "withdrawn":
        actions.withdraw(congress, by=cast.moderator)
    else:
        Gathering.objects.update(ends_at=clock.now())
    late = Client()
    for path in (f"/w/{congress.code}/", page("weigh_alone", gathering=congress)):
        answer = late.get(path)
        assert answer.status_code == 410
        assert "Deze link is gesloten" in answer.text
    assert weigh(late, "HR", congress).status_code == 410
    assert "Zo wogen anderen" in client.get(f"/w/{congress.code}/", follow=True).text


def test_an_unknown_code_is_not_there(client: Client, db: None) -> None:
    answer = client.get("/w/bestaat-niet/")
    assert answer.status_code == 404
    assert "Deze link is gesloten" not in answer.text
    assert client.get(page("weigh_alone") + "?via=bestaat-niet").status_code == 404


def test_a_code_opens_only_its_own_case(congress: Gathering, client: Client) -> None:
    other = PreparedCase.objects.exclude(pk=congress.prepared_id)[0]
    assert client.get(page("weigh_alone", other.slug, congress)).status_code == 404


def test_the_big_screen_counts_professions_and_shows_no_value_before_three(congress: Gathering, cast: Cast) -> None:
    others_weigh("BA", "BA", "JC", gathering=congress, weight=4, direction=2)
    shown = client_of(cast.moderator).get(screen(congress)).text
    assert "3 mensen verzegelden" in shown
    assert "Nog 1 beroepsgroep," in shown
    assert not VALUES.search(shown)
    others_weigh("VA", gathering=congress, weight=4, direction=-2)
    shown = client_of(cast.moderator).get(screen(congress)).text
    assert VALUES.search(shown)
    assert "pin__ring" not in shown


def test_the_big_screen_shows_the_code_and_nothing_of_whoever_opened_it(congress: Gathering, cast: Cast) -> None:
    shown = client_of(cast.moderator).get(screen(congress)).text
    assert f"/w/{congress.code}/" in shown
    assert 'class="hall__qr"' in shown
    assert "Nog niemand verzegelde." in shown
    assert cast.moderator.name not in shown
    assert "Meldingen" not in shown


def test_the_big_screen_is_for_its_organiser_or_who_holds_its_key(congress: Gathering, cast: Cast) -> None:
    assert client_of(cast.doctor).get(screen(congress)).status_code == 404
    assert client_of(cast.other_moderator).get(screen(congress)).status_code == 404
    assert Client().get(screen(congress)).url.startswith("/aanmelden/")
    assert Client().get(screen(congress, returning.screen_key(congress))).status_code == 200
    assert Client().get(screen(congress, "geraden")).url.startswith("/aanmelden/")


def test_the_desk_gives_the_address_of_the_screen_for_a_computer_in_the_hall(congress: Gathering, cast: Cast) -> None:
    address = screen(congress, returning.screen_key(congress))
    assert f"{address}</a>" in client_of(cast.moderator).get(desk(cast)).text


def test_a_case_of_the_host_is_gathered_around_by_its_own_members_only(cast: Cast) -> None:
    PreparedCase.objects.filter(pk=the_case().pk).update(host=cast.association)
    end = clock.now() + timedelta(days=2)
    found = actions.gather(cast.association, the_case(), "Intern", end, by=cast.moderator)
    with pytest.raises(Refused):
        actions.gather(cast.service, the_case(), "Buren", end, by=cast.other_moderator)
    path = page("weigh_alone", gathering=found)
    assert client_of(cast.doctor).get(path).status_code == 200
    assert client_of(cast.stranger).get(path).status_code == 404
    assert Client().get(f"/w/{found.code}/").url.startswith("/aanmelden/")
    assert Client().get(path).status_code == 404


def test_the_desk_asks_little_of_the_database(congress: Gathering, cast: Cast, django_assert_max_num_queries) -> None:
    others_weigh("BA", "JC", "VA", gathering=congress)
    client = client_of(cast.moderator)
    with django_assert_max_num_queries(12):
        client.get(desk(cast))
    with django_assert_max_num_queries(12):
        client.get(screen(congress))


def test_of_a_case_that_was_taken_away_no_link_and_no_screen_tells_anything(cast: Cast, client: Client) -> None:
    own = prepare(cast, make_question(cast.asker))
    end = clock.now() + timedelta(days=2)
    found = actions.gather(cast.association, own, "Intervisie", end, by=cast.moderator)
    key = returning.screen_key(found)
    assert own.title in client.get(screen(found, key)).text
    actions.take_away(own, by=cast.moderator)
    for path in (screen(found, key), f"/w/{found.code}/"):
        answer = client.get(path, follow=True)
        assert own.title not in answer.text
        assert own.slug not in f"{answer.redirect_chain} {answer.text}"
    assert client.get(f"/w/{found.code}/").status_code == client.get("/w/bestaatniet/").status_code == 404
    assert client_of(cast.moderator).get(desk(cast, f"{found.pk}/poster.pdf")).status_code == 404


def test_who_recognised_somebody_in_the_question_does_not_weigh_it_along(cast: Cast) -> None:
    question = make_question(cast.asker)
    own = prepare(cast, question)
    Recognition.objects.create(question=question, member=cast.doctor)
    assert client_of(cast.doctor).get(page("weigh_alone", own.slug)).status_code == 404
    assert own.title not in client_of(cast.doctor).get("/weeg-mee/").text
    assert client_of(cast.labour_expert).get(page("weigh_alone", own.slug)).status_code == 200
