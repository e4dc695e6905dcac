"""Who is there to ask, to tell and to keep."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, Expression, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Host, Member, Membership, Vouch
from poortgenoot.sparring import burden
from poortgenoot.sparring.models import Duty, Invitation, Question, Recognition

CAP_WINDOW = timedelta(days=7)
"""The cap counts the invitations of the last seven days, and what other rooms asked (`burden`). Whoever was freed gets
the place back; declining and passing on keep it taken, since being asked was the burden."""


def with_hosts() -> QuerySet[Member]:
    """Members with what access wants to know of them."""
    return Member.objects.select_related("user").prefetch_related("memberships", "vouches")


def invitation_with_people(number: int) -> Invitation | None:
    found = Invitation.objects.select_related("question", "member__user", "host")
    return found.prefetch_related("member__memberships", "member__vouches").filter(pk=number).first()


def keepers_of(member: Member | None) -> QuerySet[Member]:
    """Who keeps the cases of `member`: the moderators of their hosts, or the operators when there are none."""
    roles = Membership.objects.exclude(role=Membership.Role.MEMBER)
    near = roles.filter(host__in=member.host_ids if member else ()).values("member")
    active = Member.objects.filter(user__is_active=True).exclude(pk__in=[member.pk] if member else [])
    keepers = active.filter(pk__in=near)
    return keepers if keepers.exists() else active.filter(user__is_operator=True)


def all_keepers() -> QuerySet[Member]:
    """Every moderator and operator: for a report that names no host."""
    roles = Membership.objects.exclude(role=Membership.Role.MEMBER).values("member")
    return Member.objects.filter(Q(pk__in=roles) | Q(user__is_operator=True), user__is_active=True)


def monday_of(moment: datetime) -> date:
    """The Monday that begins the week of `moment`, in Amsterdam."""
    day = moment.astimezone(clock.AMSTERDAM).date()
    return day - timedelta(days=day.weekday())


def on_duty(professions: Collection[str], *, besides: Member | None) -> frozenset[str]:
    """Those of `professions` for which somebody other than `besides` is on duty this week."""
    today = clock.today()
    there = Q(member__paused_until=None) | Q(member__paused_until__lt=today)
    duties = Duty.objects.filter(there, monday=monday_of(clock.now()), profession__in=professions)
    others = duties.exclude(member=besides) if besides else duties
    return frozenset(others.values_list("profession", flat=True))


def able_to_answer(profession: str) -> QuerySet[Member]:
    """Members vouched for in `profession`, at work and not paused."""
    vouched = Vouch.objects.filter(member=OuterRef("pk"), profession=profession)
    there = Q(paused_until=None) | Q(paused_until__lt=clock.today())
    found = Member.objects.filter(there, Exists(vouched), professions__contains=[profession])
    return found.filter(user__is_active=True, onboarded_at__isnull=False, erased_at=None)


def colleagues_for(question: Question, profession: str) -> QuerySet[Member]:
    """To whom this question can still be put by hand: under their cap, not asked yet, and not closed to the case.

    `asked_lately` counts what their cap counts.
    """
    asked = Invitation.objects.filter(question=question, member=OuterRef("pk"))
    recognised = Recognition.objects.filter(question=question, member=OuterRef("pk"))
    free = able_to_answer(profession).exclude(pk=question.asker_id)
    free = free.filter(~Exists(asked), ~Exists(recognised))
    return free.annotate(asked_lately=_asked_lately()).filter(asked_lately__lt=F("weekly_cap"))


def _asked_lately() -> Expression:
    """One look along an index for each member: grouping all invitations takes a second at 20,000 members."""
    since = clock.now() - CAP_WINDOW
    recent = Invitation.objects.filter(member=OuterRef("pk"), sent_at__gt=since)
    counted = recent.exclude(state=Invitation.State.FREED).order_by().values("member").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0) + burden.of_each(since)


def excluded_from(question: Question) -> frozenset[int]:
    """Whom no ring may ask: asked already, or closed to the case."""
    asked = question.invitations.values_list("member_id", flat=True)
    recognised = question.recognitions.values_list("member_id", flat=True)
    return frozenset(asked) | frozenset(recognised) | {question.asker_id}


def recognisers_of(question: Question) -> frozenset[int]:
    """Those to whom this case is closed: nothing about it is told to them any more."""
    return frozenset(question.recognitions.values_list("member_id", flat=True))


def invitations_left_today(asker: Member) -> int:
    """How many more invitations may go out today for the questions of `asker`."""
    local = clock.now().astimezone(clock.AMSTERDAM)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    sent = Invitation.objects.filter(question__asker=asker, sent_at__gte=midnight).count()
    return max(0, LIMITS.invitations_per_day - sent)


def vouching_host(member: Member, profession: str) -> Host | None:
    """In whose name `member` is invited: a host that vouches for that profession; the asker plays no part in it."""
    vouches = Vouch.objects.filter(member=member, profession=profession, host__memberships__member=member)
    first = vouches.select_related("host").order_by("host_id").first()
    return first.host if first else None
