"""The key in the mail of an invitation: it opens that one question with its answer box, and nothing else.

A key is made when the mail leaves and holds the invitation and the moment, signed. It writes nothing down, so it
cannot be listed or stolen from the database; whether it still opens is asked again at every use.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core import signing

from poortgenoot.core import clock
from poortgenoot.sparring.access import invitations_of
from poortgenoot.sparring.models import Invitation
from poortgenoot.sparring.queries.people import invitation_with_people

SALT = "sparring.invitation"
OPEN_FOR = timedelta(hours=24)


def make(invitation_id: int) -> str:
    """A fresh key for this invitation."""
    return signing.Signer(salt=SALT).sign_object([invitation_id, int(clock.now().timestamp())])


def path(invitation_id: int) -> str:
    """The path that the button in the mail opens."""
    return f"/sparren/uitnodiging/{make(invitation_id)}/"


def opened_by(token: str) -> Invitation | None:
    """The invitation that `token` opens now; None for whatever reason it does not.

    It stops after 24 hours, and at once when its member is no longer verified, recognised the case or is gone, when
    the question is hidden or gone, and when the host does not want answers by link.
    """
    number, made_at = _read(token)
    if number is None or not timedelta(minutes=-5) <= clock.now() - made_at <= OPEN_FOR:
        return None
    invitation = invitation_with_people(number)
    if invitation is None or not _may_use_links(invitation):
        return None
    readable = invitations_of(invitation.member).filter(pk=number, question__hidden_at=None)
    return invitation if readable.exists() else None


def invitation_in(token: str) -> int | None:
    """The invitation that a genuine key names, however old: for a signed-in member who opens an old mail."""
    return _read(token)[0]


def _read(token: str) -> tuple[int | None, datetime]:
    try:
        number, seconds = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None, clock.now()
    return int(number), datetime.fromtimestamp(seconds, clock.AMSTERDAM)


def _may_use_links(invitation: Invitation) -> bool:
    member, host = invitation.member, invitation.host
    signs_in = member.user is not None and member.user.is_active and member.erased_at is None
    vouched = invitation.profession in member.verified_professions
    return signs_in and vouched and host is not None and host.answers_by_link and host.pk in member.host_ids
