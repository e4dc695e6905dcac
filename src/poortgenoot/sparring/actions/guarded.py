"""The guard at the door of this room: nothing about a case is written before it said yes.

What is kept with a reason adds up over the whole case (`Question.case`): question, answers, threads, outcome, lesson;
and, once the asker opened their name, what their own card says.
"""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from poortgenoot.guard import actions as guard
from poortgenoot.guard import telling
from poortgenoot.guard.actions import Admission, Unsettled
from poortgenoot.guard.combination import Sum, Weight, add_up
from poortgenoot.guard.findings import Kind
from poortgenoot.members.models import Member
from poortgenoot.members.models.members import Shown
from poortgenoot.sparring.access import Text
from poortgenoot.sparring.actions import index
from poortgenoot.sparring.drafts import AnswerDraft, Draft, FollowUpDraft, LessonDraft, OutcomeDraft
from poortgenoot.sparring.models import Answer, Lesson, Question

type AnyDraft = Draft | AnswerDraft | FollowUpDraft | OutcomeDraft | LessonDraft


def admit(case: str | None, draft: AnyDraft, *, by: Member) -> Admission:
    """What the guard says of these texts together with what `case` keeps (None: a new case).

    Raises `Unsettled`, `GuardBuilding`, `GuardDown`. Call it before the transaction: it reads every word.
    """
    return guard.admit(case=case, texts=draft.parts, decisions=draft.decisions, by=by)


def remember(admission: Admission, text: Text, question: Question, *, by: Member) -> None:
    """Keep what stayed in `text`, and restrict the case to those asked when it adds up to that.

    Call it inside the transaction, with the question's row locked: what another text kept in the meantime counts, so
    it may still raise `Unsettled`, and then nothing of it was written.
    """
    total = _total(question, {decision.kind for decision in admission.kept})
    if total.weight is Weight.BLOCKS:
        raise Unsettled({}, telling.why(total))
    if total.weight is Weight.RESTRICTS and isinstance(text, Lesson):
        raise Unsettled({}, not_for_all())
    guard.remember(admission, case=question.case, part=part_of(text), by=by)
    if total.weight is Weight.RESTRICTS:
        _restrict(question)


def demand_fit_for_all(question: Question) -> None:
    """A lesson is read by every member: a case that only those asked may read can become none."""
    if question.restricted:
        raise Unsettled({}, not_for_all())


def demand_room_for_card(question: Question) -> None:
    """Before the asker opens their name: what the card says counts as kept in the case from then on."""
    total = _total(question, _card(question.asker))
    if total.weight is Weight.BLOCKS:
        raise Unsettled({}, telling.why(total))
    if total.weight is Weight.RESTRICTS:
        _restrict(question)


def forget(question: Question | None, text: Text) -> None:
    """A text is gone, and what was kept in it; with a question its whole case."""
    if isinstance(text, Question):
        guard.forget(case=text.case)
    elif question is not None:
        for part in _parts_of(text):
            guard.forget(case=question.case, part=part)


def _parts_of(text: Text) -> list[str]:
    """The text itself, and the thread that goes with an answer."""
    below = text.follow_ups.all() if isinstance(text, Answer) else ()
    return [part_of(text), *(part_of(line) for line in below)]


def part_of(text: Text) -> str:
    return f"{text._meta.model_name}:{text.pk}"


def not_for_all() -> str:
    return _("Deze casus is alleen voor wie gevraagd is. Een les leest iedereen, dus hier kan geen les van komen.")


def _total(question: Question, kinds: Collection[Kind]) -> Sum:
    card = _card(question.asker) if question.named else set()
    return add_up({*kinds, *card, *guard.kinds_kept_in(question.case)})


def _card(asker: Member) -> set[Kind]:
    """The kinds of detail that the asker's own card adds to the case."""
    kinds = {Kind.INSTITUTION} if asker.host_ids else set()
    if asker.shown_to("work_places") != Shown.NOBODY and asker.work_places.exists():
        kinds.add(Kind.PLACE)
    return kinds


def _restrict(question: Question) -> None:
    if not question.restricted:
        question.restricted = True
        question.save(update_fields=["restricted"])
        index.put_question(question)
