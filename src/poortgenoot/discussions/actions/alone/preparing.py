"""A question of sparring becomes a case to weigh along, for the members of a host of its asker."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.discussions import shipped
from poortgenoot.discussions.access.alone import can_prepare_from, can_take_away
from poortgenoot.discussions.drafts import PreparedDraft
from poortgenoot.discussions.models import PreparedCase
from poortgenoot.guard import actions as guard
from poortgenoot.guard.actions import Admission, Unsettled
from poortgenoot.members.models import Member
from poortgenoot.sparring.models import Question

BEHIND_THE_HOUSES_OWN = 1_000
"""The place in the list of a case that a host brought: behind those that ship."""
FACTORS = 6
LEAST_VERDICTS, MOST_VERDICTS = 2, 4


def prepare_from(question: Question, draft: PreparedDraft, *, by: Member) -> PreparedCase:
    """The case of `question` for the members of `draft.host`; the one that was made before when there is one.

    Only the asker may: more people read it than were asked. Raises `Refused`, `Unsettled` (the guard, also for a
    question that only those asked may read), `ValidationError`.
    """
    demand(can_prepare_from(by, question))
    if made := PreparedCase.objects.filter(question=question).first():
        return made
    demand(draft.host.pk in by.host_ids)
    if question.restricted:
        raise Unsettled({}, _("Deze casus is alleen voor wie gevraagd is. Anderen kunnen hem niet meewegen."))
    filled_in = _filled_in(draft)
    admission = _admit(question, draft, by)
    with transaction.atomic():
        prepared, is_new = PreparedCase.objects.get_or_create(question=question, defaults=filled_in)
        if is_new:
            guard.remember(admission, case=question.case, part=f"prepared:{prepared.pk}", by=by)
            ledger.record("prepared_alone", prepared, by=by, question=question.pk, host=draft.host.pk)
    return prepared


@transaction.atomic
def take_away(prepared: PreparedCase, *, by: Member) -> None:
    """The asker, or a moderator of its host, takes a case of the host's own away from everybody. Raises `Refused`."""
    demand(can_take_away(by, prepared))
    if prepared.hidden_at is None:
        prepared.hidden_at = clock.now()
        prepared.save(update_fields=["hidden_at"])
        ledger.record("took_away", prepared, by=by)


def _filled_in(draft: PreparedDraft) -> dict[str, object]:
    """The columns of a prepared case; raises `ValidationError` for what lacks."""
    return {
        "slug": f"{slugify(draft.title)[:60]}-{secrets.token_hex(4)}",
        "host": draft.host,
        "theme": draft.theme,
        "title": draft.title.strip(),
        "employee": draft.employee.strip(),
        "story": draft.story.strip(),
        "sentence": draft.sentence.strip(),
        "factors": _factors(draft),
        "verdict_question": draft.verdict_question.strip(),
        "verdicts": _verdicts(draft),
        "place": BEHIND_THE_HOUSES_OWN,
    }


def _admit(question: Question, draft: PreparedDraft, by: Member) -> Admission:
    """What the guard keeps; a case that only those asked may read is no case for everybody. Raises `Unsettled`."""
    titles = ("title", *draft.verdict_parts)
    admission = guard.admit(case=question.case, texts=draft.parts, decisions=draft.decisions, by=by, titles=titles)
    if admission.restricts:
        raise Unsettled({}, admission.why)
    return admission


def _factors(draft: PreparedDraft) -> list[dict[str, str]]:
    ideas = {idea.key: idea for idea in shipped.factors()}
    chosen = [ideas[key] for key in dict.fromkeys(draft.factors) if key in ideas]
    if len(chosen) != FACTORS:
        raise ValidationError({"factors": _("Kies er precies {n}.").format(n=FACTORS)})
    return [{"key": i.key, "group": i.group.value, "title": i.title, "hint": i.hint} for i in chosen]


def _verdicts(draft: PreparedDraft) -> list[dict[str, str]]:
    said = [text.strip() for text in draft.verdicts if text.strip()]
    if not LEAST_VERDICTS <= len(set(said)) == len(said) <= MOST_VERDICTS:
        raise ValidationError({"verdict_1": _("Geef twee tot vier verschillende keuzes.")})
    return [{"key": f"keuze-{place}", "text": text} for place, text in enumerate(said, 1)]
