"""What a prepared query finds is what the query itself finds, whatever the values."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from tests.factories import make_host, make_member

from poortgenoot.core import clock
from poortgenoot.core.prepared import Frozen, prepared
from poortgenoot.members.models import Member, Membership

pytestmark = pytest.mark.django_db


@prepared
def memberships(hosts: Collection[int], kind: str, named: bool) -> QuerySet[Membership]:
    found = Membership.objects.filter(host__in=hosts, host__kind=kind).select_related("host", "member")
    return found.exclude(member__name="").order_by("pk") if named else found.order_by("pk")


@prepared
def unseen_since(moment: datetime) -> QuerySet[Member]:
    return Member.objects.filter(onboarded_at__lt=moment).prefetch_related("memberships").order_by("pk")


def test_it_finds_what_the_query_finds() -> None:
    hosts = [make_host() for _ in range(3)]
    for host in (*hosts, hosts[0]):
        make_member(host=host)
    for chosen in ({hosts[0].pk}, {hosts[1].pk, hosts[2].pk}, {hosts[2].pk}, {0}):
        for named in (True, False):
            own = memberships.build(chosen, hosts[0].kind, named)
            assert memberships(frozenset(chosen), hosts[0].kind, named) == list(own)


def test_what_belongs_to_a_row_comes_along() -> None:
    host = make_host()
    member = make_member(host=host)
    with CaptureQueriesContext(connection) as asked:
        found = memberships((host.pk,), host.kind, False)
        assert [(m.host.name, m.member.pk) for m in found] == [(host.name, member.pk)]
    assert len(asked) == 1


def test_a_moment_goes_along_each_time() -> None:
    member = make_member(host=make_host())
    assert unseen_since(clock.now() - timedelta(days=900)) == []
    found = unseen_since(clock.now() + timedelta(days=1))
    assert member in found
    assert [list(m.memberships.all()) for m in found if m == member] == [list(member.memberships.all())]


def test_nothing_is_asked_for_an_empty_set() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert memberships(frozenset(), "association", False) == []
    assert len(asked) == 0


def test_a_clock_that_the_query_reads_itself_is_noticed() -> None:
    @prepared
    def stale(pk: int) -> QuerySet[Member]:
        return Member.objects.filter(pk=pk, onboarded_at__lt=clock.now())

    with pytest.raises(Frozen, match="changes"):
        stale(1)


def test_a_value_that_the_query_does_not_use_is_noticed() -> None:
    @prepared
    def counted(pk: int) -> QuerySet[Member]:
        return Member.objects.filter(pk=pk + 1)

    with pytest.raises(Frozen, match="as it is"):
        counted(1)


def test_a_value_that_has_no_stand_in_is_refused() -> None:
    with pytest.raises(Frozen, match="NoneType"):
        memberships(None, "association", False)  # type: ignore[arg-type]


def test_one_row_is_got_as_a_queryset_gets_it() -> None:
    host = make_host()
    member = make_member(host=host)
    assert memberships.get((host.pk,), host.kind, False).member == member
    with pytest.raises(Membership.DoesNotExist):
        memberships.get((0,), host.kind, False)
    make_member(host=host)
    with pytest.raises(Membership.MultipleObjectsReturned):
        memberships.get((host.pk,), host.kind, False)
