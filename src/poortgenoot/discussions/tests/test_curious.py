"""An address is asked after the reveal, for one mail, and is gone when it left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from tests.cast import Cast, client_of

from poortgenoot.core import clock
from poortgenoot.discussions import returning
from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.actions.alone import curious
from poortgenoot.discussions.models import Curious, Mark, PreparedCase
from poortgenoot.discussions.tests.alone import others_weigh, page, the_case, weigh
from poortgenoot.notifications import links
from poortgenoot.notifications.actions import deliver_waiting
from poortgenoot.notifications.models import Mail
from poortgenoot.sparring.tests.test_guarded import everything_stored

pytestmark = pytest.mark.django_db
MAIL = "benieuwd@thuis.example"


@pytest.fixture
def weigher(client: Client) -> Client:
    weigh(client, "BA", weight=4, direction=-2)
    others_weigh("JC", "VA")
    return client


@pytest.fixture
def later() -> Iterator[None]:
    yield
    clock.set_ahead(timedelta())


def a_week_goes_by() -> int:
    clock.set_ahead(timedelta(days=7, minutes=1))
    return actions.tell_curious(clock.now())


def test_no_address_is_asked_before_the_reveal(client: Client) -> None:
    weigh(client, "BA")
    assert "e-mailadres" not in client.get(page("others")).text
    assert client.post(page("curious"), {"email": MAIL}).status_code == 404
    assert not Curious.objects.exists()


def test_who_left_an_address_or_mistyped_it_lands_where_that_is_said(weigher: Client) -> None:
    wrong = weigher.post(page("curious"), {"email": "geen adres"}).text
    assert 'id="benieuwd"><details class="part" open>' in wrong, "what is to repair is not folded away"
    assert 'id="benieuwd"><details class="part">' in weigher.get(page("others")).text
    where, _, spot = weigher.post(page("curious"), {"email": MAIL})["Location"].partition("#")
    assert f'id="{spot}"' in weigher.get(where).text


def test_one_mail_comes_after_a_week_and_then_the_address_is_gone(weigher: Client, later: None) -> None:
    weigher.post(page("curious"), {"email": MAIL})
    assert actions.tell_curious(clock.now()) == 0
    assert a_week_goes_by() == 1
    mail = Mail.objects.get(to=MAIL)
    assert the_case().title in mail.text
    assert the_case().story[:40] not in mail.text
    assert not Curious.objects.exists()
    deliver_waiting()
    assert actions.tell_curious(clock.now()) == 0
    assert MAIL not in everything_stored()


def test_the_link_leads_back_to_my_own_mark_in_any_browser(weigher: Client, later: None) -> None:
    weigher.post(page("curious"), {"email": MAIL})
    a_week_goes_by()
    mail = Mail.objects.get(to=MAIL)
    assert "mijn=" not in mail.text
    text = links.fill(mail.text, mail.link)
    found = re.search(r"https?://[^/]+(/weeg-mee/\S+)", text)
    assert found
    shown = Client().get(found.group(1)).text
    assert "pin__ring" in shown
    broken = found.group(1)[:-2] + "xx"
    assert Client().get(broken).url == page("weigh_alone")


def test_who_came_back_by_the_mail_may_ask_again(weigher: Client) -> None:
    back = returning.path_of_mark(Mark.objects.get(profession="BA").pk)
    visitor = Client()
    visitor.post(visitor.get(back).context["curious_url"], {"email": MAIL})
    assert Curious.objects.get().email == MAIL


def test_a_whole_hall_hears_it_also_when_a_hundred_before_them_cannot(
    weigher: Client, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, due = the_case(), clock.now()
    hall = Mark.objects.bulk_create(
        [Mark(prepared=case, profession="JC", visitor=f"zaal-{n}", box=b"") for n in range(120)]
    )
    Curious.objects.bulk_create([Curious(mark=mark, email=f"n{mark.pk}@zaal.example", due_at=due) for mark in hall])
    told, broken = curious.render_to_string, iter(range(100))
    monkeypatch.setattr(
        curious, "render_to_string", lambda *say: 1 / 0 if next(broken, None) is not None else told(*say)
    )
    with pytest.raises(ExceptionGroup):
        actions.tell_curious(due)
    assert Mail.objects.count() == 20
    assert actions.tell_curious(due) == 100
    assert not Curious.objects.exists()


def test_nobody_hears_of_a_case_that_was_taken_away(weigher: Client, later: None) -> None:
    weigher.post(page("curious"), {"email": MAIL})
    PreparedCase.objects.update(hidden_at="2026-01-01T00:00Z")
    a_week_goes_by()
    assert not Mail.objects.filter(to=MAIL).exists()
    assert not Curious.objects.exists()


def test_an_address_can_be_taken_away_at_once(weigher: Client) -> None:
    weigher.post(page("curious"), {"email": MAIL})
    assert "Wis mijn adres nu" in weigher.get(page("others")).text
    gone = weigher.post(page("curious"), {"weg": "ja"}, follow=True)
    assert "Je adres is gewist." in gone.text
    assert not Curious.objects.exists()
    assert MAIL not in everything_stored()


def test_a_second_address_does_not_replace_the_first(weigher: Client) -> None:
    for email in (MAIL, "ander@thuis.example"):
        weigher.post(page("curious"), {"email": email})
    assert Curious.objects.get().email == MAIL


def test_a_wrong_address_is_told_beside_its_field(weigher: Client) -> None:
    answer = weigher.post(page("curious"), {"email": "geen adres"})
    assert answer.status_code == 422
    assert "Dit lijkt geen e-mailadres" in answer.text


@pytest.mark.usefixtures("within_the_hour")
def test_nobody_fills_the_mailbox_of_another(cast: Cast) -> None:
    others_weigh("JC", "VA", "HR")
    for mark, status in zip(range(4), (302, 302, 302, 429), strict=True):
        client = Client()
        weigh(client, "BA")
        assert client.post(page("curious"), {"email": MAIL}).status_code == status, mark


def test_who_leaves_takes_the_address_along(cast: Cast) -> None:
    client = client_of(cast.doctor)
    weigh(client, "BA")
    others_weigh("JC", "VA")
    client.post(page("curious"), {"email": MAIL})
    Mark.objects.filter(member=cast.doctor).delete()
    assert not Curious.objects.exists()
