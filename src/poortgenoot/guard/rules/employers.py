"""Employers: known brands, names with a legal form or trade, "werkt bij X". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.rules.brands import brands
from poortgenoot.guard.rules.employer_shapes import BIG_KIND, GENERIC_AT, KIND_NAME, LEGAL, NAMED, ROYAL, TRADE, WORKS
from poortgenoot.guard.rules.firm_names import first_word, nobody, without_place
from poortgenoot.guard.sight import Sight

AMBIGUOUS_KIND = frozenset(
    [
        "collega",
        "cliënt",
        "werknemer",
        "meneer",
        "mevrouw",
        "familie",
        "heer",
        "voor",
        "naar",
        "over",
        "door",
        "met",
        "van",
        "zoon",
        "dochter",
        "partner",
        "arts",
    ]
)


INITIAL = re.compile(r"(?:[A-Z]\.){1,3}")
TRADE_NAMES = frozenset(
    ["staal", "bouw", "hout", "kaas", "vis", "glas", "tuinen", "taxi", "daken", "wonen", "vloeren", "bollen"]
)
BEFORE_A_SECTOR = frozenset(["De", "Het", "Een", "Deze", "Die", "Onze", "Mijn", "Hun", "Haar", "Uit", "In", "Of", "En"])


def find(sight: Sight) -> Iterator[Spot]:
    """Spots of kind ``employer``."""
    yield from brands(sight, sight.lexicon.employers, Kind.EMPLOYER)
    reading = sight.words
    for pattern in (LEGAL, TRADE, BIG_KIND, ROYAL):
        for hit in pattern.finditer(reading.text):
            start = hit.start("name") + first_word(sight.lexicon, reading.text, hit)
            if pattern is TRADE and _no_firm(sight.lexicon, reading.text, start, hit.end("name")):
                continue
            if hit.end("name") - start > 3 and not nobody(sight.lexicon, reading.text[start : hit.end("name")]):
                yield reading.spot(
                    Kind.EMPLOYER, start, start + without_place(sight.lexicon, reading.text[start : hit.end("name")])
                )
    for pattern in (KIND_NAME, WORKS, GENERIC_AT):
        for hit in pattern.finditer(reading.text):
            if not nobody(sight.lexicon, hit["name"]) and not _person_or_place(sight.lexicon, hit):
                yield reading.spot(
                    Kind.EMPLOYER, hit.start("name"), hit.start("name") + without_place(sight.lexicon, hit["name"])
                )
    for hit in NAMED.finditer(reading.text):
        if (
            hit["kind"] not in AMBIGUOUS_KIND
            and not nobody(sight.lexicon, hit["name"])
            and sight.lexicon.is_word(hit["kind"])
            and _organisation(hit["kind"])
        ):
            yield reading.spot(Kind.EMPLOYER, *hit.span("name"))


def _no_firm(lexicon: Lexicon, text: str, start: int, end: int) -> bool:
    return _sector(text[start:end]) or _class(lexicon, text, start, end)


def _sector(name: str) -> bool:
    """ "De Bouw", "Onze Zorg": a trade and no firm."""
    *front, last = name.split(" ")
    return all(part in BEFORE_A_SECTOR for part in front) or (
        len(front) == 1 and INITIAL.fullmatch(front[0]) is not None and last.lower() in TRADE_NAMES
    )


def _class(lexicon: Lexicon, text: str, start: int, end: int) -> bool:
    """ "Leerkracht Groep 5", "Functie Transport": an ordinary word in front of it, and no name."""
    first = text[start:end].split(" ", 1)[0]
    return text[start:end].endswith("Groep") and text[end : end + 2].strip().isdigit() and lexicon.is_word(first)


def _organisation(kind: str) -> bool:
    return bool(
        re.search(
            r"(?:paviljoen|zaak|winkel|bedrijf|centrum|boerderij|hotel|camping|restaurant|café|hal|markt|fabriek|kwekerij|bakkerij|slagerij|theater|museum|club|studio|salon|manege|garage|molen|brouwerij|drukkerij|krant|omroep|park|bad|hof|uitgeverij|keten|groep|coöperatie|corporatie|stichting|vereniging|werkplaats|atelier)$",
            kind,
        )
    )


def _thing(lexicon: Lexicon, text: str, hit: re.Match[str]) -> bool:
    """ "een plek bij het Raam": an ordinary word behind an article."""
    return lexicon.is_plain_word(hit["name"]) and text[: hit.start("name")].endswith((" de ", " het "))


def _person_or_place(lexicon: Lexicon, hit: re.Match[str]) -> bool:
    name, pattern = hit["name"], hit.re
    first = re.split(r"[ ]", name.removeprefix("de ").removeprefix("De ").removeprefix("het "))[0]
    low = first.lower().removesuffix("'s")
    if low in lexicon.places and name == first and not lexicon.is_name(low):
        return True
    if pattern is KIND_NAME:
        return False
    if pattern is WORKS and _thing(lexicon, hit.string, hit):
        return True
    if pattern is WORKS and (
        low in lexicon.common_names or (low in lexicon.first_names and not lexicon.surnames & {low})
    ):
        return True
    return bool(re.fullmatch(r"[A-Z]\.?", first)) and " " in name
