"""The long lists of words, made once from those of deduce and simplemma and kept in the data folder. No Django.

Names and places are kept as Python's own ``marshal`` (read back in a tenth of the time of the text), word forms and
streets as sorted check sums: 2 MB in place of 60.
"""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

LISTS = {
    "first_names": "names/lst_first_name",
    "surnames": "names/lst_surname",
    "joined_surnames": "names/lst_interfix_surname",
    "stop_words": "whitelist/lst_stop_word",
    "everyday": "whitelist/lst_common_word",
    "medical": "whitelist/lst_medical_term",
}
SIZES = {"residence": "dorp", "municipality": "dorp", "region": "streek", "province": "provincie"}
type PlaceRow = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """A set of lower case words, as sorted check sums; one in ten thousand unknown words is taken for known."""

    sums: array[int]

    def __contains__(self, word: str) -> bool:
        total = crc32(word.encode())
        at = bisect_left(self.sums, total)
        return at < len(self.sums) and self.sums[at] == total


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything in lower case, except the names in ``places``: (name, size) for each place, later ones count."""

    words: Words
    streets: Words
    first_names: frozenset[str]
    surnames: frozenset[str]
    joined_surnames: frozenset[str]
    stop_words: frozenset[str]
    everyday: frozenset[str]
    medical: frozenset[str]
    places: tuple[PlaceRow, ...]


def make(source: Path, folder: Path) -> None:
    """Writes the tables into ``folder``, from a copy of deduce's look-up folder."""
    lists = {name: frozenset(map(str.lower, _lines(source / where / "items.txt"))) for name, where in LISTS.items()}
    (folder / "lists.bin").write_bytes(marshal.dumps((lists, _places(source / "locations/lst_placename"))))
    streets = source / "locations/lst_street"
    known = {line.lower() for name in ("items.txt", "streets_bag.txt") for line in _lines(streets / name)}
    (folder / "streets.bin").write_bytes(check_sums(known).tobytes())
    (folder / "words.bin").write_bytes(_word_forms().tobytes())


def read(folder: Path) -> Tables:
    """The tables that ``make`` wrote into the folder."""
    lists, places = marshal.loads((folder / "lists.bin").read_bytes())
    return Tables(words=_sums(folder / "words.bin"), streets=_sums(folder / "streets.bin"), places=places, **lists)


def check_sums(words: Iterable[str]) -> array[int]:
    """What ``Words`` looks up in."""
    return array("I", sorted({crc32(word.encode()) for word in words}))


def _word_forms() -> array[int]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    forms = DefaultDictionaryFactory().get_dictionary("nl")
    return array("I", sorted({crc32(form if isinstance(form, bytes) else form.encode()) for form in forms}))


def _sums(file: Path) -> Words:
    sums: array[int] = array("I")
    sums.frombytes(file.read_bytes())
    return Words(sums)


def _places(source: Path) -> tuple[PlaceRow, ...]:
    return tuple((name, size) for part, size in SIZES.items() for name in _lines(source / f"lst_{part}" / "items.txt"))


def _lines(file: Path) -> list[str]:
    return [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
