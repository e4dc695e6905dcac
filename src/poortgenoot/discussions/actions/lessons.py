"""A lesson for the library: it goes there when every seat at the table agrees with its last words.

A guest without an account is waited for until a term; who left the house is not waited for.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import Refused, demand
from poortgenoot.core.one_by_one import one_by_one
from poortgenoot.discussions.access.records import can_share_lesson, seats_that_share
from poortgenoot.discussions.actions.guarded import demand_clean
from poortgenoot.discussions.actions.hearing import tell_table
from poortgenoot.discussions.actions.locking import as_now, locked
from poortgenoot.discussions.actions.telling import tell_lesson
from poortgenoot.discussions.models import Discussion, LessonConsent, Seat, SharedLesson
from poortgenoot.discussions.overtaking import demand_current
from poortgenoot.discussions.queries.lessons import all_agree
from poortgenoot.sparring import checks
from poortgenoot.sparring.actions.lessons import keep_lesson
from poortgenoot.sparring.drafts import LessonDraft

IN_THE_LIBRARY = gettext_lazy("Wie aan tafel zat, is het eens: de les staat bij de lessen.")


def propose(seat: Seat, draft: LessonDraft, *, expects: int) -> SharedLesson:
    """New words for the lesson; who proposes agrees with them, and everybody else is asked again. `expects` is the
    version that `seat` read, 0 when there was none.

    Raises `Refused` (restricted, not closed, made already), `Unsettled`, `Overtaken`, `ValidationError`.
    """
    checks.lesson(draft)
    demand_clean(seat.discussion, draft.parts, by=seat)
    with transaction.atomic():
        discussion = _open(seat)
        there = SharedLesson.objects.filter(discussion=discussion).first()
        shared = there or SharedLesson(discussion=discussion, version=0)
        if shared.pk and all(getattr(shared, name) == text.strip() for name, text in draft.parts.items()):
            return _agree(seat, shared)
        demand_current(shared.version, expects)
        shared.version += 1
        for name, text in draft.parts.items():
            setattr(shared, name, text.strip())
        shared.by, shared.at = seat, clock.now()
        shared.save()
        ledger.record("proposed_lesson", shared, by=seat.member, discussion=discussion.pk)
        tell_lesson(discussion, _others(shared, seat), _("Er ligt een les voor. Ben je het ermee eens?"))
        _agree(seat, shared)
    return shared


@transaction.atomic
def agree(seat: Seat, version: int) -> SharedLesson:
    """`seat` agrees with the lesson as it stood at `version`; the last one to agree puts it in the library.

    Raises `Refused` when it changed in the meantime.
    """
    discussion = _open(seat)
    shared = SharedLesson.objects.filter(discussion=discussion, version=version).first()
    if shared is None:
        raise Refused(_("De les is intussen veranderd. Lees hem nog eens door."))
    return _agree(seat, shared)


def _open(seat: Seat) -> Discussion:
    discussion = locked(seat.discussion)
    why = _("Van deze bespreking kan geen les komen.")
    demand(can_share_lesson(as_now(seat), discussion), why)
    made = SharedLesson.objects.filter(discussion=discussion, lesson__isnull=False).exists()
    demand(not made, _("De les staat al bij de lessen."))
    return discussion


def _agree(seat: Seat, shared: SharedLesson) -> SharedLesson:
    said = {"version": shared.version, "at": clock.now()}
    LessonConsent.objects.update_or_create(seat=seat, defaults=said)
    ledger.record("agreed_lesson", seat, by=seat.member, discussion=shared.discussion_id)
    if all_agree(shared):
        _put_in_the_library(shared)
        tell_lesson(shared.discussion, _others(shared, seat), str(IN_THE_LIBRARY))
    tell_table(shared.discussion)
    return shared


def _others(shared: SharedLesson, seat: Seat) -> QuerySet[Seat]:
    return seats_that_share(shared.discussion).exclude(pk=seat.pk)


def settle_lessons() -> int:
    """Put into the library what waits only for a guest whose term is over, or for who left the house. Says how many.

    What breaks on one keeps no other waiting; it is raised at the end, all of it in an `ExceptionGroup`.
    """
    waiting = SharedLesson.objects.filter(lesson=None, discussion__restricted=False, discussion__hidden_at=None)
    with one_by_one("lessons of tables") as each:
        return each(list(waiting.values_list("pk", flat=True)), _settle)


@transaction.atomic
def _settle(number: int) -> bool:
    """Asked again under the lock: somebody may have changed or taken away the words."""
    of = Discussion.objects.filter(shared_lesson=number).first()
    discussion = locked(of) if of else None
    shared = SharedLesson.objects.select_related("discussion").filter(pk=number, lesson=None).first()
    if discussion is None or discussion.hidden_at or discussion.restricted or not shared or not all_agree(shared):
        return False
    _put_in_the_library(shared)
    ledger.record("settled_lesson", shared, by=None, discussion=shared.discussion_id)
    tell_lesson(discussion, seats_that_share(discussion), str(IN_THE_LIBRARY))
    tell_table(shared.discussion)
    return True


def _put_in_the_library(shared: SharedLesson) -> None:
    discussion = shared.discussion
    seats = seats_that_share(discussion)
    brought = discussion.seats.filter(member=discussion.bringer_id).first()
    draft = LessonDraft(shared.title, shared.case_text, shared.insight, shared.for_employee)
    shared.lesson = keep_lesson(
        draft,
        author=discussion.bringer,
        profession=brought.profession if brought else discussion.bringer.profession,
        professions=seats.values_list("profession", flat=True),
        themes=discussion.themes.all(),
    )
    shared.save(update_fields=["lesson"])
