"""An index beside the real one, for judging: temporary tables that this connection sees instead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from poortgenoot.search import frequencies
from poortgenoot.search.models import SearchEntry, SearchWord


@contextmanager
def scratch_index() -> Iterator[None]:
    """Within this, everything that fills or asks the index works on empty tables that vanish afterwards."""
    with connection.cursor() as cursor:
        cursor.execute("SET search_path TO pg_temp, public")
        try:
            with connection.schema_editor() as editor:
                editor.create_model(SearchEntry)
                editor.create_model(SearchWord)
            frequencies.forget()
            yield
        finally:
            frequencies.forget()
            cursor.execute("SET search_path TO DEFAULT")
            cursor.execute("DROP TABLE IF EXISTS pg_temp.search_searchentry, pg_temp.search_searchword")
