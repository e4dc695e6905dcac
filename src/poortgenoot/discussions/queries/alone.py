"""What the pages of *Weeg mee* show. The marks of others are opened here only, and only in a pool that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from poortgenoot.accounts.models import User
from poortgenoot.discussions import sealing
from poortgenoot.discussions.access.alone import gatherings_of, is_pool_open, prepared_visible_to
from poortgenoot.discussions.factor import Contents, plain
from poortgenoot.discussions.models import Curious, Gathering, Mark, PreparedCase
from poortgenoot.discussions.weighers import Pool, Weigher, owner_of
from poortgenoot.members.models import Host
from poortgenoot.sparring.access import NOBODY

MOST_OF_A_PROFESSION = 40
"""So many of the newest marks of a profession are laid beside each other, however many there are."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One mark of a pool that is open."""

    profession: str
    contents: Contents
    is_mine: bool


def cases(by: Weigher) -> QuerySet[PreparedCase]:
    """What `by` may weigh along, with `professions` that sealed by themselves and whether it `is_mine`."""
    alone = Q(marks__gathering=None)
    mine = Mark.objects.filter(_owned(by), prepared=OuterRef("pk"))
    shown = prepared_visible_to(by.member).select_related("theme", "host")
    return shown.annotate(professions=Count("marks__profession", filter=alone, distinct=True), is_mine=Exists(mine))


def next_case(by: Weigher, after: PreparedCase) -> PreparedCase | None:
    """One that `by` has not weighed: the first after this one, else the first of all."""
    mine = Mark.objects.filter(_owned(by), prepared=OuterRef("pk"))
    left = prepared_visible_to(by.member).filter(~Exists(mine)).exclude(pk=after.pk)
    return left.filter(place__gt=after.place).first() or left.first()


def case_called(slug: str, by: Weigher) -> PreparedCase | None:
    return prepared_visible_to(by.member).select_related("theme", "question").filter(slug=slug).first()


def gathering_called(code: str) -> Gathering | None:
    """With its case; None too once that was taken away."""
    shown = Q(prepared__hidden_at=None, prepared__question__hidden_at=None)
    return Gathering.objects.select_related("prepared", "host").filter(shown, code=code).first()


def own_mark(pool: Pool, by: Weigher) -> Mark | None:
    return Mark.objects.filter(_owned(by), prepared=pool.prepared, gathering=pool.gathering).first()


def spoken_before(by: Weigher) -> dict[str, str]:
    """The profession a visitor weighed from last, under its name in the form; empty for members and a first time."""
    if by.member is not None or not by.visitor:
        return {}
    last = Mark.objects.filter(_owned(by)).order_by("-sealed_at").values_list("profession", flat=True).first()
    return {"profession": last} if last else {}


def mark_numbered(number: int) -> Mark | None:
    """For who comes back by the link in a mail."""
    return Mark.objects.select_related("prepared", "gathering").filter(pk=number).first()


def sealed_professions(pool: Pool) -> dict[str, int]:
    """How many sealed, by profession, in the order of the codes: all that anybody learns before it opens."""
    rows = Mark.objects.filter(prepared=pool.prepared, gathering=pool.gathering).order_by("profession")
    return dict(rows.values_list("profession").annotate(n=Count("pk")))


def opened(pool: Pool, mine: Mark | None) -> list[Opened] | None:
    """The marks of a pool, my own among them; None while fewer than three professions have sealed.

    Only for who sealed in this pool, and for its organiser's screen.
    """
    if not is_pool_open(pool.prepared, pool.gathering):
        return None
    newest = Window(RowNumber(), partition_by=F("profession"), order_by=F("pk").desc())
    rows = Mark.objects.filter(prepared=pool.prepared, gathering=pool.gathering).annotate(rank=newest)
    shown: list[Mark] = list(rows.filter(rank__lte=MOST_OF_A_PROFESSION).order_by("profession", "pk"))
    if mine is not None and mine.pk not in {mark.pk for mark in shown}:
        shown.append(mine)
    return [Opened(m.profession, _open(m), mine is not None and m.pk == mine.pk) for m in shown]


def contents_of(mine: Mark) -> Contents:
    """What I sealed. Call it only for the page of that very mark's owner."""
    return _open(mine)


def is_curious(mark: Mark) -> bool:
    return Curious.objects.filter(mark=mark).exists()


def organised(host: Host) -> QuerySet[Gathering]:
    """The gatherings of a host around a case that was not taken away, newest first, with how many sealed."""
    shown = gatherings_of(host).filter(prepared__hidden_at=None, prepared__question__hidden_at=None)
    found = shown.select_related("prepared", "host").annotate(sealed=Count("marks"))
    return found.order_by("-made_at", "-pk")


def to_gather(host: Host) -> QuerySet[PreparedCase]:
    """The cases that a moderator of `host` may gather people around."""
    return PreparedCase.objects.filter(Q(host=None) | Q(host=host), hidden_at=None, question__hidden_at=None)


def own_cases(host: Host) -> Sequence[PreparedCase]:
    return list(PreparedCase.objects.filter(host=host, hidden_at=None).annotate(sealed=Count("marks")))


def _open(mark: Mark) -> Contents:
    place = sealing.place_of_mark(mark.prepared_id, mark.gathering_id, owner_of(mark))
    return sealing.peek(mark.box, place=place)


def _owned(by: Weigher) -> Q:
    if by.member is not None:
        return Q(member=by.member)
    return Q(visitor=by.visitor) if by.visitor else NOBODY


def about(user: User) -> dict[str, object]:
    """For who takes their own data along: each case I weighed, with what I sealed."""
    found = Mark.objects.filter(member=user.member).select_related("prepared").order_by("sealed_at")
    return {"marks": [{"case": m.prepared.title, "at": m.sealed_at, "weighed": plain(_open(m))} for m in found]}
