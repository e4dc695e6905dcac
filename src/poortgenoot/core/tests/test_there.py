"""A gate's condition answers as the query set that it stands for."""

from __future__ import annotations

import pytest
from django.db.models import Exists, F, OuterRef, Q
from tests.cast import Cast
from tests.factories import make_invitation, make_question

from poortgenoot.core.there import There
from poortgenoot.members.models import Member, Membership
from poortgenoot.sparring.models import Invitation, Question

pytestmark = pytest.mark.django_db


def test_it_finds_whom_the_query_set_finds_and_its_opposite_the_others(cast: Cast) -> None:
    hosts = cast.doctor.host_ids
    near = Membership.objects.filter(member=OuterRef("pk"), host__in=hosts)
    there = There(Membership, member=F("pk"), host=hosts)
    assert set(Member.objects.filter(there)) == set(Member.objects.filter(Exists(near))) != set()
    assert set(Member.objects.filter(~there)) == set(Member.objects.exclude(Exists(near))) != set()


def test_of_no_collection_nobody_is_there(cast: Cast) -> None:
    assert not Member.objects.filter(There(Membership, member=F("pk"), host=frozenset())).exists()


def test_it_holds_along_a_relation_and_in_a_query_within_a_query(cast: Cast) -> None:
    asked, other = make_question(cast.asker), make_question(cast.asker)
    invitation = make_invitation(asked, cast.doctor)
    mine = There(Invitation, member=cast.doctor.pk, question=F("pk"))
    assert list(Question.objects.filter(pk__in=Question.objects.filter(mine))) == [asked]
    assert list(Question.objects.filter(Q(mine) | Q(title="nooit"))) == [asked]
    assert list(Question.objects.filter(~Q(mine))) == [other]
    along = There(Invitation, member=cast.doctor.pk, question=F("question__pk"))
    assert list(Invitation.objects.filter(along)) == [invitation]
