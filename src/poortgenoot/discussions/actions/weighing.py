"""Weighing and judging, alone: it saves as one goes, is sealed, and can be unsealed until the reveal.

Nobody but the author gets at a value: here it passes from the form into the box and nowhere else. The ledger says that
somebody sealed, never what.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.prepared import prepared
from poortgenoot.discussions import sealing
from poortgenoot.discussions.access.steps import can_take_part
from poortgenoot.discussions.actions import presence
from poortgenoot.discussions.actions.guarded import demand_clean
from poortgenoot.discussions.actions.hearing import tell_soon
from poortgenoot.discussions.actions.locking import locked
from poortgenoot.discussions.factor import Contents, Weighed, demand_on_scale, lacking, over
from poortgenoot.discussions.method import SEALED_KINDS, Step, StepKind
from poortgenoot.discussions.models import Discussion, Reveal, Seat, Weighing
from poortgenoot.discussions.queries.laid import factors_of
from poortgenoot.discussions.queries.own import row_of


def weigh(seat: Seat, step: str, changes: Mapping[str, Weighed], untouched: Collection[str] = ()) -> None:
    """Keep how `seat` weighs these factors (by key), whole or half done; what was given for others stays, and so does
    what is in `untouched` ("<key>:reason"). Who cannot judge one gives no value for it.

    Raises `Refused` when it is sealed, revealed or not at the table, `Unsettled` (the guard) for a reason that gives
    somebody away: then nothing of `changes` is written.
    """
    demand_clean(seat.discussion, _new_texts(seat, step, changes, untouched), by=seat)
    with transaction.atomic():
        _put_in(_envelope(seat, step, StepKind.WEIGH), changes, untouched).keep()


def weigh_and_seal(seat: Seat, step: str, changes: Mapping[str, Weighed], untouched: Collection[str] = ()) -> None:
    """`weigh` and `seal` at once: nothing older comes in between. What lacks is told once the rest has been kept."""
    demand_clean(seat.discussion, _new_texts(seat, step, changes, untouched), by=seat)
    with transaction.atomic():
        lacks = _put_in(_envelope(seat, step, StepKind.WEIGH), changes, untouched).seal_or_keep()
    _demand_whole(lacks)


def judge(seat: Seat, step: str, verdict: str | None, reason: str | None) -> None:
    """Keep the verdict or advice of `seat`, with its reason; of None what stood there stays.

    Raises `Refused`, `Unsettled`, `ValidationError`.
    """
    _demand_writable(seat, verdict, reason)
    with transaction.atomic():
        _write_in(_envelope(seat, step, StepKind.JUDGE), verdict, reason).keep()


def judge_and_seal(seat: Seat, step: str, verdict: str | None, reason: str | None) -> None:
    """`judge` and `seal` at once, as `weigh_and_seal`."""
    _demand_writable(seat, verdict, reason)
    with transaction.atomic():
        lacks = _write_in(_envelope(seat, step, StepKind.JUDGE), verdict, reason).seal_or_keep()
    _demand_whole(lacks)


def seal(seat: Seat, step: str) -> None:
    """Seal what was kept; sealing twice is sealing once. Raises `Refused`, `ValidationError` that says what lacks."""
    with transaction.atomic():
        envelope = _envelope(seat, step)
        lacks = "" if envelope.is_sealed else envelope.seal()
    _demand_whole(lacks)


@transaction.atomic
def unseal(seat: Seat, step: str) -> None:
    """Open one's own again, to change it, until the reveal. Raises `Refused`."""
    envelope = _envelope(seat, step)
    if envelope.is_sealed:
        Weighing.objects.filter(pk=envelope.row.pk).update(sealed_at=None)
        ledger.record("unsealed", seat, by=seat.member, discussion=seat.discussion_id)
        tell_soon(envelope.discussion)


SAID = {
    "factors": gettext_lazy("Weeg eerst elke factor, of zeg dat je hem niet kunt beoordelen."),
    "reasons": gettext_lazy(
        "Schrijf bij je twee zwaarste factoren waarom, en wat je van gedachten zou doen veranderen. "
        "Wegen er meer even zwaar, kies dan zelf."
    ),
    "verdict": gettext_lazy("Schrijf eerst je oordeel en waarom."),
}


@dataclass(frozen=True, slots=True)
class _Envelope:
    """One seat's weighing or judgement of one step, in a discussion that is locked."""

    seat: Seat
    discussion: Discussion
    step: Step
    keys: frozenset[str]
    row: Weighing
    contents: Contents

    @property
    def is_sealed(self) -> bool:
        return self.row.sealed_at is not None

    def holding(self, contents: Contents) -> _Envelope:
        """The same with other contents; not once it is sealed."""
        said = _("Je afweging is verzegeld. Haal eerst het zegel eraf om iets te veranderen.")
        demand(not self.is_sealed, said)
        return replace(self, contents=contents)

    def keep(self) -> None:
        self.row.box = sealing.seal(self.contents, place=sealing.place_of_seat(self.seat.pk, self.row.step))
        self.row.changed_at = clock.now()
        self.row.save()

    def seal(self) -> str:
        """Seals it when it is whole; else nothing is written. What lacks, in the words of `SAID`."""
        if lacks := lacking(self.contents, set(self.keys), is_judgement=self.step.kind is StepKind.JUDGE):
            return lacks
        self.row.sealed_at = clock.now()
        self.keep()
        ledger.record("sealed", self.seat, by=self.seat.member, discussion=self.discussion.pk)
        tell_soon(self.discussion)
        return ""

    def seal_or_keep(self) -> str:
        """As `seal`; what is not whole yet is kept as far as it goes."""
        if lacks := self.seal():
            self.keep()
        return lacks


def _envelope(seat: Seat, key: str, *kinds: StepKind) -> _Envelope:
    """The envelope of `seat` for step `key`, open or sealed, while the step is going on and not revealed.

    Whoever reveals takes the same lock, so what is read after it is as the reveal will find it.
    """
    discussion = locked(seat.discussion)
    step = discussion.method.step_called(key)
    demand(step is not None and step.kind in (kinds or SEALED_KINDS))
    assert step is not None
    fresh = _as_now.first(seat.pk, key)
    demand(fresh is not None and can_take_part(fresh, discussion), _("Je zit niet (meer) aan deze tafel."))
    assert fresh is not None
    reached = discussion.method.steps.index(step) <= (discussion.place or 0)
    demand(reached, _("Deze stap is nog niet begonnen."))
    demand(not fresh.is_revealed, _("De afwegingen zijn al geopend: deze ligt vast."))  # type: ignore[attr-defined]
    presence.act(fresh)
    row = row_of.first(seat.pk, key)
    keys = frozenset(factor.key for factor in factors_of(discussion.pk))
    kept = _contents(row) if row else _given_before(seat, step)
    return _Envelope(seat, discussion, step, keys, row or Weighing(seat=seat, step=key), kept)


def _given_before(seat: Seat, step: Step) -> Contents:
    """Weighing again begins with what was given the first time, as its form shows."""
    return _contents(row_of.first(seat.pk, step.again)) if step.again else Contents()


def _put_in(envelope: _Envelope, changes: Mapping[str, Weighed], untouched: Collection[str]) -> _Envelope:
    demand(set(changes) <= envelope.keys, _("Deze factor ligt niet (meer) op tafel."))
    stood = envelope.contents.factors
    given = {key: over(stood.get(key), one, key, untouched) for key, one in changes.items()}
    return envelope.holding(replace(envelope.contents, factors={**stood, **given}))


def _write_in(envelope: _Envelope, verdict: str | None, reason: str | None) -> _Envelope:
    stood = envelope.contents
    verdict = stood.verdict if verdict is None else verdict.strip()
    reason = stood.reason if reason is None else reason.strip()
    return envelope.holding(replace(stood, verdict=verdict, reason=reason))


@prepared
def _as_now(seat: int, step: str) -> QuerySet[Seat]:
    """The seat as it is, and whether the step was revealed."""
    opened = Exists(Reveal.objects.filter(discussion=OuterRef("discussion"), step=step))
    return Seat.objects.filter(pk=seat).annotate(is_revealed=opened)


def _contents(row: Weighing | None) -> Contents:
    if row is None or not row.box:
        return Contents()
    return sealing.unseal(row.box, place=sealing.place_of_seat(row.seat_id, row.step))


def _new_texts(seat: Seat, step: str, changes: Mapping[str, Weighed], untouched: Collection[str]) -> dict[str, str]:
    """The texts that the guard has not let through before: sealing sends once more what was saved on the way."""
    for weighed in changes.values():
        _demand_fits(weighed)
    kept = _contents(row_of.first(seat.pk, step)).factors
    found = {}
    for key, weighed in changes.items():
        before = kept.get(key, Weighed())
        for name in ("reason", "would_change"):
            if f"{key}:{name}" not in untouched and getattr(weighed, name) != getattr(before, name):
                found[f"{key}:{name}"] = getattr(weighed, name)
    return found


def _demand_fits(weighed: Weighed) -> None:
    try:
        demand_on_scale(weighed)
    except ValueError as wrong:
        raise ValidationError(_("Kies een waarde van de schaal.")) from wrong
    if max(len(weighed.reason), len(weighed.would_change)) > LIMITS.sentence_length:
        raise ValidationError(_("Houd het bij {n} tekens.").format(n=LIMITS.sentence_length))


def _demand_writable(seat: Seat, verdict: str | None, reason: str | None) -> None:
    given = {name: text for name, text in (("verdict", verdict), ("reason", reason)) if text is not None}
    if any(len(text) > LIMITS.note_length for text in given.values()):
        raise ValidationError(_("Houd het bij {n} tekens.").format(n=LIMITS.note_length))
    demand_clean(seat.discussion, given, by=seat)


def _demand_whole(lacks: str) -> None:
    if lacks:
        raise ValidationError(SAID[lacks])
