"""What the house does not keep for ever: questions that fell silent, and what visitors wrote. Once a night."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.one_by_one import one_by_one
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import addresses
from poortgenoot.sparring.actions import index, perspectives
from poortgenoot.sparring.models import Answer, FollowUp, Question, SelfReport
from poortgenoot.sparring.retention import months_before, quiet_months

BATCH = 500


@dataclass(frozen=True, slots=True)
class Night:
    """How many askers were told, questions closed, and reports of visitors wiped."""

    told: int
    closed: int
    wiped: int


def keep_house(now: datetime) -> Night:
    """Tell who asked what fell silent, close what stayed silent a month after that, wipe old reports of visitors.

    Silent: no answer and no line below one, for `LIMITS.months_without_activity`. Run as often as one likes.
    What breaks on one keeps no other waiting; it is raised at the end, all of it in an `ExceptionGroup`.
    """
    with one_by_one("a night of the house") as each:
        return Night(
            told=each(_falling_silent(now), lambda number: _tell(number, now)),
            closed=each(_silent(now), lambda number: _close(number, now)),
            wiped=each(_unhandled(now), _wipe),
        )


def close_unsaid(question: Question) -> None:
    """Close a question of which nobody tells how it ended; whoever was still merely asked is free."""
    question.closed_at = clock.now()
    question.save(update_fields=["closed_at"])
    for profession in question.perspectives.values_list("profession", flat=True):
        perspectives.free(question, profession, question.closed_at)
    question.perspectives.update(next_ring_at=None)
    index.put_question(question)


def subject_of(question: Question) -> str:
    """Under which the asker hears of it; one notice at a time."""
    return f"quiet:{question.pk}"


def _quiet_since(moment: datetime) -> QuerySet[Question]:
    answers = Answer.objects.filter(question=OuterRef("pk"), at__gt=moment)
    lines = FollowUp.objects.filter(answer__question=OuterRef("pk"), at__gt=moment)
    return Question.objects.filter(~Exists(answers), ~Exists(lines), closed_at=None, published_at__lte=moment)


def _falling_silent(now: datetime) -> list[int]:
    """A warning of an earlier silence, or one that was never acted upon, does not count."""
    since = months_before(now, quiet_months(LIMITS.months_without_activity) - 1)
    untold = Q(warned_at=None) | Q(warned_at__lte=since)
    return list(_quiet_since(since).filter(untold).values_list("pk", flat=True)[:BATCH])


def _silent(now: datetime) -> list[int]:
    """Only who was told in this silence, at least a month ago."""
    since = months_before(now, quiet_months(LIMITS.months_without_activity))
    told = _quiet_since(since).filter(warned_at__gt=since, warned_at__lte=months_before(now, 1))
    return list(told.values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _tell(number: int, now: datetime) -> bool:
    question = Question.objects.select_for_update(no_key=True, skip_locked=True).filter(pk=number).first()
    if question is None:
        return False
    question.warned_at = now
    question.save(update_fields=["warned_at"])
    ledger.record("told_of_silence", question, by=None)
    why = _("Schrijf erbij hoe het afliep. Blijft het stil, dan sluiten we hem over een maand.")
    _notice(question, _("Een vraag van jou staat al lang stil"), why)
    return True


@transaction.atomic
def _close(number: int, now: datetime) -> bool:
    question = Question.objects.select_for_update(no_key=True, skip_locked=True).filter(pk=number).first()
    if question is None or not question.is_open:
        return False
    close_unsaid(question)
    ledger.record("closed_quietly", question, by=None)
    why = _("Niemand schreef er nog bij. Over %(months)s maanden wissen we hem.") % {
        "months": LIMITS.months_after_closing
    }
    _notice(question, _("Een vraag van jou is stil gesloten"), why)
    return True


def _notice(question: Question, title: str, why: str) -> None:
    """Without a word of the case: it may wait in a digest for a week."""
    notifications.withdraw(subject_of(question))
    path = addresses.question_path(question.pk)
    notifications.tell(question.asker, NoticeKind.TERM, subject=subject_of(question), title=title, url=path, why=why)


def _unhandled(now: datetime) -> list[int]:
    """Handling wipes at once; this is for what nobody handled."""
    old = SelfReport.objects.filter(at__lte=months_before(now, LIMITS.months_self_report))
    return list(old.exclude(where="", contact="").values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _wipe(number: int) -> bool:
    report = SelfReport.objects.select_for_update(skip_locked=True).filter(pk=number).first()
    if report is None:
        return False
    report.where = report.contact = ""
    report.handled_at = report.handled_at or clock.now()
    report.save(update_fields=["where", "contact", "handled_at"])
    ledger.record("expired", report, by=None)
    return True
