"""Lists of questions and lessons: what `member` may read, filtered, a page at a time from where the last one ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet

from poortgenoot.core.keyset import Mark, Page, newest
from poortgenoot.members.models import Member
from poortgenoot.sparring import access
from poortgenoot.sparring.models import Invitation, Lesson, Perspective, Question


class Which(StrEnum):
    OPEN = "open"
    MINE = "mine"
    ASKED = "asked"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Filters:
    """`profession`: put to this profession; `waiting`: one that did not answer yet; `theme`: a theme's id."""

    which: Which = Which.OPEN
    profession: str = ""
    theme: int | None = None
    waiting: bool = False


def questions(member: Member, filters: Filters, after: Mark | None = None) -> Page[Question]:
    """Newest first, with asker, perspectives and themes at hand: four queries, whatever there is."""
    found = _filtered(access.questions_visible_to(member), member, filters)
    found = found.select_related("asker").prefetch_related("perspectives", "themes")
    return newest(found, "published_at", after)


def lessons(member: Member, theme: int | None = None, profession: str = "", after: Mark | None = None) -> Page[Lesson]:
    """Newest first; `profession`: a lesson in which this profession answered."""
    found = access.lessons_visible_to(member)
    if theme is not None:
        found = found.filter(themes=theme)
    if profession:
        found = found.filter(professions__contains=[profession])
    return newest(found.prefetch_related("themes"), "at", after)


def _filtered(found: QuerySet[Question], member: Member, filters: Filters) -> QuerySet[Question]:
    found = _of_state(found, member, filters.which)
    if filters.theme is not None:
        found = found.filter(themes=filters.theme)
    perspectives = Perspective.objects.filter(question=OuterRef("pk"))
    if filters.profession:
        perspectives = perspectives.filter(profession=filters.profession)
    if filters.waiting:
        perspectives = perspectives.filter(answered_at=None)
    return found.filter(Exists(perspectives)) if filters.profession or filters.waiting else found


def _of_state(found: QuerySet[Question], member: Member, which: Which) -> QuerySet[Question]:
    match which:
        case Which.OPEN:
            return found.filter(closed_at=None)
        case Which.MINE:
            return found.filter(asker=member)
        case Which.ASKED:
            return found.filter(Exists(Invitation.objects.filter(question=OuterRef("pk"), member=member)))
        case Which.CLOSED:
            return found.filter(closed_at__isnull=False)
        case Which.ALL:
            return found
