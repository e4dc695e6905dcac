"""The link to a video call, at a host's own tool: https only, and without anybody's name in it.

The guard refuses addresses in texts; this one is wanted, so only what people choose in it is looked at. A room that a
tool named by itself ("kim-jans-mar") stands for nobody and is let through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_plus, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from poortgenoot.core.limits import LIMITS
from poortgenoot.guard import Kind, check

PARTICLES = frozenset({"de", "den", "der", "el", "het", "la", "le", "op", "te", "ten", "ter", "van", "von"})
OF_THE_TOOL = frozenset(
    {"join", "kamer", "meet", "meeting", "meetup", "overleg", "room", "rooms", "vergadering", "www"}
)
MADE_BY_A_TOOL = re.compile(r"[a-z]{3}-[a-z]{4}-[a-z]{3}|[^/]*\d[^/]*")
"""A part of a path that nobody chose: three heaps of letters, or anything with a digit among its letters."""
COUNTED = re.compile(r"^\d+[-_. ]?|[-_. ]?\d+$")
"""A number before or behind words: who finds a name taken adds one."""
WORDS = re.compile(r"[^\W\d_]+([-_. ][^\W\d_]+)+")
"""Words beside each other: no tool makes a key of those."""
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

_is_address = URLValidator(schemes=["https"])


def demand_video_link(address: str) -> None:
    """Raise `ValidationError` under `video_url` for an address that is not https, is too long, or holds somebody's name
    or mail address; `GuardUnavailable` when nobody can look. No address is fine."""
    if not address:
        return
    if not address.startswith("https://"):
        _refuse(_("Alleen een adres dat met https:// begint."))
    if len(address) > LIMITS.link_length:
        _refuse(_("Dit adres is te lang: hooguit {n} tekens.").format(n=LIMITS.link_length))
    try:
        _is_address(address)
    except ValidationError:
        _refuse(_("Dit is geen webadres. Begin met https://"))
    if _holds_somebody(address):
        _refuse(_("In dit adres staat iemands naam of mailadres. Maak een link zonder."))


def _holds_somebody(address: str) -> bool:
    parts = urlsplit(address)
    if parts.username or any(found.kind is Kind.EMAIL for found in check(unquote(f"{parts.query} {parts.fragment}"))):
        return True
    below, domain = _labels(parts.hostname or "")
    chosen = (" ".join(_chosen("/".join(below))), *_chosen(parts.path), *_given(parts.query, parts.fragment))
    return _is_whole_name(domain) or any(_names_somebody(part) for part in chosen)


def _labels(host: str) -> tuple[list[str], str]:
    """What somebody may have chosen before the domain, and the domain without its end: that is an organisation's, so
    only a whole name counts in it."""
    labels = host.split(".")
    return labels[:-2], "".join(labels[-2:-1])


def _chosen(path: str) -> Iterator[str]:
    """The parts of a path that somebody may have chosen."""
    for part in path.split("/"):
        words = COUNTED.sub("", unquote(part))
        if words and not MADE_BY_A_TOOL.fullmatch(words):
            yield words


def _given(*asked: str) -> Iterator[str]:
    """What else is words beside each other, behind the path: a name that is shown to the others, for one."""
    for text in asked:
        for pair in re.split("[&;,/]", unquote_plus(text)):
            words = COUNTED.sub("", pair.rpartition("=")[2].strip("\"' "))
            if WORDS.fullmatch(words):
                yield words


def _names_somebody(part: str) -> bool:
    """As it is written, or as it would be with capitals: then a whole name only, for any word may be a surname."""
    return bool(_people(" ".join(_words(part)))) or _is_whole_name(part)


def _is_whole_name(part: str) -> bool:
    with_capitals = " ".join(word if word in PARTICLES else word.capitalize() for word in _words(part))
    return any(len(name.split()) > 1 for name in _people(with_capitals))


def _words(part: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", HUMP.sub(" ", part))
    return [word for word in words if word.lower() not in OF_THE_TOOL]


def _people(text: str) -> list[str]:
    return [found.text for found in check(text) if found.kind is Kind.PERSON]


def _refuse(why: str) -> None:
    raise ValidationError({"video_url": [why]})
