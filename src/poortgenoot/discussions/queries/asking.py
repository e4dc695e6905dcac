"""Whom a table can still ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet

from poortgenoot.core import clock
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.members.access import members_visible_to
from poortgenoot.members.models import Member, Theme
from poortgenoot.sparring.queries.people import recognisers_of
from poortgenoot.sparring.reasons import Reason
from poortgenoot.sparring.routing import Candidate, Need
from poortgenoot.sparring.terms import Term

SHOWN = 20


def need(discussion: Discussion, profession: str) -> Need:
    """What routing wants to know of a discussion that misses a profession: as of a question for this week."""
    bringer = discussion.bringer
    return Need(
        question=discussion.pk,
        asker=bringer.pk,
        profession=profession,
        term=Term.WEEK,
        now=clock.now(),
        themes=frozenset(discussion.themes.values_list("pk", flat=True)),
        hosts=frozenset(bringer.host_ids),
        regions=frozenset(bringer.work_places.values_list("province", flat=True)),
    )


def free(discussion: Discussion, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those who were not asked to this table before, to whom its case is not closed, and whose cap leaves room. The cap
    counts tables, too."""
    known = set(discussion.seats.filter(member__isnull=False).values_list("member", flat=True))
    if discussion.question is not None:
        known |= recognisers_of(discussion.question)
    return [one for one in candidates if one.member not in known and one.invited_this_week < one.cap]


def asked_to_tables(since: datetime) -> QuerySet[Seat]:
    """Every asking of a member to a table: declining keeps it counted, since being asked was the burden."""
    return Seat.objects.filter(member__isnull=False, asked_by__isnull=False, asked_at__gt=since)


def asked_since(discussion: Discussion, profession: str, at: datetime) -> bool:
    """Whether the routing asked `profession` after `at`, and somebody still may answer."""
    seats = discussion.seats.filter(profession=profession, taken_at=None, declined_at=None, removed_at=None)
    return seats.exclude(reasons=[]).filter(asked_at__gt=at).exists()


def asked_by_today(member: Member) -> int:
    """How many people `member` asked to any table since midnight in Amsterdam."""
    local = clock.now().astimezone(clock.AMSTERDAM)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return Seat.objects.filter(asked_by=member, member__isnull=False, asked_at__gte=midnight).count()


def members(numbers: Iterable[int]) -> dict[int, Member]:
    return Member.objects.select_related("user").in_bulk(list(numbers))


def theme_names(reasons: Iterable[Reason]) -> dict[int, str]:
    wanted = {theme for reason in reasons for theme in reason.themes}
    return dict(Theme.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def named(discussion: Discussion, viewer: Member, name: str) -> QuerySet[Member]:
    """Members whom `viewer` sees in the directory, by a part of their name, who are not at this table yet."""
    known = discussion.seats.filter(member__isnull=False, declined_at=None).values("member")
    found = members_visible_to(viewer).filter(name__icontains=name).exclude(pk__in=known)
    return found.order_by("name", "pk").prefetch_related("vouches")[:SHOWN]


def askable(discussion: Discussion, viewer: Member) -> QuerySet[Member]:
    """All that `named` may show, to choose one from by number."""
    return members_visible_to(viewer).exclude(pk=viewer.pk)


def waiting(discussion: Discussion) -> QuerySet[Seat]:
    """Who was asked and has not answered."""
    asked = discussion.seats.filter(taken_at=None, removed_at=None, member__isnull=False)
    return asked.select_related("member").order_by("asked_at")
