"""Weighing and judging, alone: it saves as one goes, is sealed, and can be unsealed until the reveal.

Nobody but the author gets at a value: here it passes from the form into the box and nowhere else. The ledger says that
somebody sealed, never what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import access, sealing
from poortgenoot.discussions.actions.guarded import demand_clean
from poortgenoot.discussions.actions.hearing import tell_soon
from poortgenoot.discussions.actions.locking import locked
from poortgenoot.discussions.factor import Contents, Weighed, demand_on_scale, lacking
from poortgenoot.discussions.method import SEALED_KINDS, Step, StepKind
from poortgenoot.discussions.models import Discussion, Seat, Weighing


def weigh(seat: Seat, step: str, changes: Mapping[str, Weighed]) -> None:
    """Keep how `seat` weighs these factors (by key), whole or half done; what was given for others stays.

    Raises `Refused` when it is sealed, revealed or not at the table, `Unsettled` (the guard) for a reason that gives
    somebody away: then nothing of `changes` is written.
    """
    _demand_fits(seat, changes)
    demand_clean(seat.discussion, _new_texts(seat, step, changes), by=seat)
    with transaction.atomic():
        weighing = _open(seat, step, StepKind.WEIGH)
        before = _contents(weighing)
        _keep(weighing, replace(before, factors={**before.factors, **changes}))


def judge(seat: Seat, step: str, verdict: str, reason: str) -> None:
    """Keep the verdict or advice of `seat`, with its reason. Raises `Refused`, `Unsettled`, `ValidationError`."""
    for text in (verdict, reason):
        if len(text) > LIMITS.note_length:
            raise ValidationError(_("Houd het bij {n} tekens.").format(n=LIMITS.note_length))
    demand_clean(seat.discussion, {"verdict": verdict, "reason": reason}, by=seat)
    with transaction.atomic():
        _keep(_open(seat, step, StepKind.JUDGE), Contents(verdict=verdict.strip(), reason=reason.strip()))


def weigh_and_seal(seat: Seat, step: str, changes: Mapping[str, Weighed]) -> None:
    """`weigh` and `seal` at once: nothing older comes in between. What lacks is told once the rest has been kept."""
    with transaction.atomic():
        weigh(seat, step, changes)
        lacks = _seal(seat, step)
    _demand_whole(lacks)


def judge_and_seal(seat: Seat, step: str, verdict: str, reason: str) -> None:
    """`judge` and `seal` at once, as `weigh_and_seal`."""
    with transaction.atomic():
        judge(seat, step, verdict, reason)
        lacks = _seal(seat, step)
    _demand_whole(lacks)


def seal(seat: Seat, step: str) -> None:
    """Seal what was kept; sealing twice is sealing once. Raises `Refused`, `ValidationError` that says what lacks."""
    _demand_whole(_seal(seat, step))


@transaction.atomic
def _seal(seat: Seat, step: str) -> str:
    """What lacks, in the words of `SAID`; then nothing is sealed."""
    discussion = _demand_open(seat, step)
    weighing = Weighing.objects.select_for_update().filter(seat=seat, step=step).first()
    if weighing is not None and weighing.sealed_at is not None:
        return ""
    contents = _contents(weighing)
    keys = set(discussion.factors.values_list("key", flat=True))
    is_judgement = _sealed_step(discussion, step).kind is StepKind.JUDGE
    if lacks := lacking(contents, keys, is_judgement=is_judgement):
        return lacks
    assert weighing is not None
    weighing.sealed_at = clock.now()
    weighing.save(update_fields=["sealed_at"])
    ledger.record("sealed", seat, by=seat.member, discussion=discussion.pk)
    tell_soon(discussion)
    return ""


def _demand_whole(lacks: str) -> None:
    if lacks:
        raise ValidationError(SAID[lacks])


@transaction.atomic
def unseal(seat: Seat, step: str) -> None:
    """Open one's own again, to change it, until the reveal. Raises `Refused`."""
    discussion = _demand_open(seat, step)
    opened = Weighing.objects.filter(seat=seat, step=step, sealed_at__isnull=False).update(sealed_at=None)
    if opened:
        ledger.record("unsealed", seat, by=seat.member, discussion=discussion.pk)
        tell_soon(discussion)


SAID = {
    "factors": gettext_lazy("Weeg eerst elke factor, of zeg dat je hem niet kunt beoordelen."),
    "reasons": gettext_lazy(
        "Schrijf bij je twee zwaarste factoren waarom, en wat je van gedachten zou doen veranderen."
    ),
    "verdict": gettext_lazy("Schrijf eerst je oordeel en waarom."),
}


def _demand_open(seat: Seat, step: str) -> Discussion:
    """The discussion, locked, in which `seat` may still change what it weighs in `step`."""
    discussion = locked(seat.discussion)
    fresh = Seat.objects.get(pk=seat.pk)
    demand(access.can_take_part(fresh, discussion), _("Je zit niet (meer) aan deze tafel."))
    sealed_step = _sealed_step(discussion, step)
    reached = discussion.method.steps.index(sealed_step) <= (discussion.place or 0)
    demand(reached, _("Deze stap is nog niet begonnen."))
    demand(not access.is_revealed(discussion, step), _("De afwegingen zijn al geopend: deze ligt vast."))
    return discussion


def _sealed_step(discussion: Discussion, key: str) -> Step:
    step = discussion.method.step_called(key)
    demand(step is not None and step.kind in SEALED_KINDS)
    assert step is not None
    return step


def _open(seat: Seat, step: str, kind: StepKind) -> Weighing:
    """The row to write in, locked and not sealed; a new one when there is none."""
    discussion = _demand_open(seat, step)
    demand(_sealed_step(discussion, step).kind is kind)
    weighing = Weighing.objects.select_for_update().filter(seat=seat, step=step).first()
    demand(
        weighing is None or weighing.sealed_at is None,
        _("Je afweging is verzegeld. Haal eerst het zegel eraf om iets te veranderen."),
    )
    return weighing or Weighing(seat=seat, step=step)


def _contents(weighing: Weighing | None) -> Contents:
    if weighing is None or not weighing.box:
        return Contents()
    return sealing.unseal(weighing.box, place=sealing.place_of_seat(weighing.seat_id, weighing.step))


def _new_texts(seat: Seat, step: str, changes: Mapping[str, Weighed]) -> dict[str, str]:
    """The texts that the guard has not let through before: sealing sends once more what was saved on the way."""
    kept = _contents(Weighing.objects.filter(seat=seat, step=step).first()).factors
    found = {}
    for key, weighed in changes.items():
        before = kept.get(key, Weighed())
        for name in ("reason", "would_change"):
            if getattr(weighed, name) != getattr(before, name):
                found[f"{key}:{name}"] = getattr(weighed, name)
    return found


def _keep(weighing: Weighing, contents: Contents) -> None:
    weighing.box = sealing.seal(contents, place=sealing.place_of_seat(weighing.seat_id, weighing.step))
    weighing.changed_at = clock.now()
    weighing.save()


def _demand_fits(seat: Seat, changes: Mapping[str, Weighed]) -> None:
    keys = set(seat.discussion.factors.values_list("key", flat=True))
    demand(set(changes) <= keys, _("Deze factor ligt niet (meer) op tafel."))
    for weighed in changes.values():
        try:
            demand_on_scale(weighed)
        except ValueError as wrong:
            raise ValidationError(_("Kies een waarde van de schaal.")) from wrong
        if max(len(weighed.reason), len(weighed.would_change)) > LIMITS.sentence_length:
            raise ValidationError(_("Houd het bij {n} tekens.").format(n=LIMITS.sentence_length))
