"""What could stand in the place of a finding: keeps the meaning for the case, and is itself no finding. Pure.

The proposals are fragments that fit where the finding stood; ``clean`` is the wording used when a better one would
itself be found in its surroundings.
"""

from __future__ import annotations

import re

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.lexicon import Lexicon
from poortgenoot.guard.rules import name_cues as cue
from poortgenoot.guard.sight import sentence_around

FIXED = {
    Kind.BSN: "[nummer weggelaten]",
    Kind.PHONE: "[telefoon weggelaten]",
    Kind.EMAIL: "[mail weggelaten]",
    Kind.URL: "[link weggelaten]",
    Kind.ADDRESS: "[adres weggelaten]",
    Kind.POSTCODE: "[postcode weggelaten]",
    Kind.BIRTHDATE: "[datum weggelaten]",
    Kind.IBAN: "[rekening weggelaten]",
    Kind.PLATE: "[kenteken weggelaten]",
    Kind.NUMBER: "[nummer weggelaten]",
    Kind.UNIQUE_JOB: "iemand met een bijzondere functie",
    Kind.RARE_DIAGNOSIS: "een zeldzame aandoening",
}
MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
SEASONS = ("in de winter", "in het voorjaar", "in de zomer", "in het najaar")
PARTS_OF_YEAR = ("begin", "medio", "medio", "eind")
TENS = {
    1: "tien",
    2: "twintig",
    3: "dertig",
    4: "veertig",
    5: "vijftig",
    6: "zestig",
    7: "zeventig",
    8: "tachtig",
    9: "negentig",
}
SECTORS = (
    ("de bouw", r"bouw|timmer|metsel|stukadoor|dakdek|aannemer|steiger|stratenmaker|beton|schilder|infra"),
    (
        "het vervoer",
        r"chauffeur|transport|logist|vracht|bezorg|pakket|trein|bus|distributie|magazijn|heftruck|order|post",
    ),
    ("de industrie", r"fabriek|productie|lasser|metaal|machine|operator|monteur|staal|ploegen|techn|chemie"),
    ("de winkelbranche", r"winkel|kassa|supermarkt|filiaal|verkoop|vakkenvul|vulploeg"),
    ("de horeca", r"kok|keuken|horeca|hotel|restaurant|bediening|catering|ober"),
    ("de schoonmaak", r"schoonma"),
    ("het onderwijs", r"leerkracht|docent|leraar|juf|meester|onderwijs|klas|leerling"),
    ("de zorg", r"verpleeg|verzorg|zorg|arts|pati|cliëntenzorg|thuiszorg|begeleider"),
    ("de groene sector", r"kwekerij|hovenier|tuin|kas|boerderij|agrar|landbouw"),
    (
        "de zakelijke dienstverlening",
        r"kantoor|admini|bank|verzeker|account|jurist|ict|software|callcenter|klantenservice",
    ),
)
OLD_RELATIVE = re.compile(r"moeder|vader|ouder|opa|oma|groot")
MANY = re.compile(
    r"(?:kinderen|ouders|zussen|broers|zonen|zoons|dochters|kids|pubers|peuters|kleuters|zusjes|broertjes|neven|nichten|tantes|ooms|partners|schoonouders|meisjes|jongens|kindjes)$"
)


def proposal_for(spot: Spot, original: str, lexicon: Lexicon) -> str:
    """The wording for one finding, in the case its place wants (a capital at the start of a sentence)."""
    found = original[spot.start : spot.end]
    wording = _wording(spot, found, original, lexicon)
    front = original[: spot.start].rstrip()
    opens = (
        not front or (front[-1] in ".!?" and original[: spot.start] != front) or original[: spot.start].endswith("\n")
    )
    return (
        wording[0].upper() + wording[1:]
        if opens and found[0].isupper() and wording[0].isalpha() and len(wording) > 1
        else wording
    )


def _wording(spot: Spot, found: str, original: str, lexicon: Lexicon) -> str:
    if spot.kind in FIXED:
        return FIXED[spot.kind]
    if spot.kind is Kind.PERSON:
        return _person(original[max(0, spot.start - 60) : spot.start])
    if spot.kind is Kind.DATE:
        return _date(found, original[max(0, spot.start - 12) : spot.start])
    if spot.kind is Kind.AGE:
        return _age(found)
    if spot.kind is Kind.PLACE:
        return _place(found, lexicon)
    if spot.kind is Kind.FAMILY:
        return "naasten" if MANY.search(found.lower()) else "naaste"
    sentence = sentence_around(original, spot.start, spot.end)
    return _employer(found, sentence, lexicon) if spot.kind is Kind.EMPLOYER else _institution(found, sentence, lexicon)


def _person(front: str) -> str:
    if cue.TITLE.search(front):
        return "X"
    return "een betrokkene" if cue.CLOSING.search(front) or cue.HEADER.search(front) else "de betrokkene"


def _date(found: str, front: str) -> str:
    year = _year(found)
    month = _month(found.lower())
    if month is None:
        return year or "toen"
    if year:
        return f"{PARTS_OF_YEAR[(month - 1) // 3]} {year}"
    season = SEASONS[month % 12 // 3]
    return (
        f"een dag {season}"
        if re.search(r"\b(?:op|in|per|sinds|vanaf|tot|van|de|t/m|voor|na)\s$", front, re.I)
        else season
    )


def _year(found: str) -> str:
    year = re.search(r"(?:19|20)\d{2}", found)
    short = re.search(r"['’`]\s?(\d{2})$|\d[-/.]\d{1,2}[-/.](\d{2})$", found)
    if year is None and short is not None:
        return "20" + (short[1] or short[2])
    return year.group() if year else ""


def _month(found: str) -> int | None:
    for number, name in enumerate(MONTHS, start=1):
        if re.search(rf"(?<![a-z]){name}|mrt" if name == "maa" else rf"(?<![a-z]){name}", found):
            return number
    figures = re.findall(r"\d+", found)
    if len(figures) < 2:
        return None
    middle = int(figures[1] if len(figures) > 2 or len(figures[1]) < 3 else figures[0])
    return middle if 1 <= middle <= 12 else None


def _age(found: str) -> str:
    number = re.search(r"\d+", found)
    if number is None or len(number.group()) == 4:
        return "middelbare leeftijd"
    age = int(number.group())
    if age < 4:
        return "heel jong"
    if age < 12:
        return "de basisschoolleeftijd"
    if age < 20:
        return "de tienerleeftijd"
    part = ("begin", "begin", "begin", "begin", "midden", "midden", "midden", "eind", "eind", "eind")[age % 10]
    return f"{part} {TENS.get(age // 10, 'hoogbejaard')}"


def _place(found: str, lexicon: Lexicon) -> str:
    if re.match(r"[AN]\s?\d", found):
        return "een doorgaande weg"
    if (
        found.endswith("e")
        and found[0].isupper()
        and found.lower() not in lexicon.places
        and re.search(r"(?:se|sche)$", found)
    ):
        return "regionale"
    place = lexicon.places.get(found.lower())
    if place is None or not place.part:
        return (
            "een streek in het land"
            if place is None or place.size in ("streek", "provincie")
            else "een plaats in het land"
        )
    return f"een {place.size} in het {place.part} van het land"


def _employer(found: str, sentence: str, lexicon: Lexicon) -> str:
    known = lexicon.employers.get(found, "")
    sector = _sector(known) or _sector(found.lower()) or _sector(sentence)
    return f"een werkgever in {sector}" if sector else "een werkgever"


def _sector(words: str) -> str:
    return next((sector for sector, pattern in SECTORS if re.search(pattern, words)), "")


def _institution(found: str, sentence: str, lexicon: Lexicon) -> str:
    group = lexicon.institutions.get(found, "")
    words = f"{group} {found.lower()}"
    for wording, pattern in (
        ("een ziekenhuis", r"ziekenhuis|umc|\bmc\b|gasthuis|medisch centrum"),
        ("een opleiding", r"onderwijs|school|college|universiteit|roc|lyceum|academie"),
        ("een arbodienst", r"arbo"),
        ("een kliniek", r"kliniek|clinic|revalidatie|geestelijke|ggz|psych"),
        ("een zorgorganisatie", r"zorg|huize|hospice"),
    ):
        if re.search(pattern, words):
            return wording
    return "een instelling"
