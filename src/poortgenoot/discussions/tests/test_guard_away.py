"""The guard is gone between the form and what it does: the page says so, and what was typed stands there still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.cast import Cast, client_of

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.actions import guarded, peers
from poortgenoot.discussions.models import Gathering, PeerGroup
from poortgenoot.discussions.tests.alone import the_case
from poortgenoot.guard import Finding, GuardDown, check

pytestmark = pytest.mark.django_db
AWAY = "De controle kan nu niet meekijken."


@pytest.fixture
def dies_after_the_form(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: Iterator[Callable[[str], tuple[Finding, ...]]] = iter([check])

    def look(text: str) -> tuple[Finding, ...]:
        for alive in looks:
            return alive(text)
        raise GuardDown

    monkeypatch.setattr(guarded, "check", look)


@pytest.mark.usefixtures("dies_after_the_form")
def test_a_group_that_cannot_be_looked_at_now_keeps_its_name_on_the_page(cast: Cast) -> None:
    given = {"name": "Intervisie Oost", "kind": "review", "host": cast.association.pk, "profession": "BA"}
    answer = client_of(cast.doctor).post("/intervisie/", given)
    assert answer.status_code == 422
    assert AWAY in answer.text
    assert 'value="Intervisie Oost"' in answer.text
    assert not PeerGroup.objects.exists()


@pytest.mark.usefixtures("dies_after_the_form")
def test_a_gathering_that_cannot_be_looked_at_now_keeps_its_title_on_the_page(cast: Cast) -> None:
    day = f"{clock.today() + timedelta(days=3):%Y-%m-%d}"
    given = {"prepared": the_case().pk, "title": "Congres in het najaar", "last_day": day}
    answer = client_of(cast.moderator).post(f"/gastheer/{cast.association.slug}/weeg-mee/", given)
    assert answer.status_code == 422
    assert AWAY in answer.text
    assert 'value="Congres in het najaar"' in answer.text
    assert not Gathering.objects.exists()


def test_one_group_too_many_keeps_its_name_on_the_page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "LIMITS", replace(LIMITS, peer_groups=0))
    given = {"name": "Intervisie Oost", "kind": "review", "host": cast.association.pk, "profession": "BA"}
    answer = client_of(cast.doctor).post("/intervisie/", given)
    assert answer.status_code == 422
    assert "Verlaat er eerst een" in answer.text
    assert 'value="Intervisie Oost"' in answer.text
