"""Filling the index, inside the transaction that changes the thing: both happen, or neither does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import batched

from django.contrib.postgres.search import SearchVectorField
from django.db import connection, transaction
from django.db.models import Value
from django.db.models.functions import Cast

from poortgenoot.search import gates
from poortgenoot.search.analyser.typos import letters
from poortgenoot.search.entries import Entry
from poortgenoot.search.models import SearchEntry, SearchWord
from poortgenoot.search.vectors import vector, words_to_remember

Told = tuple[str, str, list[str]]
"""Title, body and themes: all that an entry is found by."""
BATCH = 500
_KEPT = ("title", "body", "url", "audience", "professions", "themes", "at", "length", "tokens")


def put(*entries: Entry) -> None:
    """Let these be found from now on; an entry of the same kind, object and part is replaced."""
    for batch in batched(entries, BATCH):
        with transaction.atomic():
            before = _words_of(_same_things(batch))
            SearchEntry.objects.bulk_create(
                [_row(entry) for entry in batch],
                update_conflicts=True,
                unique_fields=["kind", "object_id", "part"],
                update_fields=_KEPT,
            )
            now = _words_in(f"{entry.title} {entry.body} {' '.join(entry.themes)}" for entry in batch)
            _remember(now)
            _forget({word: stem for word, stem in before.items() if word not in now})


def remove(kind: str, *object_ids: int) -> None:
    """Let these be found no longer; the words that stood nowhere else go with them."""
    with transaction.atomic():
        gone = SearchEntry.objects.filter(kind=kind, object_id__in=object_ids)
        words = _words_of(list(gone.values_list("title", "body", "themes")))
        gone.delete()
        _forget(words)


def replace(kind: str, object_id: int, entries: Sequence[Entry]) -> None:
    """Let one thing be found by these parts and no others; writes only when something changed."""
    old = {entry.part: entry for entry in SearchEntry.objects.filter(kind=kind, object_id=object_id).defer("tokens")}
    if set(old) - {entry.part for entry in entries}:
        remove(kind, object_id)
        old = {}
    fresh = [entry for entry in entries if entry.part not in old or not _says(old[entry.part], entry)]
    put(*fresh)


def rebuild() -> int:
    """Fill the whole index again from what the rooms have; returns how many entries there are now."""
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        SearchWord.objects.all().delete()
        for kind in gates.kinds():
            for batch in batched(kind.source() if kind.source else (), BATCH):
                put(*batch)
        count_words()
        return SearchEntry.objects.count()


def count_words() -> None:
    """Let PostgreSQL count how common each word is; autovacuum does the same by and by."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {SearchEntry._meta.db_table}")


def _row(entry: Entry) -> SearchEntry:
    tokens = vector(entry.title, "\n".join([entry.body, *entry.themes]))
    return SearchEntry(
        kind=entry.kind,
        object_id=entry.object_id,
        part=entry.part,
        title=entry.title,
        body=entry.body,
        url=entry.url,
        audience=sorted(entry.audience),
        professions=list(entry.professions),
        themes=list(entry.themes),
        at=entry.at,
        length=tokens.length,
        tokens=Cast(Value(tokens.text), SearchVectorField()),
    )


def _says(row: SearchEntry, entry: Entry) -> bool:
    """Whether the row already says what the entry says."""
    kept = (row.title, row.body, row.url, row.audience, row.professions, row.themes, row.at)
    asked = (entry.title, entry.body, entry.url, sorted(entry.audience))
    return kept == (*asked, list(entry.professions), list(entry.themes), entry.at)


def _same_things(entries: Sequence[Entry]) -> list[Told]:
    """Title, body and themes of what these entries replace."""
    found: list[Told] = []
    for kind in {entry.kind for entry in entries}:
        ids = [entry.object_id for entry in entries if entry.kind == kind]
        found += SearchEntry.objects.filter(kind=kind, object_id__in=ids).values_list("title", "body", "themes")
    return found


def _words_of(texts: Sequence[Told]) -> dict[str, str]:
    return _words_in(f"{title} {body} {' '.join(themes)}" for title, body, themes in texts)


def _words_in(texts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        found |= words_to_remember(text)
    return found


def _remember(words: dict[str, str]) -> None:
    """Add the words that the index did not have yet."""
    known = set(SearchWord.objects.filter(word__in=list(words)).values_list("word", flat=True))
    SearchWord.objects.bulk_create(
        SearchWord(word=word, stem=stem, length=len(word), letters=letters(word))
        for word, stem in sorted(words.items())
        if word not in known
    )


def _forget(words: dict[str, str]) -> None:
    """Drop the words whose stem stands in no entry any more: a text that is purged leaves no trace here."""
    if not words:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM search_searchword w WHERE w.word = ANY(%s) AND NOT EXISTS ("
            "SELECT 1 FROM search_searchentry e WHERE e.tokens @@ quote_literal(w.stem)::tsquery)",
            [list(words)],
        )
