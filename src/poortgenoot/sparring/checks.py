"""Is a draft whole? Names the field, says what is wrong and what to do. Nothing is written or logged here."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.members.professions import ASKABLE
from poortgenoot.sparring.drafts import AnswerDraft, Draft, FollowUpDraft, LessonDraft, OutcomeDraft, Parts
from poortgenoot.sparring.models import Reading, Term

type Wrong = dict[str, str]

LONGEST = {
    "title": LIMITS.title_length,
    "sentence": LIMITS.sentence_length,
    "weighed": LIMITS.note_length,
    "would_change": LIMITS.note_length,
}
"""In characters; every other text may hold `LIMITS.text_length`."""


def question(draft: Draft, *, by: Member, on_duty: Collection[str]) -> None:
    """Raise `ValidationError`, by field, for a question that cannot be published as it is."""
    wrong = _texts(draft.parts, needed=("title", "sentence", "wants"))
    wrong |= _asked(draft)
    wrong |= _choices(draft, by)
    if draft.term == Term.TODAY and not set(draft.professions) <= set(on_duty):
        wrong["term"] = _("Vandaag kan alleen als er iemand dienst heeft. Kies een langere termijn.")
    _refuse(wrong)


def answer(draft: AnswerDraft) -> None:
    _refuse(_texts(draft.parts, needed=("text",)))


def follow_up(draft: FollowUpDraft) -> None:
    _refuse(_texts(draft.parts, needed=("text",)))


def outcome(draft: OutcomeDraft) -> None:
    _refuse(_texts(draft.parts, needed=("did", "brought")))


def lesson(draft: LessonDraft) -> None:
    _refuse(_texts(draft.parts, needed=("title", "case_text", "insight")))


def _texts(parts: Parts, needed: Collection[str]) -> Wrong:
    wrong: Wrong = {}
    for field, text in parts.items():
        longest = LONGEST.get(field, LIMITS.text_length)
        if field in needed and not text.strip():
            wrong[field] = _("Vul dit nog in.")
        elif len(text) > longest:
            wrong[field] = _("Dit is te lang: maak er ten hoogste %(longest)s tekens van.") % {"longest": longest}
        elif "\x00" in text:
            wrong[field] = _("Hier staat een teken dat we niet kunnen bewaren. Typ de tekst opnieuw.")
    return wrong


def _asked(draft: Draft) -> Wrong:
    if not draft.professions:
        return {"professions": _("Kies aan wie je dit voorlegt: ten minste één beroepsgroep.")}
    if not set(draft.professions) <= set(ASKABLE):
        return {"professions": _("Aan deze beroepsgroep kun je geen vraag voorleggen. Kies een andere.")}
    return {}


def _choices(draft: Draft, by: Member) -> Wrong:
    wrong: Wrong = {}
    if draft.term not in Term.values:
        wrong["term"] = _("Kies een termijn.")
    if draft.reading not in Reading.values:
        wrong["reading"] = _("Kies wie mag meelezen.")
    if draft.asked_as and draft.asked_as not in by.professions:
        wrong["asked_as"] = _("Kies een van je eigen beroepsgroepen.")
    return wrong


def _refuse(wrong: Mapping[str, str]) -> None:
    if wrong:
        raise ValidationError({field: [why] for field, why in wrong.items()})
