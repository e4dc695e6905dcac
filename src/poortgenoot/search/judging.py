"""Ranking given documents for given queries, by the same code that members search with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from poortgenoot.core import clock
from poortgenoot.search import actions
from poortgenoot.search.entries import Entry
from poortgenoot.search.forgiving import forgiving
from poortgenoot.search.scratch import scratch_index

BEST = 50


@dataclass(frozen=True, slots=True)
class Document:
    """A document to judge with; its `id` is anything that can be written in JSON."""

    id: str
    kind: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Judge:
    """A filled scratch index: ask it for rankings."""

    ids: tuple[str, ...]

    def ranked(self, query: str) -> list[str]:
        """The ids of the best documents, best first; at most BEST."""
        return [self.ids[found.object_id] for found in forgiving(query, None, see=list).found[:BEST]]


@contextmanager
def judge(documents: Iterable[Document]) -> Iterator[Judge]:
    """An index of these documents alone, for as long as the context lasts."""
    given = tuple(documents)
    at = clock.now()
    with scratch_index():
        actions.put(
            *(Entry(doc.kind, number, doc.title, doc.body, "", frozenset(), at) for number, doc in enumerate(given))
        )
        actions.count_words()
        yield Judge(tuple(doc.id for doc in given))


def read(path: Path) -> Iterator[Document]:
    """The documents of a file of JSON lines; raises `ValueError` naming the first bad line."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                given = json.loads(line)
                yield Document(given["id"], given.get("kind", ""), given.get("title", ""), given.get("body", ""))
            except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as wrong:
                raise ValueError(f"{path}:{number}: not a document: {wrong}") from None
