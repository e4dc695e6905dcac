"""Who has a seat but does not sit there gets nothing of the table, whatever they send: asked, at the door, or gone."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.again import Again
from tests.cast import Cast, client_of, made_once

from poortgenoot.discussions import actions
from poortgenoot.discussions.actions.asking import ask_member
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.tests.table import Table, forget_tables, lay, seal_all, stand

pytestmark = pytest.mark.django_db
DECLARED = dict.fromkeys(("niet-ik", "niet-bekend", "vertrouwelijk"), "ja")
WRONG = (
    ("schrijf/", {"text": "Mag ik iets vragen?", "key": ""}),
    ("weeg/", {"stap": "wegen", "zwaarte:{factor}": "9"}),
    ("weeg/", {"stap": "wegen", "zwaarte:{factor}": "9", "stil": "1"}),
    ("oordeel/", {"stap": "oordeel", "oordeel": "a" * 5000}),
    ("factor/", {}),
    ("factor/999/weg/", {}),
    ("leid/sluit/", {}),
    ("stap/", {"expects": "3", "to": "4"}),
)
"""Forms that are refused for what is in them, or that find done what they ask."""


def opened(cast: Cast) -> Table:
    """Everybody sealed, and it was opened; one more was asked, and one left since."""
    table = lay(cast, at="wegen")
    seal_all(table)
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    ask_member(table.again(), cast.labour_expert, "AD", by=table.bringer)
    actions.leave(table.insurance_doctor)
    return table


opened_again = made_once(opened)


@pytest.fixture
def table(cast: Cast, opened_again: Again[Table]) -> Table:
    forget_tables()
    return opened_again()


def at_the_door(table: Table) -> Client:
    guest = Client()
    _seat, key = actions.invite_guest(table.again(), by=table.bringer)
    guest.post(f"/casus/gast/{key}/", DECLARED)
    return guest


def sent(client: Client, table: Table, part_only: bool) -> list[tuple[int, str]]:
    path, factor = f"/casus/{table.discussion.pk}/", table.discussion.factors.values_list("key", flat=True)[0]
    headers = {"HX-Request": "true"} if part_only else {}
    found = []
    for page, form in WRONG:
        filled = {name.format(factor=factor): value for name, value in form.items()}
        answer = client.post(path + page, filled, headers=headers)
        found.append((answer.status_code, answer.content.decode()))
    return found


@pytest.mark.parametrize("is_closed", [False, True])
@pytest.mark.parametrize("part_only", [False, True])
def test_nothing_comes_back_to_who_does_not_sit_there(
    table: Table, cast: Cast, part_only: bool, is_closed: bool
) -> None:
    everyone = [client_of(cast.labour_expert), client_of(cast.insurance_doctor), at_the_door(table)]
    if is_closed:
        actions.close(table.again(), by=table.bringer)
    for client in everyone:
        for status, text in sent(client, table, part_only):
            assert status in {302, 403, 404}
            assert not [words for words in ("Dat telt hier", "drie ochtenden", "liep twee keer vast") if words in text]
    assert 422 in {status for status, _text in sent(client_of(cast.doctor), table, part_only)}


def test_who_sits_there_reads_what_is_wrong_with_their_form(table: Table, cast: Cast) -> None:
    assert Seat.objects.get(pk=table.doctor.pk).takes_part
    (_status, text), *_others = sent(client_of(cast.doctor), table, part_only=False)
    assert "Dat telt hier" in text
