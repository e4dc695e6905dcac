"""deduce, as far as it is used: its recognition of names, from a look-up folder of our own. No Django.

As it comes, deduce takes 1 GB and 84 s the first time. With the lists of streets and care institutions emptied (both
are matched by rules of this room) it takes 60 to 70 MB and starts within a second.
"""

from __future__ import annotations

import importlib.util
import logging
import os
import shutil
import tempfile
from array import array
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any
from zlib import crc32

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.sight import Sight

EMPTIED = ("locations/lst_street", "institutions/lst_healthcare_institution")
STEPS = {
    "names",
    "prefix_with_initial",
    "prefix_with_interfix",
    "prefix_with_name",
    "interfix_with_name",
    "initial_with_name",
    "initial_interfix",
    "first_name_lookup",
    "surname_lookup",
    "name_context",
    "eponymous_disease",
    "person_annotation_converter",
    "post_processing",
    "overlap_resolver",
    "merge_adjacent_annotations",
}
EDITION = "1"


def lookup_folder(folder: Path) -> Path:
    """The prepared look-up folder inside the data folder, made when it is not there; safe for several processes."""
    ready = folder / f"lookup-{EDITION}"
    if ready.exists():
        return ready
    folder.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix="making-", dir=folder))
    _prepare(making)
    deduce_from(making)
    try:
        os.rename(making, ready)
    except OSError:
        shutil.rmtree(making, ignore_errors=True)
    return ready


def _prepare(making: Path) -> None:
    source = importlib.util.find_spec("deduce")
    if source is None or source.origin is None:
        raise FileNotFoundError("deduce is not installed")
    shutil.copytree(Path(source.origin).parent / "data/lookup", making, dirs_exist_ok=True)
    streets = making / "src" / EMPTIED[0]
    known = {
        line.strip().lower()
        for name in ("items.txt", "streets_bag.txt")
        for line in (streets / name).read_text(encoding="utf-8").splitlines()
    }
    (making / "streets.txt").write_text("\n".join(sorted(known)), encoding="utf-8")
    (making / "words.bin").write_bytes(_check_sums().tobytes())
    for folder in EMPTIED:
        for file in (making / "src" / folder).glob("*.txt"):
            file.write_text("")


def _check_sums() -> array[int]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    forms = DefaultDictionaryFactory().get_dictionary("nl")
    return array("I", sorted({crc32(form if isinstance(form, bytes) else form.encode()) for form in forms}))


def word_sums(lookup: Path) -> array[int]:
    """The check sums of Dutch word forms kept in the folder."""
    sums: array[int] = array("I")
    sums.frombytes((lookup / "words.bin").read_bytes())
    return sums


def deduce_from(lookup: Path) -> Any:
    """A ``Deduce`` on the folder. Its import would set the root logger to DEBUG on standard output: kept from that."""
    root = logging.getLogger()
    guard = logging.NullHandler()
    root.addHandler(guard)
    try:
        from deduce import Deduce

        return Deduce(lookup_data_path=lookup, cache_path=lookup)
    finally:
        root.removeHandler(guard)


class Names:
    """The people deduce sees in a text. One call at a time: deduce keeps state while it reads."""

    def __init__(self, deduce: Any) -> None:
        self._deduce = deduce
        self._lock = Lock()

    def find(self, sight: Sight) -> Iterator[Spot]:
        """Spots of persons that pass our own doubts, titles left outside."""
        from poortgenoot.guard.rules.second_opinion import accepted

        with self._lock:
            document = self._deduce.deidentify(sight.words.text, enabled=STEPS)
        for seen in document.annotations:
            if seen.tag == "persoon":
                span = accepted(sight, seen.start_char, seen.end_char)
                if span is not None:
                    yield sight.words.spot(Kind.PERSON, *span)
