"""Speaking and writing in a step, as equals."""

from __future__ import annotations

import secrets
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import TooMany, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.steps import can_take_part, can_take_turn, can_write
from poortgenoot.discussions.actions.guarded import demand_clean
from poortgenoot.discussions.actions.hearing import tell_table
from poortgenoot.discussions.actions.locking import as_now, locked
from poortgenoot.discussions.method import Step
from poortgenoot.discussions.models import Contribution, Discussion, Seat, Turn

BEYOND = 2**52
"""No number that the database gives out comes so far; twice as far a program may read it still (2**53)."""


@transaction.atomic
def take_turn(turn: Turn, state: Turn.State, *, by: Seat) -> None:
    """Heard, passed or later: said by the seat itself or by the facilitator. Who says "later" comes last in the round.

    Raises `Refused`.
    """
    discussion = locked(turn.discussion)
    turn, by = Turn.objects.get(pk=turn.pk), as_now(by)
    demand(can_take_turn(by, turn, discussion))
    demand(discussion.step is not None and discussion.step.key == turn.step, _("Deze ronde is voorbij."))
    if state == Turn.State.LATER and (last := _last_place(turn)) > turn.place:
        turn.place = last + 1
    turn.state, turn.changed_at = state, clock.now()
    turn.save(update_fields=["state", "place", "changed_at"])
    tell_table(discussion)


def contribute(
    discussion: Discussion, text: str, key: UUID, *, by: Seat, answers: Contribution | None = None
) -> Contribution:
    """A question, a thought in a round, or the bringer's answer to a question; the same one when it comes twice, and
    other words with the same key are refused.

    Nameless when the step says so, until its round closes. Raises `Refused`, `TooMany`, `Unsettled`, `ValidationError`.
    """
    if there := Contribution.objects.filter(key=key, seat=by).first():
        return _the_same(there, text, answers)
    _demand_fits(text)
    demand_clean(discussion, {"text": text}, by=by)
    with transaction.atomic():
        discussion = locked(discussion)
        step = _step_to_write_in(discussion, by, answers)
        _demand_room(by, answers.step if answers else step.key)
        wanted = _answer(answers) if answers else _on_its_own(step)
        known = {"discussion": discussion, "seat": by, "text": text.strip()}
        written, is_new = Contribution.objects.get_or_create(key=key, defaults=wanted | known)
        demand(written.seat_id == by.pk)
        if is_new:
            ledger.record("wrote", written, by=None if written.nameless else by.member, discussion=discussion.pk)
            tell_table(discussion)
    return written


def _the_same(there: Contribution, text: str, answers: Contribution | None) -> Contribution:
    """What came before with this key, when it came again. Other words, or an answer to another question, are not lost
    without a word."""
    if (there.text, there.answers) != (text.strip(), answers):
        raise ValidationError(_("Je vorige tekst staat er al. Stuur dit nog eens, dan komt het erbij."))
    return there


def _demand_fits(text: str) -> None:
    if not text.strip():
        raise ValidationError(_("Schrijf eerst iets op."))
    if len(text) > LIMITS.note_length:
        raise ValidationError(_("Schrijf 1 tot {n} tekens.").format(n=LIMITS.note_length))


def _step_to_write_in(discussion: Discussion, by: Seat, answers: Contribution | None) -> Step:
    """The step at which the table stands, as far as `by` may write in it. Raises `Refused`."""
    step = discussion.step
    demand(step is not None and can_take_part(as_now(by), discussion))
    assert step is not None
    demand(can_write(by, discussion, step, answers), _("In deze stap luister je."))
    return step


def _answer(question: Contribution) -> dict[str, object]:
    """An answer stands where its question stands, and everybody knows whose it is."""
    return {"step": question.step, "answers": question}


def _on_its_own(step: Step) -> dict[str, object]:
    return {"step": step.key, "nameless": step.nameless, **(_no_order() if step.nameless else {})}


def _no_order() -> dict[str, int]:
    """A number by lot for what is nameless: pages and programs name it, and counting on would tell who was first."""
    return {"pk": BEYOND + secrets.randbelow(BEYOND)}


def _demand_room(by: Seat, step: str) -> None:
    most = LIMITS.contributions_a_step
    if Contribution.objects.filter(seat=by, step=step).count() >= most:
        raise TooMany("contributions_a_step", _("Je schreef al {n} keer in deze stap. Zeg de rest.").format(n=most))


def _last_place(turn: Turn) -> int:
    last = turn.discussion.turns.filter(step=turn.step).order_by("-place").values_list("place", flat=True).first()
    return last or 0
