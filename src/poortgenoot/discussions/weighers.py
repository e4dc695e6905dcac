"""Who weighs along: a member, or a visitor by a key in their own browser."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from poortgenoot.discussions.models import Gathering, Mark, PreparedCase
from poortgenoot.members.models import Member

COOKIE = "weegmee"
KEPT_FOR = 365 * 24 * 3600
KEY = re.compile(r"[A-Za-z0-9_-]{22,64}")


@dataclass(frozen=True, slots=True)
class Weigher:
    """A member, or a visitor by the hash of their key; a visitor who has no key yet is nobody."""

    member: Member | None = None
    visitor: str = ""

    @property
    def owner(self) -> str:
        """Whose box it is, as `sealing.place_of_mark` takes it."""
        return f"member:{self.member.pk}" if self.member else f"visitor:{self.visitor}"

    @property
    def is_somebody(self) -> bool:
        return self.member is not None or bool(self.visitor)


@dataclass(frozen=True, slots=True)
class Pool:
    """Whose marks are laid beside each other: those of one gathering, or of everybody who came by themselves."""

    prepared: PreparedCase
    gathering: Gathering | None = None


def of_request(request: HttpRequest, new_key: str = "") -> Weigher:
    """Who sits at this browser. A key in the cookie goes before `new_key`, the one that came with the form."""
    member = getattr(request, "member", None)
    if member is not None:
        return Weigher(member)
    key = key_of(request) or (new_key if KEY.fullmatch(new_key) else "")
    return Weigher(visitor=sha256(key.encode()).hexdigest() if key else "")


def key_of(request: HttpRequest) -> str:
    key = request.COOKIES.get(COOKIE, "")
    return key if KEY.fullmatch(key) else ""


def make_key() -> str:
    return secrets.token_urlsafe(24)


def keep_key(response: HttpResponse, key: str) -> None:
    """So that this browser finds its own mark back, and seals once. Nothing but this room reads it."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(COOKIE, key, max_age=KEPT_FOR, samesite="Lax", httponly=True, secure=secure)


def owner_of(mark: Mark) -> str:
    """The owner of a mark that was kept."""
    return f"member:{mark.member_id}" if mark.member_id else f"visitor:{mark.visitor}"
