"""A host's own methods: copied from one that ships or read from a file, changed, withdrawn, put back.

A discussion that was prepared keeps the script it was prepared with; nothing here reaches it. A script is about how
people talk, not about a case: a place or a date may stand in it, what points at one person may not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import TooMany, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import telling_faults
from poortgenoot.discussions.access.methods import can_keep_methods
from poortgenoot.discussions.actions.guarded import demand_nobody
from poortgenoot.discussions.method import Method
from poortgenoot.discussions.method_faults import Fault, faults
from poortgenoot.discussions.method_reading import plain
from poortgenoot.discussions.models import OwnMethod
from poortgenoot.discussions.overtaking import demand_current
from poortgenoot.members.models import Host, Member

STEP_TEXTS = ("key", "title", "instructions", "lead")


class Unworkable(ValidationError):
    """The script cannot work; `faults` says why, and at which step."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__({"steps": [telling_faults.whole_sentence(fault) for fault in faults]})
        self.faults = tuple(faults)


@transaction.atomic
def keep(host: Host, method: Method, *, by: Member) -> OwnMethod:
    """A new method of `host`, with a title that it has not used yet.

    Raises `Refused`, `TooMany`, `Unworkable`, `ValidationError` for words that point at somebody.
    """
    demand(can_keep_methods(by, host))
    _demand_works(method)
    _demand_nobody(method)
    _held(host)
    titles = set(OwnMethod.objects.filter(host=host).values_list("title", flat=True))
    if len(titles) >= LIMITS.own_methods:
        why = _("Jullie hebben al {number} eigen werkvormen. Meer kan niet.")
        raise TooMany("own_methods", why.format(number=LIMITS.own_methods))
    own = OwnMethod(host=host, by=by)
    own.title = _unused(method.title, titles)
    own.script = {}
    own.save()
    _write(own, replace(method, title=own.title))
    ledger.record("kept_method", own, by=by, host=host.pk)
    return own


@transaction.atomic
def change(own: OwnMethod, method: Method, *, expects: int, by: Member) -> OwnMethod:
    """`method` in place of what it was. `expects` is the version that `by` had before them.

    Sent twice it is changed once. Raises `Refused`, `Unworkable`, `Overtaken`, and `ValidationError` when the title is
    taken or words in it point at somebody.
    """
    _held(own.host)
    own = OwnMethod.objects.select_for_update().get(pk=own.pk)
    demand(can_keep_methods(by, own.host))
    if own.version == expects + 1 and own.script == plain(replace(method, key=f"eigen-{own.pk}")):
        return own
    demand_current(own.version, expects)
    _demand_works(method)
    _demand_nobody(method)
    if OwnMethod.objects.filter(host=own.host_id, title=method.title).exclude(pk=own.pk).exists():
        raise ValidationError({"title": _("Zo heet al een werkvorm van jullie. Kies een andere naam.")})
    own.version += 1
    _write(own, method)
    ledger.record("changed_method", own, by=by, host=own.host_id, version=own.version)
    return own


@transaction.atomic
def withdraw_method(own: OwnMethod, *, by: Member) -> None:
    """Nobody chooses it any more; what runs with it runs on. Raises `Refused`."""
    demand(can_keep_methods(by, own.host))
    if OwnMethod.objects.filter(pk=own.pk, withdrawn_at=None).update(withdrawn_at=clock.now()):
        ledger.record("withdrew_method", own, by=by, host=own.host_id)


@transaction.atomic
def put_back_method(own: OwnMethod, *, by: Member) -> None:
    """It can be chosen again. Raises `Refused`."""
    demand(can_keep_methods(by, own.host))
    if OwnMethod.objects.filter(pk=own.pk, withdrawn_at__isnull=False).update(withdrawn_at=None):
        ledger.record("put_back_method", own, by=by, host=own.host_id)


def _held(host: Host) -> None:
    """One at a time gives a method of `host` its title, or one more to the host."""
    Host.objects.select_for_update(no_key=True).get(pk=host.pk)


def _write(own: OwnMethod, method: Method) -> None:
    own.title = method.title
    own.script = plain(replace(method, key=f"eigen-{own.pk}"))
    own.changed_at = clock.now()
    own.save()


def _demand_works(method: Method) -> None:
    if wrong := faults(method):
        raise Unworkable(wrong)


def _demand_nobody(method: Method) -> None:
    steps = {f"{n}. {name}": getattr(s, name) for n, s in enumerate(method.steps, 1) for name in STEP_TEXTS}
    demand_nobody({"title": method.title, "summary": method.summary, "suits": method.suits, **steps})


def _unused(title: str, taken: set[str]) -> str:
    """The title itself, or with the first number that nobody has."""
    if title not in taken:
        return title
    return next(name for n in range(2, len(taken) + 3) if (name := f"{title[:74]} ({n})") not in taken)
