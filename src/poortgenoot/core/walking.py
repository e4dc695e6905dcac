"""How programs walk through a list: `after` goes in, `next` comes out."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Schema

from poortgenoot.core import keyset


class After(Schema):
    """What a list may be asked; a room adds its own filters."""

    after: str = Field("", max_length=80)

    @property
    def mark(self) -> keyset.Mark | None:
        """Where the last page ended; None at the first. `ValidationError` for a mark that is not ours."""
        if not self.after:
            return None
        if mark := keyset.Mark.read(self.after):
            return mark
        raise strange_mark()


def strange_mark() -> ValidationError:
    """Starting again without a word would let a program walk in a circle."""
    return ValidationError({"after": [_("Neem dit over uit `next` van de vorige bladzijde.")]})


def next_path(request: HttpRequest, after: object | None) -> str | None:
    """The path of the page after this one, with the same filters; None when this was the last."""
    return keyset.next_address(request, after, "after")
