"""A text as a reader sees it, with the way back to where each letter stands in what was written.

Disguises are undone in steps, each giving a new ``Reading`` over the same original: invisible signs, full-width and
look-alike letters (``plain``), letters spread by blanks (``gathered``), numbers in Dutch words and O for 0
(``counted``). Pure: no Django.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.look_alikes import invisible, plain_sign


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` to search in; sign ``i`` of it covers ``starts[i]`` up to ``ends[i]`` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def spot(self, kind: Kind, start: int, end: int) -> Spot:
        """The place in the original of ``text[start:end]``, which must not be empty."""
        return Spot(kind, self.starts[start], self.ends[end - 1])

    def rewritten(self, changes: Iterable[tuple[int, int, str]]) -> Reading:
        """A reading with ``text[start:end]`` replaced; changes in order and apart; new signs cover the whole place."""
        signs: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for start, end, new in changes:
            signs.append(self.text[done:start])
            starts.extend(self.starts[done:start])
            ends.extend(self.ends[done:start])
            signs.append(new)
            starts.extend([self.starts[start]] * len(new))
            ends.extend([self.ends[end - 1]] * len(new))
            done = end
        signs.append(self.text[done:])
        starts.extend(self.starts[done:])
        ends.extend(self.ends[done:])
        return Reading("".join(signs), tuple(starts), tuple(ends))


VISIBLE = frozenset(chr(code) for code in range(32, 127)) | {"\n", "\t"}
RUNS = re.compile(r"[ -~\n\t]+|[^ -~\n\t]", re.S)


def plain(original: str) -> Reading:
    """The original without what does not show and with every sign as it looks; accents are kept."""
    if original.isascii():
        spans = range(len(original))
        return Reading(original.replace("\r", "\n"), tuple(spans), tuple(span + 1 for span in spans))
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for run in RUNS.finditer(original):
        if run.end() - run.start() > 1 or run.group() in VISIBLE:
            signs.extend(run.group())
            starts.extend(range(run.start(), run.end()))
            ends.extend(range(run.start() + 1, run.end() + 1))
            continue
        _one_sign(run.group(), run.start(), signs, starts, ends)
    return Reading("".join(signs), tuple(starts), tuple(ends))


def _one_sign(sign: str, place: int, signs: list[str], starts: list[int], ends: list[int]) -> None:
    if invisible(sign):
        return
    if signs and unicodedata.combining(sign):
        signs[-1] = _compose(signs[-1], sign)
        ends[-1] = place + 1
        return
    for part in plain_sign(sign):
        signs.append(part)
        starts.append(place)
        ends.append(place + 1)


def _compose(base: str, mark: str) -> str:
    together = unicodedata.normalize("NFC", base + mark)
    return together if len(together) == 1 else base


SPREAD = re.compile(r"(?<![\w.@])[^\W_](?:(?P<gap>[ _*.\-])[\w@.](?!\w)(?:(?P=gap)[\w@.](?!\w)){2,})")


def gathered(reading: Reading) -> Reading:
    """The reading with runs of single letters or digits ("J a n s e n", "0-6-1-2") written together."""
    hits = [hit for hit in SPREAD.finditer(reading.text) if not _initials(hit.group())]
    return reading.rewritten((hit.start(), hit.end(), hit.group().replace(hit["gap"], "")) for hit in hits)


def _initials(run: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]\.){1,4}(?:[A-Z]\.)?", run))


def reading_of(original: str, *steps: Callable[[Reading], Reading]) -> Reading:
    """The plain reading taken through further steps."""
    reading = plain(original)
    for step in steps:
        reading = step(reading)
    return reading
