"""Bringing a case: the discussion, its bringer's seat, and the factors to begin with."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import TooMany, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import shipped
from poortgenoot.discussions.access.seats import can_prepare
from poortgenoot.discussions.drafts import CaseDraft
from poortgenoot.discussions.method_faults import faults
from poortgenoot.discussions.method_reading import Unreadable, read
from poortgenoot.discussions.models import Discussion, Factor, Seat
from poortgenoot.discussions.video import demand_video_link
from poortgenoot.guard import actions as guard
from poortgenoot.guard.actions import Admission
from poortgenoot.members.models import Member

CODE_BYTES = 9
JUST_NOW, A_YEAR = timedelta(days=1), timedelta(days=366)
"""So long ago at most a table was planned, and so far ahead."""


def prepare(draft: CaseDraft, *, by: Member) -> Discussion:
    """The discussion, with its bringer at the table as facilitator; the same one when the draft comes twice.

    Raises `Refused`, `TooMany`, `Unsettled` (the guard), `GuardUnavailable`, `ValidationError` for a method that cannot
    work, a moment out of reach or a video link that will not do.
    """
    if there := _prepared(draft, by):
        return there
    _demand_may(draft, by)
    _demand_room(by)
    _demand_works(draft)
    _demand_soon(draft.planned_at)
    demand_video_link(draft.video_url)
    admission = guard.admit(case=None, texts=draft.parts, decisions=draft.decisions, by=by)
    with transaction.atomic():
        Member.objects.select_for_update(no_key=True).get(pk=by.pk)
        if there := _prepared(draft, by):
            return there
        _demand_room(by)
        discussion = _put_down(draft, admission, by)
        guard.remember(admission, case=discussion.case, part="case", by=by)
        _furnish(discussion, draft, by)
    return discussion


def _prepared(draft: CaseDraft, by: Member) -> Discussion | None:
    """What this draft became earlier; `Refused` when the key belongs to somebody else."""
    there = Discussion.objects.filter(draft_key=draft.key).first()
    demand(there is None or there.bringer_id == by.pk)
    return there


def _put_down(draft: CaseDraft, admission: Admission, by: Member) -> Discussion:
    return Discussion.objects.create(
        draft_key=draft.key,
        **draft.parts,
        host=draft.host,
        bringer=by,
        question=draft.question,
        script=dict(draft.script),
        pace=draft.pace,
        joining=draft.joining,
        code=secrets.token_urlsafe(CODE_BYTES),
        video_url=draft.video_url,
        planned_at=draft.planned_at,
        restricted=admission.restricts,
    )


def _furnish(discussion: Discussion, draft: CaseDraft, by: Member) -> None:
    """Its themes, the bringer at the table as who leads it, and the factors that fit the themes."""
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


def _demand_may(draft: CaseDraft, by: Member) -> None:
    demand(can_prepare(by, draft.host) and draft.speaks_as in by.professions)
    demand(draft.question is None or draft.question.asker_id == by.pk)


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


def _demand_soon(at: datetime | None) -> None:
    now = clock.now()
    if at is not None and not now - JUST_NOW < at < now + A_YEAR:
        raise ValidationError({"planned_at": _("Kies een moment vanaf nu, hooguit een jaar vooruit.")})
