from __future__ import annotations

from datetime import time

from django.db import transaction

from poortgenoot.core import ledger
from poortgenoot.members.models import Member
from poortgenoot.notifications import letters
from poortgenoot.notifications.models import Digest, Preferences


@transaction.atomic
def change_preferences(
    member: Member, *, digest: str, mail_at_once: bool, quiet_from: time, quiet_until: time
) -> Preferences:
    """How `member` wants to hear things from now on."""
    wishes, _new = Preferences.objects.update_or_create(
        member=member,
        defaults={
            "digest": Digest(digest),
            "mail_at_once": mail_at_once,
            "quiet_from": quiet_from,
            "quiet_until": quiet_until,
        },
    )
    ledger.record("changed_preferences", wishes, by=member)
    return wishes


@transaction.atomic
def unsubscribe(key: str) -> Member | None:
    """No more mail for the member of this key; the inbox stays. None when that member is gone.

    Raises `signing.BadSignature` for a key that is not ours. A click that comes twice counts once.
    """
    member = Member.objects.filter(pk=letters.member_of_key(key)).first()
    if member is None:
        return None
    wishes, _new = Preferences.objects.update_or_create(
        member=member, defaults={"digest": Digest.OFF, "mail_at_once": False}
    )
    ledger.record("unsubscribed", wishes, by=member)
    return member
