"""How much fits at a table, in a group and around a prepared case, each by the name of its limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast, client_of

from poortgenoot.core import clock
from poortgenoot.core.access import TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import keeping, peers
from poortgenoot.discussions.actions.alone import curious
from poortgenoot.discussions.factor import FactorGroup
from poortgenoot.discussions.models import Curious, PeerGroup
from poortgenoot.discussions.tests.alone import others_weigh, seal
from poortgenoot.discussions.tests.group import gather_peers, signed
from poortgenoot.discussions.tests.table import lay

pytestmark = pytest.mark.django_db
MAIL = "benieuwd@thuis.example"


def test_a_factor_is_as_long_as_it_may_be(cast: Cast) -> None:
    table = lay(cast)
    words = ("reizen en weer " * 20)[: LIMITS.factor_length + 1]
    with pytest.raises(ValidationError):
        actions.add_factor(table.discussion, words, FactorGroup.MARKET, by=table.doctor)
    assert actions.add_factor(table.discussion, words[:-1], FactorGroup.MARKET, by=table.doctor).pk


@pytest.mark.parametrize(("pace", "most"), [("live", LIMITS.factors_live), ("slow", LIMITS.factors_slow)])
def test_a_table_weighs_so_many_factors_and_no_more(cast: Cast, pace: str, most: int) -> None:
    table = lay(cast, pace=pace)
    standing = table.discussion.factors.count()
    for number in range(most - standing):
        actions.add_factor(table.discussion, f"Nog iets {'a' * number}", FactorGroup.LAW, by=table.doctor)
    with pytest.raises(TooMany):
        actions.add_factor(table.discussion, "En nog iets anders", FactorGroup.LAW, by=table.doctor)
    assert table.discussion.factors.count() == most
    member = table.doctor.member
    assert member
    shown = client_of(member).get(f"/casus/{table.discussion.pk}/").text
    assert "Haal er een weg als je een andere wilt toevoegen." in shown
    assert "Voeg een factor toe" not in shown


def test_who_sits_in_enough_groups_is_told_so_and_is_let_into_no_other(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = gather_peers(cast).group
    monkeypatch.setattr(peers, "LIMITS", replace(LIMITS, peer_groups=0))
    told = client_of(cast.coach).post(f"/intervisie/mee/{group.code}/", {"profession": "JC"}, follow=True)
    assert "Je zit al in 0 groepen. Verlaat er eerst een." in told.text
    assert not group.peers.filter(member=cast.coach).exists()


def test_a_group_has_room_for_so_many_peers(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    group = gather_peers(cast).group
    monkeypatch.setattr(peers, "LIMITS", replace(LIMITS, peers=4))
    peers.join_group(group, "JC", by=cast.coach)
    with pytest.raises(TooMany):
        peers.join_group(group, "HR", by=cast.hr)


def test_one_sits_in_so_many_groups(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    gather_peers(cast)
    monkeypatch.setattr(peers, "LIMITS", replace(LIMITS, peer_groups=2))
    peers.make_group(cast.association, "Tweede groep", "intervision", "BA", by=cast.doctor)
    with pytest.raises(TooMany):
        peers.make_group(cast.association, "Derde groep", "intervision", "BA", by=cast.doctor)
    third = peers.make_group(cast.association, "Derde groep", "intervision", "JC", by=cast.coach)
    with pytest.raises(TooMany, match="Verlaat er eerst een"):
        peers.join_group(third, "BA", by=cast.doctor)
    peers.leave_group(PeerGroup.objects.get(name="Tweede groep"), by=cast.doctor)
    assert peers.join_group(third, "BA", by=cast.doctor).left_at is None


@pytest.mark.usefixtures("within_the_hour")
def test_one_address_is_mailed_about_so_many_cases_a_day(cast: Cast) -> None:
    others_weigh("JC", "VA")
    for _n in range(LIMITS.curious_per_day):
        curious.want_to_know(seal("BA"), MAIL)
    with pytest.raises(TooMany):
        curious.want_to_know(seal("BA"), MAIL.upper())
    assert Curious.objects.count() == LIMITS.curious_per_day


def test_who_is_curious_hears_it_so_many_days_later(cast: Cast) -> None:
    others_weigh("JC", "VA")
    waits = curious.want_to_know(seal("BA"), MAIL).due_at - clock.now()
    assert timedelta(days=LIMITS.curious_days, minutes=-1) < waits <= timedelta(days=LIMITS.curious_days)


def test_marks_of_visitors_stay_as_many_months_as_was_set(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    seal("BA")
    assert keeping.keep_tables(clock.now() + timedelta(days=100)).marks == 0
    monkeypatch.setattr(keeping, "LIMITS", replace(LIMITS, months_marks=3))
    assert keeping.keep_tables(clock.now() + timedelta(days=80)).marks == 0
    assert keeping.keep_tables(clock.now() + timedelta(days=100)).marks == 1


def test_lists_of_attendance_stay_as_many_months_as_was_set(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    signed(gather_peers(cast), cast.doctor)
    monkeypatch.setattr(keeping, "LIMITS", replace(LIMITS, months_attendance=3))
    assert keeping.keep_tables(clock.now() + timedelta(days=80)).dates == 0
    assert keeping.keep_tables(clock.now() + timedelta(days=100)).dates == 1
