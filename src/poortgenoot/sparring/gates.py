"""Where this room hangs in at the rooms to its left. What is found in the index is asked again of `access`."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from poortgenoot.accounts import own_data
from poortgenoot.members import hooks
from poortgenoot.members.models import Member
from poortgenoot.notifications import links
from poortgenoot.search import gates
from poortgenoot.sparring import access, tokens
from poortgenoot.sparring.actions import leaving
from poortgenoot.sparring.queries import own, sources


def register() -> None:
    """Called once, when the room is ready."""
    gates.register("question", questions, _("Sparvragen"), sources.question_entries)
    gates.register("answer", answers, _("Reacties"), sources.answer_entries)
    gates.register("lesson", lessons, _("Lessen"), sources.lesson_entries)
    links.register("invitation", tokens.path)
    hooks.register_meeting(met)
    own_data.register("sparring", own.about, leaving.erase)


def met(viewer: Member) -> Q:
    """Whoever speaks under their own name on a page about a case that `viewer` reads."""
    answers, lines = access.answers_visible_to(viewer), access.follow_ups_visible_to(viewer)
    others = lines.exclude(member=F("answer__question__asker"))
    return Q(pk__in=answers.values("member")) | Q(pk__in=others.values("member"))


def questions(member: Member, ids: Collection[int]) -> set[int]:
    return set(access.questions_visible_to(member).filter(pk__in=ids).values_list("pk", flat=True))


def answers(member: Member, ids: Collection[int]) -> set[int]:
    return set(access.answers_visible_to(member).filter(pk__in=ids).values_list("pk", flat=True))


def lessons(member: Member, ids: Collection[int]) -> set[int]:
    return set(access.lessons_visible_to(member).filter(pk__in=ids).values_list("pk", flat=True))
