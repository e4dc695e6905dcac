"""A keeper opens a case that somebody outside the house recognises themselves in."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger, tallies
from poortgenoot.core.access import Refused, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.sparring.access import can_open_case
from poortgenoot.sparring.models import Question, Report


def open_case(question: Question, reason: str, *, by: Member) -> Report:
    """From now on it counts as reported: the keepers of its asker may read it until one of them decides.

    Twice counts once, as long as it is open. Raises `Refused` without a reason, or for a case that `by` does not
    keep, `TooMany` above `LIMITS.reports_per_hour`.
    """
    demand(can_open_case(by, question))
    if reason not in Report.Opened.values:
        raise Refused(_("Kies waarom je deze zaak opent."))
    noted = {"kind": "question", "object_id": question.pk, "by": by, "decision": ""}
    if given := Report.objects.filter(**noted).first():
        return given
    too_many = _("Je opende al veel zaken. Probeer het over een uur weer.")
    tallies.count("opened_cases", f"member-{by.pk}", per="hour", limit=LIMITS.reports_per_hour, why=too_many)
    with transaction.atomic():
        opened, is_new = Report.objects.get_or_create(
            **noted, defaults={"why": reason, "question": question, "at": clock.now()}
        )
        if is_new:
            ledger.record("opened_for_self_report", question, by=by, reason=reason, report=opened.pk)
    return opened
