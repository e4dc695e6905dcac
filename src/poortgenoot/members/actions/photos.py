"""A member's photo: kept under a name that tells nothing, gone when it is replaced."""

from __future__ import annotations

import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from poortgenoot.core import ledger
from poortgenoot.members.actions.touching import touch
from poortgenoot.members.models import Member


@transaction.atomic
def show_photo(jpeg: bytes, *, by: Member) -> None:
    """Keep `jpeg` (from `photos.made_anew`) as the photo of `by`."""
    _replace(by, default_storage.save(f"leden/{secrets.token_urlsafe(16)}.jpg", ContentFile(jpeg)))
    ledger.record("showed_photo", by, by=by)


@transaction.atomic
def remove_photo(*, by: Member) -> None:
    _replace(by, "")
    ledger.record("removed_photo", by, by=by)


def _replace(member: Member, name: str) -> None:
    before, member.photo = member.photo, name
    member.save(update_fields=["photo"])
    touch(member)
    if before:
        transaction.on_commit(lambda: default_storage.delete(before))
