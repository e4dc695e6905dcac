"""Why you? The reasons of an invitation, and their Dutch words.

Closeness to the asker counts in the score and is never a reason: a reason that depended on the asker's
host, region or earlier questions would tell something about the asker. `reasons` does not even look there;
a test holds it to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poortgenoot.sparring.routing import Candidate, Ranked

RESTED_AFTER = timedelta(days=14)
SEEN_ENOUGH = 3
OFTEN = 0.5
FAST_HOURS = 10


class ReasonKind(StrEnum):
    ON_DUTY = "on_duty"
    BRINGS = "brings"
    HELPED = "helped"
    FRESH_EYES = "fresh_eyes"
    FAST = "fast"
    OFTEN = "often"
    RESTED = "rested"
    STILL_WAITING = "still_waiting"
    PROFESSION = "profession"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `themes` and `count` carry what its words need. Plain data: an invitation stores it."""

    kind: ReasonKind
    themes: tuple[int, ...] = ()
    count: int = 0


def reasons(ranked: Ranked) -> tuple[Reason, ...]:
    """Why this member, most telling first; never empty."""
    found = tuple(_told(ranked))
    return found or (Reason(ReasonKind.PROFESSION),)


def words(reason: Reason, theme_names: Mapping[int, str]) -> str:
    """One Dutch sentence to the member; `theme_names` names at least the themes of the reason."""
    themes = _listed([theme_names[theme] for theme in reason.themes])
    match reason.kind:
        case ReasonKind.BRINGS:
            return _("Je brengt kennis mee over %(themes)s.") % {"themes": themes}
        case ReasonKind.HELPED:
            sentence = ngettext(
                "Een reactie van jou over %(themes)s hielp een ander al verder.",
                "%(count)s reacties van jou over %(themes)s hielpen anderen al verder.",
                reason.count,
            )
            return sentence % {"count": reason.count, "themes": themes}
        case kind:
            return _plain_words()[kind]


def _told(ranked: Ranked) -> Iterable[Reason]:
    candidate, asked = ranked.candidate, ranked.need.themes
    if candidate.on_duty:
        yield Reason(ReasonKind.ON_DUTY)
    if brought := tuple(sorted(asked & candidate.brings)):
        yield Reason(ReasonKind.BRINGS, brought)
    if helped := tuple(sorted(theme for theme in asked if candidate.helped.get(theme))):
        yield Reason(ReasonKind.HELPED, helped, max(candidate.helped[theme] for theme in helped))
    if candidate.has_fresh_eyes:
        yield Reason(ReasonKind.FRESH_EYES)
    yield from _habits(candidate)
    if candidate.last_invited and ranked.need.now - candidate.last_invited >= RESTED_AFTER:
        yield Reason(ReasonKind.RESTED)
    if ranked.ring > 1:
        yield Reason(ReasonKind.STILL_WAITING)


def _habits(candidate: Candidate) -> Iterable[Reason]:
    if candidate.answered < SEEN_ENOUGH:
        return
    if candidate.median_hours is not None and candidate.median_hours <= FAST_HOURS:
        yield Reason(ReasonKind.FAST)
    if candidate.answered >= OFTEN * candidate.invited:
        yield Reason(ReasonKind.OFTEN)


def _plain_words() -> dict[ReasonKind, str]:
    return {
        ReasonKind.ON_DUTY: _("Je hebt deze week dienst."),
        ReasonKind.FRESH_EYES: _("Je kijkt met een frisse blik: je werkt nog geen drie jaar in dit veld."),
        ReasonKind.FAST: _("Je reageert vaak snel."),
        ReasonKind.OFTEN: _("Je reageert vaak als iemand je iets vraagt."),
        ReasonKind.RESTED: _("Je kreeg al een tijdje geen sparvraag."),
        ReasonKind.STILL_WAITING: _("Uit jouw beroepsgroep reageerde nog niemand."),
        ReasonKind.PROFESSION: _("De vraag is voor jouw beroepsgroep."),
    }


def _listed(names: list[str]) -> str:
    """'a', 'a en b', 'a, b en c'."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
