"""Signed keys in links: back to one's own mark from a mail, and to the big screen on a computer in the hall."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core import signing
from django.urls import reverse

from poortgenoot.discussions.models import Gathering, Mark
from poortgenoot.discussions.queries.alone import mark_numbered

MARK_SALT, SCREEN_SALT = "discussions.mark", "discussions.screen"


def path_of_mark(number: int) -> str:
    """Where the link in the mail leads. Made when the mail leaves; the key opens this one page."""
    mark = mark_numbered(number)
    if mark is None:
        return reverse("discussions:alone")
    key = signing.Signer(salt=MARK_SALT).sign_object(number)
    asked = {"via": mark.gathering.code} if mark.gathering else {}
    return reverse("discussions:others", args=[mark.prepared.slug]) + "?" + urlencode(asked | {"mijn": key})


def mark_of_key(key: str) -> Mark | None:
    try:
        return mark_numbered(int(signing.Signer(salt=MARK_SALT).unsign_object(key)))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def screen_key(gathering: Gathering) -> str:
    return signing.Signer(salt=SCREEN_SALT).signature(gathering.code)


def opens_screen(key: str, gathering: Gathering) -> bool:
    signer = signing.Signer(salt=SCREEN_SALT)
    try:
        return signer.unsign(f"{gathering.code}{signer.sep}{key}") == gathering.code
    except signing.BadSignature:
        return False
