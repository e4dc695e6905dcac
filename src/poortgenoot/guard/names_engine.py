"""deduce, as far as it is used: its recognition of names, from a look-up folder of our own. No Django.

As it comes, deduce takes 1 GB and 84 s the first time. With its lists of streets, places, hospitals and diseases
emptied (rules of this room match those) it is built in two seconds and read back in a tenth of one.
"""

from __future__ import annotations

import importlib.util
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any

from poortgenoot.guard import tables
from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.sight import Sight

EMPTIED = ("locations", "institutions", "whitelist/lst_eponymous_disease")
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
    "person_annotation_converter",
    "post_processing",
    "overlap_resolver",
    "merge_adjacent_annotations",
}
EDITION = f"2-{sys.implementation.cache_tag}"


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
    found = importlib.util.find_spec("deduce")
    if found is None or found.origin is None:
        raise FileNotFoundError("deduce is not installed")
    source = Path(found.origin).parent / "data/lookup"
    tables.make(source / "src", making)
    shutil.copytree(source / "src", making / "src", ignore=shutil.ignore_patterns("*.py", "streets_*.txt"))
    for folder in EMPTIED:
        for file in (making / "src" / folder).rglob("*.txt"):
            file.write_text("")


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
