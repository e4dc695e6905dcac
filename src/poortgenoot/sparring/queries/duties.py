"""My duties, the hosts I can take them for, and what the desk counts."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, QuerySet

from poortgenoot.core import clock
from poortgenoot.members.models import Host, Member, Vouch
from poortgenoot.sparring.models import Answer, Duty, Question
from poortgenoot.sparring.queries.people import able_to_answer, monday_of


def hosts_of(member: Member) -> QuerySet[Host]:
    return Host.objects.filter(pk__in=member.host_ids).order_by("name")


def duties_of_member(member: Member) -> QuerySet[Duty]:
    """This week's and later ones."""
    mine = Duty.objects.filter(member=member, monday__gte=monday_of(clock.now()))
    return mine.select_related("host").order_by("monday", "profession")


def could_take_duty(host: Host, profession: str) -> QuerySet[Member]:
    """Those at work for whom `host` vouches in `profession`."""
    vouched = Vouch.objects.filter(member=OuterRef("pk"), host=host, profession=profession)
    return able_to_answer(profession).filter(Exists(vouched))


def answerers_of(host: Host) -> dict[str, int]:
    """How many members of `host` answered at least once, by the profession they spoke as."""
    rows = Answer.objects.filter(member__memberships__host=host).values("profession").order_by("profession")
    return {row["profession"]: row["people"] for row in rows.annotate(people=Count("member", distinct=True))}


def stuck_with(host: Host) -> int:
    """How many open questions of members of `host` are past their term without every answer."""
    stuck = Question.objects.filter(asker__memberships__host=host, escalated_at__isnull=False, closed_at=None)
    return stuck.filter(hidden_at=None, perspectives__answered_at=None).distinct().count()
