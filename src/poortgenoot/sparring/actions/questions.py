"""Publishing a question, and opening one's name."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import Refused, TooMany, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member, Theme
from poortgenoot.sparring import checks, terms
from poortgenoot.sparring.access import can_ask, can_open_name
from poortgenoot.sparring.actions import guarded, index, perspectives
from poortgenoot.sparring.drafts import Draft
from poortgenoot.sparring.models import Perspective, Question
from poortgenoot.sparring.queries.people import invitations_left_today, on_duty


def publish(draft: Draft, *, by: Member) -> Question:
    """Put a question to professions: the whole of it happens, or nothing. The same draft twice counts once.

    The guard comes first: `guard.Unsettled` when something is left to decide, `GuardDown` or `GuardBuilding` when
    it cannot look; then nothing was written. `ValidationError` by field for a draft that is not whole,
    `TooMany` above three open questions or when the day's invitations are used up.
    """
    demand(can_ask(by))
    if published := _published(draft, by):
        return published
    checks.question(draft, by=by, on_duty=on_duty(draft.professions, besides=by))
    admitted = guarded.admit(None, draft, by=by)
    with transaction.atomic():
        Member.objects.select_for_update(no_key=True).get(pk=by.pk)
        if published := _published(draft, by):
            return published
        _demand_room(by)
        question = _write(draft, by)
        guarded.remember(admitted, question, question, by=by)
        _put_to_professions(question, draft)
    return question


@transaction.atomic
def open_name(question: Question, *, by: Member) -> Question:
    """The asker steps forward: readers see the name from now on. It cannot be taken back from who read it.

    What the asker's card says (hosts, work places) counts as kept in the case: it may restrict the case to those
    asked, or raise `guard.Unsettled` when together it would give the employee away.
    """
    demand(can_open_name(by, question))
    held = Question.objects.select_for_update(no_key=True).get(pk=question.pk)
    if not held.named:
        guarded.demand_room_for_card(held)
        held.named = True
        held.save(update_fields=["named"])
        ledger.record("opened_name", held, by=by)
    return held


def _published(draft: Draft, by: Member) -> Question | None:
    """What this draft became earlier; `Refused` when the key belongs to somebody else."""
    question = Question.objects.filter(draft_key=draft.draft_key).first()
    if question is not None and question.asker_id != by.pk:
        raise Refused
    return question


def _demand_room(by: Member) -> None:
    if by.questions.filter(closed_at=None).count() >= LIMITS.open_questions:
        why = _("Je hebt al %(most)s vragen open. Sluit er eerst een af.") % {"most": LIMITS.open_questions}
        raise TooMany("open_questions", why)
    if not invitations_left_today(by):
        why = _("Vandaag gingen er al veel uitnodigingen voor je uit. Leg deze vraag morgen voor.")
        raise TooMany("invitations_per_day", why)


def _write(draft: Draft, by: Member) -> Question:
    now = clock.now()
    question = Question.objects.create(
        asker=by,
        asked_as=draft.asked_as or by.profession,
        draft_key=draft.draft_key,
        **draft.parts,
        term=draft.term,
        reading=draft.reading,
        published_at=now,
        deadline=terms.deadline(now, terms.Term(draft.term)),
    )
    question.themes.set(Theme.objects.filter(pk__in=draft.themes))
    return question


def _put_to_professions(question: Question, draft: Draft) -> None:
    asked = sorted(set(draft.professions))
    Perspective.objects.bulk_create(Perspective(question=question, profession=p) for p in asked)
    ledger.record("published", question, by=question.asker, professions=asked, term=draft.term)
    index.put_question(question)
    for profession in asked:
        perspectives.widen(question, profession)
