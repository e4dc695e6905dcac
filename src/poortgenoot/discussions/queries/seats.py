"""Seats with the table they stand at."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from poortgenoot.core.prepared import prepared
from poortgenoot.discussions.access.cases import discussions_shown_to
from poortgenoot.discussions.guest_keys import hash_of
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.members.models import Member, Theme
from poortgenoot.sparring import whys
from poortgenoot.sparring.reasons import words


def seat_of_member(member: Member, pk: int) -> Seat | None:
    """The seat of `member` at discussion `pk`, while they may see it."""
    return _of_member.first(member.pk, pk, member.is_operator, member.moderates)


def seat_of_guest(key: str, pk: int) -> Seat | None:
    """The seat of a guest who declared in the browser that holds `key`, and was not taken away.

    Unconfirmed ones are among them: they wait on a page of their own.
    """
    return _of_guest.first(hash_of(key), pk)


def seat_called(key: str) -> Seat | None:
    """The seat that a guest's link opens, until somebody declared with it or it was taken away."""
    return _with_table(key_hash=hash_of(key), member=None, declared_at=None, discussion__hidden_at=None).first()


def _with_table(**which: object) -> QuerySet[Seat]:
    seats = Seat.objects.filter(removed_at=None, **which)
    return seats.select_related("discussion__facilitator", "discussion__host", "member")


@prepared
def _of_member(member: int, pk: int, is_operator: bool, moderates: Collection[int]) -> QuerySet[Seat]:
    shown = discussions_shown_to(member, is_operator, moderates)
    return _with_table(member=member, discussion__in=shown.filter(pk=pk))


@prepared
def _of_guest(key_hash: str, pk: int) -> QuerySet[Seat]:
    there = {"declared_at__isnull": False, "discussion__hidden_at": None}
    return _with_table(key_hash=key_hash, discussion=pk, member=None, **there)


def themes_of(discussion: Discussion) -> list[str]:
    return list(discussion.themes.values_list("slug", flat=True))


def whys_of(seat: Seat) -> list[str]:
    """Why this member was asked, in whole sentences."""
    names = dict(Theme.objects.filter(pk__in=whys.themes_in(seat.reasons)).values_list("pk", "name"))
    return [words(reason, names) for reason in whys.read(seat.reasons) if set(reason.themes) <= set(names)]
