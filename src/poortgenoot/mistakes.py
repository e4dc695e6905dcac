"""What is wrong with a field of a call, in Dutch: what to do about it. Pydantic names the kinds of mistakes.

The kinds: https://docs.pydantic.dev/latest/errors/validation_errors/. Never the value: it may be a text about a case.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SOURCES = frozenset({"body", "query", "path", "form", "header", "cookie"})

SENTENCES: dict[str, str | Promise] = {
    "missing": gettext_lazy("{field} ontbreekt. Stuur het mee."),
    "string_type": gettext_lazy("{field} moet tekst zijn. Zet er aanhalingstekens om."),
    "string_too_long": gettext_lazy("{field} is te lang. Gebruik hoogstens {max_length} tekens."),
    "string_too_short": gettext_lazy("{field} is te kort. Gebruik minstens {min_length} tekens."),
    "too_long": gettext_lazy("{field} telt er te veel. Geef er hoogstens {max_length}."),
    "too_short": gettext_lazy("{field} telt er te weinig. Geef er minstens {min_length}."),
    "enum": gettext_lazy("{field} kent deze waarde niet. Kies uit: {expected}."),
    "literal_error": gettext_lazy("{field} kent deze waarde niet. Kies uit: {expected}."),
    "greater_than_equal": gettext_lazy("{field} is te laag. Kies {ge} of hoger."),
    "less_than_equal": gettext_lazy("{field} is te hoog. Kies {le} of lager."),
}
SHAPES: dict[str, str | Promise] = {
    "int": gettext_lazy("{field} moet een heel getal zijn, zoals 12."),
    "uuid": gettext_lazy("{field} moet een UUID zijn. Maak een nieuwe voor elke tekst."),
    "bool": gettext_lazy("{field} moet true of false zijn."),
    "list": gettext_lazy("{field} moet een lijst zijn, tussen [ en ]."),
    "dict": gettext_lazy("{field} moet een object zijn, tussen { en }."),
    "model": gettext_lazy("{field} moet een object zijn, tussen { en }."),
    "date": gettext_lazy("{field} moet een datum zijn, zoals 2025-03-31."),
    "datetime": gettext_lazy("{field} moet een moment zijn met zijn tijdzone, zoals 2025-03-31T09:30:00+02:00."),
    "timezone": gettext_lazy("{field} moet een moment zijn met zijn tijdzone, zoals 2025-03-31T09:30:00+02:00."),
    "time": gettext_lazy("{field} moet een tijd zijn, zoals 20:00."),
}
"""By the first word of the kind: int_type, int_parsing and int_from_float want the same."""


def where(place: tuple[str | int, ...]) -> str:
    """The field as its sender knows it: `decisions.0.kind`, without the words of our own code before it."""
    inside = [str(part) for part in place if part not in SOURCES]
    return ".".join(inside[1:] if len(inside) > 1 else inside)


def sentence(mistake: Mapping[str, Any]) -> str:
    """What to do about one mistake of pydantic's."""
    kind = str(mistake["type"])
    known = SENTENCES.get(kind) or SHAPES.get(kind.partition("_")[0])
    said = str(known or _("{field} klopt niet. Kijk in de beschrijving wat hier mag staan."))
    facts = {"field": where(tuple(mistake["loc"])) or _("Wat je stuurde")} | dict(mistake.get("ctx") or {})
    if "expected" in facts:
        facts["expected"] = str(facts["expected"]).replace(" or ", _(" of "))
    for name, value in facts.items():
        said = said.replace(f"{{{name}}}", str(value))
    return said
