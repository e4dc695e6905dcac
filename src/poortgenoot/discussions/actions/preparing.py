"""Bringing a case: the discussion, its bringer's seat, and the factors to begin with."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import TooMany, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import access, shipped
from poortgenoot.discussions.drafts import CaseDraft
from poortgenoot.discussions.method import Unreadable, faults, read
from poortgenoot.discussions.models import Discussion, Factor, Seat
from poortgenoot.guard import actions as guard
from poortgenoot.members.models import Member

CODE_BYTES = 9


def prepare(draft: CaseDraft, *, by: Member) -> Discussion:
    """The discussion, with its bringer at the table as facilitator; the same one when the draft comes twice.

    Raises `Refused`, `TooMany`, `Unsettled` (the guard), `GuardUnavailable`, `ValidationError` for a method that cannot
    work.
    """
    if there := Discussion.objects.filter(draft_key=draft.key, bringer=by).first():
        return there
    demand(access.can_prepare(by, draft.host) and draft.speaks_as in by.professions)
    demand(draft.question is None or draft.question.asker_id == by.pk)
    _demand_room(by)
    _demand_works(draft)
    admission = guard.admit(case=None, texts=draft.parts, decisions=draft.decisions, by=by)
    with transaction.atomic():
        discussion, is_new = Discussion.objects.get_or_create(
            draft_key=draft.key,
            defaults=draft.parts
            | {
                "host": draft.host,
                "bringer": by,
                "question": draft.question,
                "script": dict(draft.script),
                "pace": draft.pace,
                "joining": draft.joining,
                "code": secrets.token_urlsafe(CODE_BYTES),
                "video_url": draft.video_url,
                "planned_at": draft.planned_at,
                "restricted": admission.restricts,
            },
        )
        demand(discussion.bringer_id == by.pk)
        if is_new:
            guard.remember(admission, case=discussion.case, part="case", by=by)
            _furnish(discussion, draft, by)
    return discussion


def _furnish(discussion: Discussion, draft: CaseDraft, by: Member) -> None:
    discussion.themes.set(draft.themes)
    seat = Seat.objects.create(
        discussion=discussion, member=by, profession=draft.speaks_as, number=1, taken_at=clock.now()
    )
    discussion.facilitator = seat
    discussion.save(update_fields=["facilitator"])
    ideas = shipped.suggested([theme.slug for theme in draft.themes])
    Factor.objects.bulk_create(
        Factor(discussion=discussion, key=i.key, group=i.group, title=i.title, hint=i.hint, place=place)
        for place, i in enumerate(ideas)
    )
    ledger.record("prepared", discussion, by=by, method=str(draft.script.get("key", "")), pace=draft.pace)


def _demand_room(by: Member) -> None:
    if Discussion.objects.filter(bringer=by, closed_at=None).count() >= LIMITS.open_discussions:
        why = _("Je hebt {number} besprekingen openstaan. Sluit er eerst een af.")
        raise TooMany("open_discussions", why.format(number=LIMITS.open_discussions))


def _demand_works(draft: CaseDraft) -> None:
    try:
        wrong = faults(read(draft.script))
    except Unreadable as unreadable:
        wrong = list(unreadable.faults)
    if wrong:
        raise ValidationError({"script": _("Deze werkvorm kan zo niet. Kies een andere.")})
