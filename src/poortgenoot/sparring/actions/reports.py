"""A member reports a text; a moderator decides, by a rule that everybody can read."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger, tallies
from poortgenoot.core.access import Refused, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import addresses
from poortgenoot.sparring.access import Text, can_moderate, can_report, home_of, writer_of
from poortgenoot.sparring.actions import texts
from poortgenoot.sparring.actions.purges import purge
from poortgenoot.sparring.models import Report
from poortgenoot.sparring.queries.people import keepers_of
from poortgenoot.sparring.rules import Rule

Why, Decision = Report.Why, Report.Decision


def report(kind: str, object_id: int, why: str, *, by: Member) -> Report:
    """Report a text that `by` may read. "recognisable" hides it at once, until a moderator decides.

    Twice counts once. Raises `Refused` for what cannot be read, `TooMany` above ten an hour.
    """
    if given := Report.objects.filter(kind=kind, object_id=object_id, by=by).first():
        return given
    text = texts.find(kind, object_id)
    if text is None or not can_report(by, text):
        raise Refused
    too_many = _("Je hebt al veel gemeld. Probeer het over een uur weer.")
    tallies.count("reports", f"member-{by.pk}", per="hour", limit=LIMITS.reports_per_hour, why=too_many)
    with transaction.atomic():
        written, is_new = Report.objects.get_or_create(
            kind=kind,
            object_id=object_id,
            by=by,
            defaults={"why": Why(why), "question": texts.question_of(text), "at": clock.now()},
        )
        if is_new:
            _settle(written, text)
    return written


@transaction.atomic
def decide(report: Report, decision: str, rule: str, *, by: Member) -> Report:
    """A moderator decides, naming the house rule; every open report of the same text is decided with it."""
    held = Report.objects.select_for_update().get(pk=report.pk)
    if held.decision:
        return held
    text = texts.find(held.kind, held.object_id)
    if text is None:
        raise Refused(_("Deze tekst is er niet meer."))
    demand(can_moderate(by, text), _("Over je eigen casus beslist een ander."))
    chosen, named = Decision(decision), Rule(rule)
    ledger.record("decided", held, by=by, decision=chosen.value, rule=named.value, why=held.why, of=held.kind)
    _mark(held, chosen, named, by)
    _tell_writer(text, chosen, named)
    match chosen:
        case Decision.KEPT:
            texts.show(text)
        case Decision.HIDDEN:
            texts.hide(text)
        case Decision.PURGED:
            purge(held.kind, held.object_id, by=by)
    return Report.objects.get(pk=held.pk)


def _settle(report: Report, text: Text) -> None:
    if report.why == Why.RECOGNISABLE:
        texts.hide(text)
    ledger.record("reported", report, by=report.by, why=report.why, of=report.kind)
    about = {home.pk if (home := home_of(text)) else None, writer_of(text), report.by_id}
    for keeper in keepers_of(home_of(text)).exclude(pk__in=[pk for pk in about if pk]):
        notifications.tell(
            keeper,
            NoticeKind.MODERATION,
            subject=f"report:{report.pk}",
            title=_("Een tekst is gemeld: %(why)s") % {"why": report.get_why_display()},
            url=addresses.MODERATION,
        )


def _mark(report: Report, decision: Report.Decision, rule: Rule, by: Member) -> None:
    same = Report.objects.filter(kind=report.kind, object_id=report.object_id, decision="")
    same.update(decision=decision, decided_by=by, decided_at=clock.now(), rule=rule.value)


def _tell_writer(text: Text, decision: Report.Decision, rule: Rule) -> None:
    writer = Member.objects.filter(pk=writer_of(text) or 0).first()
    if writer is None or decision == Decision.KEPT:
        return
    titles = {
        Decision.HIDDEN: _("Een tekst van jou blijft verborgen"),
        Decision.PURGED: _("Een tekst van jou is gewist"),
    }
    notifications.tell(
        writer,
        NoticeKind.MODERATION,
        subject=f"decision:{texts.kind_of(text)}:{text.pk}",
        title=titles[decision],
        url=addresses.RULES,
        why=_("De regel: %(rule)s") % {"rule": rule.label},
    )
