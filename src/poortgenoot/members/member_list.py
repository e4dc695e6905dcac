"""Reading a host's member list: e-mail;naam;beroepsgroep, a line a person. Pure: text in, good and bad lines out."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

EMAIL = re.compile(r"[^@\s;,<>\"]{1,64}@[A-Za-z0-9.-]{1,180}\.[A-Za-z]{2,24}")
SEPARATORS = ";,\t"


class Fault(StrEnum):
    NO_EMAIL = "no_email"
    BAD_EMAIL = "bad_email"
    TWICE = "twice"
    UNKNOWN_PROFESSION = "unknown_profession"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Listed:
    email: str
    name: str
    profession: str
    """A code, or empty when the list does not tell."""


@dataclass(frozen=True, slots=True)
class Bad:
    """Line `number` (from 1, as a spreadsheet counts) and what is wrong with `said`."""

    number: int
    fault: Fault
    said: str


@dataclass(frozen=True, slots=True)
class Read:
    good: tuple[Listed, ...]
    bad: tuple[Bad, ...]


class NotText(ValueError):
    """The bytes are no text: a spreadsheet instead of a CSV file, perhaps."""


def decoded(content: bytes) -> str:
    """The text of a CSV file as spreadsheets write it: UTF-8, or else Windows' own. Raises `NotText`."""
    if b"\x00" in content:
        raise NotText
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read(text: str, names: Mapping[str, str], *, most: int, longest_name: int) -> Read:
    """All lines of `text`. `names` maps what may be written (in lower case) to the code of a profession."""
    good: dict[str, Listed] = {}
    bad: list[Bad] = []
    for number, cells in _lines(text):
        found = _listed(cells, names, longest_name, len(good) >= most, good)
        if isinstance(found, Listed):
            good[found.email] = found
        else:
            bad.append(Bad(number, *found))
    return Read(tuple(good.values()), tuple(bad))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(len(text) + 1)
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    for number, cells in enumerate(csv.reader(text.splitlines(), delimiter=separator), start=1):
        bare = [cell.strip() for cell in cells]
        is_heading = number == 1 and "@" not in "".join(bare)
        if any(bare) and not is_heading:
            yield number, [*bare, "", ""][:3]


def _listed(
    cells: list[str], names: Mapping[str, str], longest: int, full: bool, good: Mapping[str, Listed]
) -> Listed | tuple[Fault, str]:
    email, name, said = cells[0].lower(), cells[1], cells[2]
    code = names.get(said.lower(), "")
    faults = (
        (not email, Fault.NO_EMAIL, name),
        (not EMAIL.fullmatch(email), Fault.BAD_EMAIL, cells[0][:80]),
        (email in good, Fault.TWICE, email),
        (len(name) > longest, Fault.TOO_LONG, name[:40]),
        (bool(said) and not code, Fault.UNKNOWN_PROFESSION, said[:40]),
        (full, Fault.TOO_MANY, email),
    )
    return next(((fault, what) for wrong, fault, what in faults if wrong), Listed(email, name, code))
