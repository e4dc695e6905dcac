"""Putting a question to members: the invitation, its reasons and its mail."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.members.models import Member, Theme
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import addresses, whys, words
from poortgenoot.sparring.models import Invitation, Question
from poortgenoot.sparring.queries.people import vouching_host
from poortgenoot.sparring.reasons import Reason

TURN = 0x5A4B
"""The number of the lock that whoever chooses whom to ask holds."""


def take_turn() -> None:
    """Wait until nobody else is choosing whom to ask, and let others wait until this transaction ends.

    Two who choose at the same moment could both take the last place under somebody's cap.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def invite(
    question: Question,
    member: Member,
    profession: str,
    reasons: Sequence[Reason],
    *,
    by: Member | None,
    ring: int = 1,
    on_duty: bool = False,
    passed_by: Invitation | None = None,
) -> Invitation:
    """Ask `member` as `profession`, once for each question; `by` is None when the rings do it.

    The caller puts the question in the index again: who is asked may find it.
    """
    invitation = Invitation.objects.create(
        question=question,
        member=member,
        host=vouching_host(member, profession),
        profession=profession,
        ring=ring,
        on_duty=on_duty,
        reasons=whys.kept(reasons),
        passed_by=passed_by,
    )
    ledger.record("invited", invitation, by=by, question=question.pk, profession=profession, ring=ring)
    tell_invited(invitation)
    return invitation


def tell_invited(invitation: Invitation) -> None:
    """The notice and the mail, in the name of the invited member's own host."""
    question, now = invitation.question, clock.now()
    why = why_in_words(invitation)
    notifications.tell(
        invitation.member,
        NoticeKind.INVITATION,
        subject=f"invitation:{invitation.pk}",
        title=words.invitation_title(question, invitation.profession),
        url=addresses.question_path(question.pk),
        why=why,
        host=invitation.host,
        lines=words.invitation_lines(question, invitation.profession, why, now),
        button=_("Lees de vraag en reageer"),
        link=f"invitation:{invitation.pk}",
    )


def why_in_words(invitation: Invitation) -> str:
    themes = Theme.objects.filter(pk__in=whys.themes_in(invitation.reasons))
    return whys.told(whys.read(invitation.reasons), {theme.pk: theme.name for theme in themes})
