"""Speaking and writing in a step, as equals."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import TooMany, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import access
from poortgenoot.discussions.actions.guarded import demand_clean
from poortgenoot.discussions.actions.hearing import tell_table
from poortgenoot.discussions.actions.locking import locked
from poortgenoot.discussions.method import Active, Step, StepKind
from poortgenoot.discussions.models import Contribution, Discussion, Seat, Turn


@transaction.atomic
def take_turn(turn: Turn, state: Turn.State, *, by: Seat) -> None:
    """Heard, passed or later: said by the seat itself or by the facilitator. Who says "later" comes last in the round.

    Raises `Refused`.
    """
    discussion = locked(turn.discussion)
    may = by.pk == turn.seat_id or access.can_lead(by, discussion)
    demand(may and by.takes_part and by.discussion_id == discussion.pk and discussion.is_running)
    if state == Turn.State.LATER and (last := _last_place(turn)) > turn.place:
        turn.place = last + 1
    turn.state, turn.changed_at = state, clock.now()
    turn.save(update_fields=["state", "place", "changed_at"])
    tell_table(discussion)


def contribute(
    discussion: Discussion, text: str, key: UUID, *, by: Seat, answers: Contribution | None = None
) -> Contribution:
    """A question, a thought in a round, or the bringer's answer to a question; the same one when it comes twice.

    Nameless when the step says so, until its round closes. Raises `Refused`, `TooMany`, `Unsettled`, `ValidationError`.
    """
    if there := Contribution.objects.filter(key=key, seat=by).first():
        return there
    if not text.strip() or len(text) > LIMITS.note_length:
        raise ValidationError(_("Schrijf 1 tot {n} tekens.").format(n=LIMITS.note_length))
    demand_clean(discussion, {"text": text}, by=by)
    with transaction.atomic():
        discussion = locked(discussion)
        step = discussion.step
        demand(step is not None and access.can_take_part(Seat.objects.get(pk=by.pk), discussion))
        assert step is not None
        demand(may_write(discussion, step, by, answers), _("In deze stap luister je."))
        _demand_room(by, answers.step if answers else step.key)
        written, is_new = Contribution.objects.get_or_create(
            key=key,
            defaults={
                "discussion": discussion,
                "seat": by,
                "step": answers.step if answers else step.key,
                "text": text.strip(),
                "answers": answers,
                "nameless": step.nameless and answers is None,
            },
        )
        demand(written.seat_id == by.pk)
        if is_new:
            ledger.record("wrote", written, by=by.member if not written.nameless else None, discussion=discussion.pk)
            tell_table(discussion)
    return written


def _demand_room(by: Seat, step: str) -> None:
    most = LIMITS.contributions_a_step
    if Contribution.objects.filter(seat=by, step=step).count() >= most:
        raise TooMany("contributions_a_step", _("Je schreef al {n} keer in deze stap. Zeg de rest.").format(n=most))


def may_write(discussion: Discussion, step: Step, seat: Seat, answers: Contribution | None = None) -> bool:
    """Who may write in a step: in an "ask" everybody but the bringer asks and only the bringer answers; in an "aside"
    the bringer is silent; in a weighing nobody talks."""
    is_bringer = seat.member_id is not None and seat.member_id == discussion.bringer_id
    if answers is not None:
        return is_bringer and answers.discussion_id == discussion.pk and answers.answers_id is None
    if step.kind in {StepKind.ASK, StepKind.ASIDE}:
        return not is_bringer
    if step.kind in {StepKind.WEIGH, StepKind.JUDGE}:
        return False
    match step.active:
        case Active.OTHERS:
            return not is_bringer
        case Active.BRINGER:
            return is_bringer
        case Active.FACILITATOR:
            return discussion.facilitator_id == seat.pk
        case _:
            return True


def _last_place(turn: Turn) -> int:
    last = turn.discussion.turns.filter(step=turn.step).order_by("-place").values_list("place", flat=True).first()
    return last or 0
