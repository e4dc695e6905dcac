"""Who may weigh a prepared case along, see how others did, and gather people around one: *Weeg mee*."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from poortgenoot.core import clock
from poortgenoot.discussions.access.cases import recognised_by
from poortgenoot.discussions.models import Gathering, Mark, PreparedCase
from poortgenoot.members.models import Host, Member
from poortgenoot.sparring.access import NOBODY
from poortgenoot.sparring.models import Question

PROFESSIONS_TO_OPEN = 3
"""Before so many professions have sealed, nobody who weighs alone sees the mark of another."""


def prepared_visible_to(member: Member | None) -> QuerySet[PreparedCase]:
    """The cases to weigh along: those of the house for everybody, visitors too; a host's own for its verified members,
    its moderators and the asker whose case it is."""
    own = NOBODY if member is None or member.onboarded_at is None else _own_prepared(member)
    return PreparedCase.objects.filter(Q(host=None) | own, hidden_at=None, question__hidden_at=None)


def _own_prepared(member: Member) -> Q:
    near = Q(host__in=member.host_ids if member.is_verified else member.moderates)
    return near & ~Q(recognised_by(member)) | Q(question__asker=member)


def may_weigh_in(member: Member | None, prepared: PreparedCase, gathering: Gathering | None) -> bool:
    """Whoever may read the case, and at a gathering while its link is good."""
    if gathering and (gathering.prepared_id != prepared.pk or not is_going_on(gathering)):
        return False
    return prepared_visible_to(member).filter(pk=prepared.pk).exists()


def is_going_on(gathering: Gathering) -> bool:
    """Its link is good: not withdrawn, not over."""
    return gathering.withdrawn_at is None and gathering.ends_at > clock.now()


def is_pool_open(prepared: PreparedCase, gathering: Gathering | None) -> bool:
    """Whether enough professions sealed in this pool for anybody to see the marks of others."""
    marks = Mark.objects.filter(prepared=prepared, gathering=gathering)
    return marks.values("profession").distinct().count() >= PROFESSIONS_TO_OPEN


def gatherings_of(host: Host) -> QuerySet[Gathering]:
    return Gathering.objects.filter(host=host)


def can_gather(member: Member, host: Host, prepared: PreparedCase) -> bool:
    """A moderator of the host, for a case of the house or one of the host's own."""
    near = prepared.host_id in {None, host.pk}
    return host.pk in member.moderates and near and prepared.hidden_at is None


def can_show(member: Member, gathering: Gathering) -> bool:
    """The big screen, the link, the poster: moderators of its host."""
    return gathering.host_id in member.moderates


def can_prepare_from(member: Member, question: Question) -> bool:
    """Only the asker: the words are theirs, and more people will read them than were asked."""
    return question.asker_id == member.pk and question.hidden_at is None and bool(member.host_ids)


def can_take_away(member: Member, prepared: PreparedCase) -> bool:
    if prepared.host_id is None:
        return False
    is_asker = prepared.question is not None and prepared.question.asker_id == member.pk
    return is_asker or prepared.host_id in member.moderates
