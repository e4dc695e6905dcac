"""Sealed means sealed: until the reveal nobody but the author learns anything, wherever they look.

The doctor weighs in one of two quite different ways. Everybody else opens every page, and must get the same bytes.
"""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from tests.again import Again
from tests.cast import Cast, client_of, made_once

from poortgenoot.core.models import Event
from poortgenoot.discussions import actions, live
from poortgenoot.discussions.factor import Weighed
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.tests.table import Table, forget_tables, lay, stand, time_goes_by
from poortgenoot.notifications.models import Mail, Notice
from poortgenoot.sparring.tests.test_guarded import everything_stored

UNIQUE = "Kwikstaartgedachte over herstel"
OTHERS = ("asker", "insurance_doctor", "labour_expert", "stranger", "moderator", "operator", "researcher", "visitor")
PAGES = (
    "/",
    "/casus/",
    "/meldingen/",
    "/zoeken/?q=kwikstaartgedachte",
    "/casus/{pk}/",
    "/casus/{pk}/mijn/",
    "/casus/{pk}/mijn/leiding/",
    "/casus/{pk}/mijn/beurt/",
    "/casus/{pk}/mijn/vragen/",
    "/casus/{pk}/mijn/factoren/",
    "/casus/{pk}/scherm/",
    "/casus/{pk}/nodig-uit/",
    "/casus/{pk}/meedoen/",
    "/casus/{pk}/verslag/",
    "/casus/{pk}/terugblik/",
    "/casus/{pk}/verslag.pdf",
    "/mijn-afwegingen/",
    "/profiel/gegevens/",
    "/api/v1/discussions",
    "/api/v1/discussions/{pk}",
)
CHANGING = re.compile(
    r'(csrfmiddlewaretoken" value=|X-CSRFToken": |name="key" value=|data-now=|data-token=)"[^"]*"'
    r"|\d+ (seconden?|minu\w+) geleden"
)


def weigh(table: Table, weight: int, direction: int, words: str) -> None:
    keys = table.discussion.factors.values_list("key", flat=True)
    one = Weighed(weight, direction, reason=words, would_change=words)
    actions.weigh(table.doctor, "wegen", dict.fromkeys(keys, one))
    actions.seal(table.doctor, "wegen")


def other_way(table: Table) -> None:
    """The doctor opens the envelope and weighs the opposite; who sealed and how often others looked stay the same."""
    was = Discussion.objects.values_list("version", flat=True).get(pk=table.discussion.pk)
    actions.unseal(table.doctor, "wegen")
    weigh(table, 0, 2, "Kort.")
    Discussion.objects.filter(pk=table.discussion.pk).update(version=was)


def seen_by(client: Client, pk: int) -> dict[str, tuple[int, str]]:
    found = {}
    for page in PAGES:
        answer = client.get(page.format(pk=pk))
        found[page] = (answer.status_code, CHANGING.sub("", answer.content.decode(errors="replace")))
    return found


def weigh_first(cast: Cast) -> Table:
    """A table where the doctor sealed the most extreme weighing, with a guest at the table."""
    table = lay(cast)
    seat, _key = actions.invite_guest(table.discussion, by=table.bringer)
    actions.declare(seat)
    actions.confirm_guest(Seat.objects.get(pk=seat.pk), by=table.bringer)
    stand(table, "wegen")
    weigh(table, 4, -2, UNIQUE)
    return table


weigh_first_again = made_once(weigh_first)


@pytest.fixture
def weighed(cast: Cast, weigh_first_again: Again[Table]) -> Table:
    forget_tables()
    return weigh_first_again()


@pytest.mark.parametrize("at", ["wegen", "openen"])
def test_every_page_is_the_same_whatever_the_doctor_weighed(weighed: Table, cast: Cast, at: str) -> None:
    stand(weighed, at)
    clients = {name: client_of(cast[name]) for name in OTHERS}
    pk = weighed.discussion.pk
    before = {name: seen_by(client, pk) for name, client in clients.items()}
    other_way(weighed)
    for name, client in clients.items():
        after = seen_by(client, pk)
        for page in PAGES:
            assert UNIQUE not in before[name][page][1], (name, page)
            assert before[name][page] == after[page], (name, page)
    assert before["asker"]["/casus/{pk}/"][0] == 200
    assert before["insurance_doctor"]["/casus/{pk}/"][0] == 200


def test_a_guest_sees_the_same_page_whatever_the_doctor_weighed(weighed: Table, cast: Cast) -> None:
    guest = Client()
    seat, key = actions.invite_guest(weighed.discussion, by=weighed.bringer)
    guest.post(f"/casus/gast/{key}/", {"niet-ik": "ja", "niet-bekend": "ja", "vertrouwelijk": "ja"})
    actions.confirm_guest(Seat.objects.get(pk=seat.pk), by=weighed.bringer)
    before = seen_by(guest, weighed.discussion.pk)
    assert before["/casus/{pk}/"][0] == 200
    other_way(weighed)
    assert seen_by(guest, weighed.discussion.pk) == before


@pytest.mark.parametrize("audience", [live.SEATS, live.SCREEN])
def test_what_goes_over_the_socket_is_the_same(weighed: Table, audience: str) -> None:
    before = live.render(weighed.discussion.pk, audience)
    other_way(weighed)
    after = live.render(weighed.discussion.pk, audience)
    assert UNIQUE not in before.text
    one, other = (json.loads(made.text) for made in (before, after))
    assert CHANGING.sub("", one.pop("html")) == CHANGING.sub("", other.pop("html"))
    assert one == other
    assert before.table.scenes == after.table.scenes


def test_neither_database_ledger_mail_nor_export_knows_it(weighed: Table, cast: Cast) -> None:
    assert UNIQUE not in everything_stored()
    for line in Event.objects.all():
        assert UNIQUE not in json.dumps(line.facts, ensure_ascii=False)
    assert not any(UNIQUE in mail.text + mail.html + mail.subject for mail in Mail.objects.all())
    assert not any(UNIQUE in notice.title + notice.why for notice in Notice.objects.all())


def test_the_boxes_of_all_are_as_long(weighed: Table) -> None:
    long = {len(bytes(w.box)) for w in weighed.doctor.weighings.all()}
    other_way(weighed)
    assert long == {len(bytes(w.box)) for w in weighed.doctor.weighings.all()}


def test_it_takes_no_more_questions_to_the_database_for_one_than_for_another(weighed: Table, cast: Cast) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, path = client_of(cast.asker), f"/casus/{weighed.discussion.pk}/"
    client.get(path)
    with CaptureQueriesContext(connection) as before:
        client.get(path)
    other_way(weighed)
    with CaptureQueriesContext(connection) as after:
        client.get(path)
    assert [q["sql"].split()[0] for q in before] == [q["sql"].split()[0] for q in after]


def test_after_the_reveal_it_is_there_and_who_had_not_sealed_stays_closed(weighed: Table, cast: Cast) -> None:
    keys = weighed.discussion.factors.values_list("key", flat=True)
    half = Weighed(3, 1, reason="Nooit verzegelde zin.", would_change="Nooit.")
    actions.weigh(weighed.insurance_doctor, "wegen", dict.fromkeys(keys, half))
    stand(weighed, "openen")
    time_goes_by(weighed, 10)
    actions.reveal(weighed.again(), by=weighed.bringer)
    html = client_of(cast.asker).get(f"/casus/{weighed.discussion.pk}/").content.decode()
    assert UNIQUE in html
    assert "Nooit verzegelde zin." not in html


def test_what_is_wrong_with_a_weighing_goes_into_no_log(
    weighed: Table, cast: Cast, capfd: pytest.CaptureFixture[str]
) -> None:
    actions.unseal(weighed.doctor, "wegen")
    key = weighed.discussion.factors.values_list("key", flat=True)[0]
    sent = {
        "stap": "wegen",
        f"zwaarte:{key}": "4",
        f"richting:{key}": "-2",
        f"reden:{key}": f"{UNIQUE} van mevrouw Jansma-Terpstra",
    }
    assert client_of(cast.doctor).post(f"/casus/{weighed.discussion.pk}/weeg/", sent).status_code == 422
    out, err = capfd.readouterr()
    assert "Kwikstaart" not in out + err
