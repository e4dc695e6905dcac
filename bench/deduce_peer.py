"""Plain deduce, the guard's peer: as it comes, with its own rules and names.

Its full set-up, with the lists of all streets and health care institutions, took 178 s the first time and 1,143 MB on
two busy cores. So the bench empties those two lists (BENCH_FULL_DEDUCE=yes keeps them); what it finds of names,
numbers, mail addresses, dates and ages stays the same, and its street pattern stays too.
"""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path
from typing import Any

from bench.metrics import Span

KINDS = {
    "persoon": {"person"},
    "patient": {"person"},
    "bsn": {"bsn"},
    "telefoonnummer": {"phone"},
    "emailadres": {"email"},
    "url": {"url"},
    "id": {"number", "iban", "bsn"},
    "locatie": {"place", "address", "postcode"},
    "datum": {"date", "birthdate"},
    "leeftijd": {"age"},
    "ziekenhuis": {"institution", "employer"},
    "zorginstelling": {"institution", "employer"},
}
"""Which of our kinds deduce's tags may stand for: it is given the benefit of the doubt."""
EMPTIED = "locations/lst_street", "institutions/lst_healthcare_institution"


def is_full() -> bool:
    """Whether the lists of streets and institutions are kept."""
    return os.environ.get("BENCH_FULL_DEDUCE") == "yes"


def start(folder: Path) -> Any:
    """A ready Deduce with its lists, and what it builds of them, in `folder`; quick when they are there already."""
    logging.basicConfig(level=logging.WARNING)
    logging.disable(logging.INFO)
    import deduce

    lists = folder / "lookup"
    if not lists.exists():
        shutil.copytree(Path(deduce.__file__).parent / "data" / "lookup", lists)
        for name in () if is_full() else EMPTIED:
            for items in (lists / "src" / name).rglob("*.txt"):
                items.write_text("")
    return deduce.Deduce(lookup_data_path=lists, cache_path=lists)


def spans(peer: Any, text: str) -> tuple[Span, ...]:
    """What deduce finds in a text."""
    found = peer.deidentify(text).annotations
    return tuple(Span(frozenset(KINDS[hit.tag]), int(hit.start_char), int(hit.end_char)) for hit in found)
