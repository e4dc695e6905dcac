"""Telephone numbers, bank accounts and licence plates. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.sight import Sight, before, matches

GAP = r"[\s.,;\-/_()–]{0,3}"
ABROAD = re.compile(rf"(?<![\w+])(?:\+|00\s?)(?!31)[1-9]\d{{0,2}}(?:{GAP}\d){{7,11}}(?![\w])")
DUTCH = re.compile(
    rf"(?<![\w+])(?:\+{GAP}3{GAP}1|0{GAP}0{GAP}3{GAP}1)(?:{GAP}0)?(?:{GAP}\d){{9}}(?!\w)|(?<![\w+,.:€-])\(?{GAP}0(?:{GAP}\d){{9}}(?!\w)"
)
SERVICE = re.compile(r"(?<![\w+])0[89]00[\s\-]{0,3}\d{4}(?:\s?\d{3})?(?!\w)")
CUED = re.compile(
    r"\b(?:tel(?:efoon)?(?:nr|nummer)?|telnr|mob(?:iel)?(?:nr|nummer)?|gsm|06|fax|whatsapp|app|bel|belt|bellen|toestel|tst|doorkies\w*|bereikbaar (?:op|via)|bereiken (?:op|via)|nummer is)"
    r"[\s:.,]{0,3}(?:(?:me|haar|hem|op|via|even|mij|ons|is|nr|nummer|naar)[\s:.]{1,2}){0,3}(\+?\d(?:[\s.,\-/]{0,2}\d){3,12})(?!\w)",
    re.I,
)
IBAN = re.compile(r"(?<!\w)[A-Z]{2}\s?\d{2}(?:[ .\-]?[A-Z0-9]{4}){2,7}(?:[ .\-]?[A-Z0-9]{1,3})?(?!\w)", re.I)
DUTCH_IBAN = re.compile(
    r"(?<!\w)N\s?L[ .\-]{0,2}\d[ .\-]?\d[ .\-]{0,2}(?:[A-Z][ .\-]?){4}(?:[ .\-]{0,2}\d){10}(?!\w)", re.I
)
ACCOUNT = re.compile(
    r"\b(?:rekening(?:nummer|nr)?|bankrekening\w*|giro\w*|rek\.?\s?nr)[\s.:]{1,3}(?:is\s|nr\.?\s)?(\d(?:[ .\-]?\d){6,9})(?!\w)",
    re.I,
)
CONS = "[BDFGHJKLMNPRSTVWXZbdfghjklmnprstvwxz]"
L2, L3, L1 = "[A-Za-z]{2}", f"{CONS}{{3}}", f"{CONS}"
SHAPES = (
    rf"{L2}S\d\dS\d\d", rf"\d\dS\d\dS{L2}", rf"\d\dS{L2}S\d\d", rf"{L2}S\d\dS{L2}", rf"{L2}S{L2}S\d\d", rf"\d\dS{L2}S{L2}",
    rf"\d\dS{L3}S\d", rf"\dS{L3}S\d\d", rf"{L2}S\d{{3}}S{L1}", rf"{L1}S\d{{3}}S{L2}", rf"{L3}S\d\dS{L1}", rf"{L1}S\d\dS{L3}",
    rf"\dS{L2}S\d{{3}}", rf"\d{{3}}S{L2}S\d",
)  # fmt: skip
PLATE = re.compile(r"(?<![\w\-])(?:" + "|".join(shape.replace("S", "-") for shape in SHAPES) + r")(?![\w]|-\w)")
LOOSE = re.compile(
    r"\b(?:kenteken\w*|nummerplaat|nummerbord|kent\.|rijdt (?:met|in)|lease\w*|(?:bedrijfs)?(?:auto|bus|busje|wagen|taxi|scooter))(?:\s+(?:is|van|haar|zijn|auto|de|bus|met|nr|luidt|lease\w*))*[\s:.,(]{1,3}((?:"
    + "|".join(shape.replace("S", r"[\s\-.]{0,3}") for shape in SHAPES)
    + r"|(?=[\w\-]*\d)[A-Z0-9]{1,3}-[A-Z0-9]{1,3}-[A-Z0-9]{1,3}))(?!\w)",
    re.I,
)
LETTER_NAMES = {
    "a": "a",
    "bee": "b",
    "cee": "c",
    "see": "c",
    "dee": "d",
    "ee": "e",
    "ef": "f",
    "gee": "g",
    "haa": "h",
    "ha": "h",
    "ie": "i",
    "jee": "j",
    "kaa": "k",
    "ka": "k",
    "el": "l",
    "em": "m",
    "en": "n",
    "oo": "o",
    "pee": "p",
    "ku": "q",
    "er": "r",
    "es": "s",
    "tee": "t",
    "uu": "u",
    "vee": "v",
    "wee": "w",
    "iks": "x",
    "ix": "x",
    "ei": "y",
    "zet": "z",
}
SPOKEN = re.compile(
    r"(?<!\w)(?:(?:"
    + "|".join(sorted(LETTER_NAMES, key=len, reverse=True))
    + r"|[a-z]|\d{1,3})[\s,\-]{1,2}){3,6}(?:"
    + "|".join(sorted(LETTER_NAMES, key=len, reverse=True))
    + r"|[a-z]|\d{1,3})(?!\w)",
    re.I,
)
SOLID_PLATE = re.compile("(?:" + "|".join(shape.replace("S", "") for shape in SHAPES) + ")")
NO_PLATE = re.compile(r"^(?:\d\d-(?:jr|uu|km|kg|cm|mg|pt|st)|nl-|cm-|mr-|[A-Z]{2}-[A-Z]{2}-(?:19|20|00)$)", re.I)
MONEY = re.compile(r"(?:€|eur|euro|isbn|pmid|doi|art\.?|artikel|ecli\S*)\s*[:\d.]*$")


def find(sight: Sight) -> Iterator[Spot]:
    """Telephone numbers in every layout, IBANs, account numbers, plates."""
    digits = sight.digits
    for pattern in (DUTCH, ABROAD, SERVICE):
        for hit in pattern.finditer(digits.text):
            if not MONEY.search(before(digits.text, hit.start(), 20)):
                start = hit.start() + len(hit.group()) - len(hit.group().lstrip())
                yield digits.spot(Kind.PHONE, start, hit.end())
    yield from matches(digits, CUED, Kind.PHONE, 1)
    yield from matches(digits, DUTCH_IBAN, Kind.IBAN)
    yield from (digits.spot(Kind.IBAN, *hit.span()) for hit in IBAN.finditer(digits.text) if checks_out(hit.group()))
    yield from matches(digits, ACCOUNT, Kind.IBAN, 1)
    yield from (
        sight.words.spot(Kind.PLATE, *hit.span())
        for hit in PLATE.finditer(sight.words.text)
        if not NO_PLATE.match(hit.group())
    )
    yield from matches(sight.words, LOOSE, Kind.PLATE, 1)
    for hit in SPOKEN.finditer(digits.text):
        atoms = [LETTER_NAMES.get(atom.lower(), atom) for atom in re.split(r"[\s,\-]+", hit.group())]
        if SOLID_PLATE.fullmatch("".join(atoms)) and any(atom.isdigit() for atom in atoms):
            yield digits.spot(Kind.PLATE, *hit.span())


def checks_out(account: str) -> bool:
    """The check of an IBAN (ISO 13616): the number read with letters as 10 to 35 leaves 1 after division by 97."""
    bare = re.sub(r"[^A-Za-z0-9]", "", account).upper()
    if not 15 <= len(bare) <= 34:
        return False
    return int("".join(str(int(sign, 36)) for sign in bare[4:] + bare[:4])) % 97 == 1
