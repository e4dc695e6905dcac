"""The guard at the door of this room: nothing about a case is written before it said yes.

In the session itself nothing is kept with a reason: a text is rewritten or a proposal taken over. There is no time to
weigh it there, and the guest has no account to answer for it with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from poortgenoot.core import tallies
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.guard import Finding, GuardUnavailable, Kind, Severity, check
from poortgenoot.guard import actions as guard


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whoever writes at a table, to the guard's log: no number of a member, guest or not.

    A line with one would tell at that moment who wrote a nameless text, and who is weighing.
    """

    pk: int | None = None


def demand_clean(discussion: Discussion, texts: Mapping[str, str], *, by: Seat) -> None:
    """Raise `Unsettled` for anything the guard finds in `texts` (field: text), `GuardUnavailable` when it cannot look,
    `TooMany` for who keeps it busy.

    Call it before the transaction: it reads every word.
    """
    if not any(text.strip() for text in texts.values()):
        return
    why = _("Even rustig aan. Over een minuut kijken we weer mee.")
    tallies.count("guard", f"seat-{by.pk}", per="minute", limit=LIMITS.guard_checks_per_minute, why=why)
    guard.admit(case=discussion.case, texts=texts, decisions=(), by=Somebody(), titles=tuple(texts))


def demand_nobody(texts: Mapping[str, str]) -> None:
    """For what is about no case, such as the name of a group or the script of a method: a place or a date may stand in
    it, what points at one person may not. Raises `ValidationError` by field, also when the guard cannot look now."""
    try:
        found = {field: [one for one in check(text) if _points_at_somebody(one)] for field, text in texts.items()}
    except GuardUnavailable as away:
        raise ValidationError(_("De controle kan nu niet meekijken. Probeer het zo weer.")) from away
    why = _("Hier staat iets dat iemand kan weggeven: {what}. Schrijf het anders.")
    wrong = {field: why.format(what=", ".join(one.text for one in ones)) for field, ones in found.items() if ones}
    if wrong:
        raise ValidationError(wrong)


def nobody_in(field: str, text: str) -> str:
    """The text itself, for a form that cleans this one field. Raises `ValidationError`."""
    try:
        demand_nobody({field: text})
    except ValidationError as wrong:
        raise ValidationError(wrong.messages) from wrong
    return text


def _points_at_somebody(finding: Finding) -> bool:
    return finding.severity is Severity.BLOCKING and finding.kind is not Kind.URL
