"""What a bringer chooses from."""

from __future__ import annotations

from collections.abc import Iterable

from poortgenoot.core.numbers import number_in
from poortgenoot.members.models import Host, Member, Theme
from poortgenoot.sparring.models import Question


def hosts_of(member: Member) -> dict[int, Host]:
    """The hosts of `member`, the one they belong to longest first."""
    found = member.memberships.select_related("host").order_by("pk")
    return {membership.host_id: membership.host for membership in found}


def themes_called(numbers: Iterable[int]) -> tuple[Theme, ...]:
    return tuple(Theme.objects.filter(pk__in=list(numbers)))


def own_question(member: Member, number: str) -> Question | None:
    """A question of one's own to start from."""
    mine = Question.objects.filter(pk=number_in(number) or 0, asker=member, hidden_at=None)
    return mine.prefetch_related("themes").first()
