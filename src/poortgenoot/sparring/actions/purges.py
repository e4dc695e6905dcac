"""Taking a text away for good: here, in the index, in the mail queue, and in every backup restored later."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.accounts.actions import leave_nothing
from poortgenoot.accounts.own_data import Texts
from poortgenoot.core import clock, ledger
from poortgenoot.core.access import Refused, demand
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import addresses, further
from poortgenoot.sparring.access import Text, can_purge, home_of, writer_of
from poortgenoot.sparring.actions import texts
from poortgenoot.sparring.models import Breach, Lesson, Purge, Question
from poortgenoot.sparring.models.further import FurtherText
from poortgenoot.sparring.queries import exposure
from poortgenoot.sparring.queries.people import keepers_of

log = structlog.get_logger("poortgenoot.purges")

MEMBER = "member"
"""In the list of purges: a whole person who left."""


def purge(kind: str, object_id: int, *, by: Member) -> Purge:
    """Wipe a text, and the lesson that was made of a wiped question; opens a data-breach record for each.

    By a moderator or an operator, or by its own writer. Twice counts once. The list in `purges.jsonl` is written
    before the transaction ends: should it fail after that, a later restore wipes a text that somebody wanted wiped.
    """
    if gone := Purge.objects.filter(kind=kind, object_id=object_id).first():
        return gone
    text = texts.find(kind, object_id)
    if text is None or not can_purge(by, text):
        raise Refused
    with transaction.atomic():
        for lesson in _made_of(text):
            _wipe(lesson, by)
        return _wipe(text, by)


def replay_purges() -> int:
    """After restoring a backup: wipe again whatever was wiped since, and erase again who left; returns how many.

    A number that was given out anew after the wipe belongs to another text, and stays.
    """
    return sum(_wipe_again(kind, number, at) for kind, number, at in _listed())


def note_departure(member: Member) -> None:
    """Whoever leaves is erased again from every backup restored later. Twice counts once."""
    noted, is_new = Purge.objects.get_or_create(kind=MEMBER, object_id=member.pk, defaults={"at": clock.now()})
    if is_new:
        _add_to_list(noted)


def list_path() -> Path:
    """The list outside the database: one line a purge, {"kind", "object_id", "at"}."""
    return Path(settings.DATA_DIR) / "purges.jsonl"


def _made_of(text: Text) -> list[Lesson]:
    if isinstance(text, FurtherText):
        return list(further.of(text).lessons(text))
    return list(Lesson.objects.filter(question=text)) if isinstance(text, Question) else []


def withdraw(text: Text, *, by: Member) -> Purge:
    """The writer takes a text of their own along when leaving: nobody was given away, so no breach is opened.

    Call it inside the transaction. A lesson made of a question is a text of its own.
    """
    demand(writer_of(text) == by.pk)
    return _take_out(_note(text), text, by)


def _note(text: Text) -> Purge:
    noted = {"kind": texts.kind_of(text), "object_id": text.pk}
    return Purge.objects.get_or_create(**noted, defaults={"at": clock.now()})[0]


def _wipe(text: Text, by: Member) -> Purge:
    written = _note(text)
    home = home_of(text)
    opened = Breach.objects.create(
        purge=written,
        home=home,
        opened_at=written.at,
        visible_from=texts.written_at(text),
        readers=exposure.readers_of(text),
        mails=exposure.mails_sent(texts.subjects_of(text)),
    )
    opened.hosts.set(home.host_ids if home else ())
    for keeper in keepers_of(home).exclude(pk=by.pk):
        _tell(opened, keeper)
    return _take_out(written, text, by)


def _tell(breach: Breach, keeper: Member) -> None:
    notifications.tell(
        keeper,
        NoticeKind.MODERATION,
        subject=f"breach:{breach.pk}",
        title=_("Een tekst is gewist. Is het een datalek?"),
        url=addresses.BREACHES,
        why=_("Meld binnen 72 uur bij de AP, tenzij het geen risico is."),
    )


def _take_out(written: Purge, text: Text, by: Member) -> Purge:
    ledger.record("purged", text, by=by)
    texts.remove(text)
    _add_to_list(written)
    return written


def _add_to_list(purge: Purge) -> None:
    line = {"kind": purge.kind, "object_id": purge.object_id, "at": purge.at.isoformat()}
    list_path().parent.mkdir(parents=True, exist_ok=True)
    with list_path().open("a+b") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - 1))
        torn = file.read(1) not in {b"", b"\n"}  # by a full disk: it must not take the next line along
        file.write((b"\n" if torn else b"") + json.dumps(line).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _listed() -> Iterator[tuple[str, int, datetime]]:
    if not list_path().exists():
        return
    for number, line in enumerate(list_path().read_text(encoding="utf-8").splitlines(), 1):
        try:
            entry = json.loads(line)
            yield entry["kind"], entry["object_id"], datetime.fromisoformat(entry["at"])
        except (ValueError, KeyError, TypeError):
            log.error("purge_list", line=number, said="not a whole line: look in the log of that day what was purged")


@transaction.atomic
def _wipe_again(kind: str, object_id: int, at: datetime) -> bool:
    Purge.objects.get_or_create(kind=kind, object_id=object_id, defaults={"at": at})
    if kind == MEMBER:
        return _erase_again(object_id, at)
    text = texts.find(kind, object_id)
    if text is None or texts.written_at(text) > at:
        return False
    texts.remove(text)
    ledger.record("purged_again", text, by=None)
    return True


def _erase_again(member_id: int, at: datetime) -> bool:
    """Their texts stand in the list one by one, when they went too."""
    back = Member.objects.filter(pk=member_id, user__isnull=False, joined_at__lte=at).select_related("user").first()
    if back is None or back.user is None:
        return False
    leave_nothing(back.user, Texts.KEEP)
    return True
