"""How a mail of the house is put together: plain and HTML, with a button and a way out."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse

from poortgenoot.members import colours
from poortgenoot.notifications import links

SALT = "notifications.unsubscribe"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says. `lines` are paragraphs; `link` wins over `url` for the button."""

    title: str
    lines: tuple[str, ...]
    button: str
    url: str
    link: str = ""
    sender: str = ""
    accent: str = colours.HOUSE_ACCENT
    items: tuple[tuple[str, str, str], ...] = ()
    """For a digest: (title, why, path) of each notice."""


def unsubscribe_key(member_id: int) -> str:
    """A signed key that only switches the mail of this member off."""
    return signing.dumps(member_id, salt=SALT)


def member_of_key(key: str) -> int:
    """The member id in an unsubscribe key; raises `signing.BadSignature`. Keys do not expire."""
    return int(signing.loads(key, salt=SALT))


def compose(letter: Letter, *, to: str, unsubscribe_key: str) -> dict[str, object]:
    """The fields of a `Mail` that do not depend on when it leaves."""
    way_out = links.absolute(reverse("notifications:unsubscribe", args=[unsubscribe_key]))
    context = {
        "letter": letter,
        "address": links.MARK if letter.link else links.absolute(letter.url),
        "site": settings.SITE_URL,
        "way_out": way_out,
    }
    return {
        "message_id": f"<{uuid.uuid4()}@{settings.SITE_URL.split('//')[1].split(':')[0]}>",
        "to": to,
        "subject": letter.title,
        "text": render_to_string("notifications/mail/letter.txt", context),
        "html": render_to_string("notifications/mail/letter.html", context),
        "headers": {
            "List-Unsubscribe": f"<{way_out}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
            **({"X-Host": letter.sender} if letter.sender else {}),
        },
    }
