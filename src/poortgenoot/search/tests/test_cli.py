"""Searching and judging from a shell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cast import Cast

from poortgenoot import operation
from poortgenoot.search import frequencies
from poortgenoot.search.cli import search
from poortgenoot.search.models import SearchEntry

pytestmark = pytest.mark.django_db
DOCUMENTS = (
    {"id": "a", "kind": "lesson", "title": "Loonsanctie na verschil van inzicht", "body": "De BA en de VA."},
    {"id": "b", "kind": "question", "title": "Spoor 2 bij kanker", "body": "Wanneer begin je?"},
)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house is already set up: a command enters the one of the tests."""

    @contextmanager
    def house() -> Iterator[None]:
        yield

    monkeypatch.setattr(operation, "house", house)
    frequencies.forget()


def test_a_bare_query_finds_what_that_member_may_see(cast: Cast) -> None:
    cast.doctor.name = "Wietske Hoogland"
    cast.doctor.save()
    assert cast.asker.user
    told = CliRunner().invoke(search, ["wietske", "--as", cast.asker.user.email, "--json"])
    results = json.loads(told.output)
    assert [found["title"] for found in results["found"]] == ["Wietske Hoogland"]
    assert results["counts"] == [{"kind": "member", "label": "Leden", "number": 1, "more": False}]


def test_an_unknown_address_is_an_error(cast: Cast) -> None:
    told = CliRunner().invoke(search, ["wietske", "--as", "niemand@voorbeeld.example"])
    assert told.exit_code == 1
    assert "niemand@voorbeeld.example" in told.output


def test_judging_ranks_the_given_documents_and_leaves_the_index_alone(tmp_path: Path) -> None:
    documents, queries = tmp_path / "docs.jsonl", tmp_path / "queries.jsonl"
    documents.write_text("\n".join(json.dumps(document) for document in DOCUMENTS))
    queries.write_text('{"qid": 1, "query": "tweede spoor"}\n{"qid": 2, "query": "bedrijfsarts"}\n')
    before = SearchEntry.objects.count()
    told = CliRunner().invoke(search, ["judge", str(documents), str(queries)])
    lines = [json.loads(line) for line in told.output.splitlines()]
    assert [(line["qid"], line["ranked"][0]) for line in lines] == [(1, "b"), (2, "a")]
    assert SearchEntry.objects.count() == before


def test_a_bad_document_is_named(tmp_path: Path) -> None:
    documents, queries = tmp_path / "docs.jsonl", tmp_path / "queries.jsonl"
    documents.write_text('{"id": "a"}\nnonsense\n')
    queries.write_text("")
    told = CliRunner().invoke(search, ["judge", str(documents), str(queries)])
    assert told.exit_code != 0
    assert "docs.jsonl:2" in told.output
