"""What this room says of weighings, in Dutch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from poortgenoot.discussions.beside_me import FAR, Beside
from poortgenoot.discussions.divergence import Spread
from poortgenoot.discussions.factor import FactorGroup
from poortgenoot.discussions.sayings import Agrees, Differs, Noticed, Scale
from poortgenoot.members.professions import Profession

WEIGHTS: dict[int, Promise | str] = {
    0: gettext_lazy("telt niet mee"),
    1: gettext_lazy("weegt licht"),
    2: gettext_lazy("weegt mee"),
    3: gettext_lazy("weegt zwaar"),
    4: gettext_lazy("weegt heel zwaar"),
}
DIRECTIONS: dict[int, Promise | str] = {
    -2: gettext_lazy("hindert sterk"),
    -1: gettext_lazy("hindert wat"),
    0: gettext_lazy("helpt niet en hindert niet"),
    1: gettext_lazy("helpt wat"),
    2: gettext_lazy("helpt sterk"),
}
GROUPS: dict[str, Promise | str] = {
    FactorGroup.EMPLOYEE: gettext_lazy("de werknemer"),
    FactorGroup.PROFESSIONAL: gettext_lazy("de professional"),
    FactorGroup.LAW: gettext_lazy("wet en regels"),
    FactorGroup.LOCAL: gettext_lazy("lokaal beleid"),
    FactorGroup.ORGANISATION: gettext_lazy("de organisatie"),
    FactorGroup.MARKET: gettext_lazy("de arbeidsmarkt"),
}


def differs(found: Differs, titles: Mapping[str, str]) -> str:
    """`titles`: of the factors, by their key."""
    said = {"factor": titles[found.key], "low": professions(found.low), "high": professions(found.high)}
    first = _("Over “%(factor)s” verschillen de beroepsgroepen het meest:") % said
    if found.scale is Scale.DIRECTION:
        return f"{first} " + _("voor %(low)s hindert het, voor %(high)s helpt het.") % said
    return f"{first} " + _("voor %(high)s weegt het zwaar, voor %(low)s veel minder.") % said


def agrees(found: Agrees, titles: Mapping[str, str]) -> str:
    said = {"factor": titles[found.key], "weight": WEIGHTS[round(found.weight)]}
    first = _("Over “%(factor)s” zijn de beroepsgroepen het eens:") % said
    if abs(found.direction) < 1:
        return f"{first} " + _("het %(weight)s.") % said
    pulls = _("helpt") if found.direction > 0 else _("hindert")
    return f"{first} " + _("het %(weight)s en het %(direction)s.") % (said | {"direction": pulls})


def noticed(found: Noticed, titles: Mapping[str, str]) -> str:
    said = {"factor": titles[found.key], "who": professions((found.profession,))}
    return _("“%(factor)s” weegt alleen voor %(who)s zwaar.") % said


def beside(found: Beside, titles: Mapping[str, str]) -> str:
    """To who weighed along: where they stand furthest from others, or that they stand close."""
    if found.steps < FAR:
        return _("Jij staat dicht bij de anderen: nergens schelen jullie meer dan één stap.")
    names = WEIGHTS if found.scale is Scale.WEIGHT else DIRECTIONS
    first = ngettext(
        "Bij “{factor}” sta jij het verst af van {who}: jij zegt “{mine}”, {who} zegt “{theirs}”.",
        "Bij “{factor}” sta jij het verst af van {who}: jij zegt “{mine}”, zij zeggen “{theirs}”.",
        len(found.professions),
    )
    said = {"factor": titles[found.key], "mine": names[found.mine], "theirs": names[found.theirs]}
    return first.format(who=professions(found.professions), **said)


def professions(codes: Iterable[str]) -> str:
    """ "de bedrijfsarts, de jobcoach en een andere beroepsgroep" """
    return in_a_row([profession(code) for code in codes])


def in_a_row(names: Sequence[str]) -> str:
    """ "Joke, Bilal en Fenna" """
    return _(" en ").join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def profession(code: str) -> str:
    name = str(Profession(code).label)
    return _("een %(name)s") % {"name": name} if code == Profession.AN else _("de %(name)s") % {"name": name}


def weight(value: int) -> str:
    return str(WEIGHTS[value])


def direction(value: int) -> str:
    return str(DIRECTIONS[value])


def locked(number: int) -> str:
    """So many that no key opens."""
    first = ngettext(
        "{n} afweging kan nu niet open: de sleutel ervan ontbreekt.",
        "{n} afwegingen kunnen nu niet open: de sleutel ervan ontbreekt.",
        number,
    ).format(n=number)
    return f"{first} " + _("Er is niets weg. Vraag de beheerder om de vorige sleutel terug te zetten.")


def ranged(found: Spread | None, names: Mapping[int, Promise | str]) -> str:
    """ "weegt zwaar", or with a spread "weegt licht tot weegt zwaar"; empty without values.

    An end that lies between two values is said as the outer one.
    """
    if found is None:
        return ""
    low, high = names[floor(found.low)], names[ceil(found.high)]
    return str(low) if low == high else _("%(low)s tot %(high)s") % {"low": low, "high": high}
