"""What the keepers decide about a possible data breach, and write down (AVG art. 33(5))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot import guard
from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.guard.actions import Unsettled
from poortgenoot.members.models import Member
from poortgenoot.sparring.access import can_judge_breach
from poortgenoot.sparring.models import Breach

OWN_CASE = gettext_lazy("Over je eigen zaak beslist een ander.")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The day on which the supervisor was told, or why not; `person`: whether who it is about was (art. 34)."""

    reported_on: date | None
    not_reported_because: str
    person: Breach.Person
    note: str = ""


def judge_breach(breach: Breach, said: Judgement, *, by: Member) -> Breach:
    """Write down what was decided; as long as it is open it can be written anew.

    Raises `ValidationError` unless there is a day or a reason (never both), `Unsettled` when a word gives somebody
    away, `GuardUnavailable` when the guard cannot look.
    """
    demand(can_judge_breach(by, breach), str(OWN_CASE))
    _demand_one_of_two(said)
    _demand_nameless(said)
    with transaction.atomic():
        held = _held(breach, by)
        held.reported_on, held.not_reported_because = said.reported_on, said.not_reported_because.strip()
        held.person, held.note, held.judged_by = said.person, said.note.strip(), by
        held.save(update_fields=["reported_on", "not_reported_because", "person", "note", "judged_by"])
        ledger.record("judged_breach", held, by=by, reported=said.reported_on is not None, person=said.person.value)
    return held


@transaction.atomic
def close_breach(breach: Breach, *, by: Member) -> Breach:
    """Nothing is left to do: it goes to the log. Only once it was judged."""
    held = _held(breach, by)
    demand(bool(held.person), _("Leg eerst vast wat jullie besloten."))
    held.closed_at = clock.now()
    held.save(update_fields=["closed_at"])
    ledger.record("closed_breach", held, by=by)
    return held


def _held(breach: Breach, by: Member) -> Breach:
    held = Breach.objects.select_for_update(of=("self",)).get(pk=breach.pk)
    demand(can_judge_breach(by, held), str(OWN_CASE))
    demand(held.closed_at is None, _("Dit dossier is al gesloten."))
    return held


def _demand_one_of_two(said: Judgement) -> None:
    because = said.not_reported_because.strip()
    if bool(because) == (said.reported_on is not None):
        raise ValidationError(_("Vul de dag in waarop jullie meldden, of waarom jullie niet melden."))
    if said.reported_on and said.reported_on > clock.today():
        raise ValidationError(_("Deze dag moet nog komen."))
    if max(len(because), len(said.note)) > LIMITS.note_length:
        raise ValidationError(_("Houd het korter: hooguit %(most)s tekens.") % {"most": LIMITS.note_length})


def _demand_nameless(said: Judgement) -> None:
    """A day or a place may stand here; whatever names somebody may not."""
    texts = {"not_reported_because": said.not_reported_because, "note": said.note}
    found = {name: tuple(one for one in guard.check(text) if one.blocks) for name, text in texts.items()}
    if left := {name: findings for name, findings in found.items() if findings}:
        raise Unsettled(left)
