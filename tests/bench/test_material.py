"""The judged material is what it says it is: whole, in place, and the frozen part untouched."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bench.metrics import BLOCKING

FOLDER = Path(__file__).parents[2] / "bench"
TYPES = {"inflection", "compound", "abbreviation", "typo", "synonym", "phrase", "name"}


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["frozen", "frozen_second"])
def test_the_frozen_texts_are_those_that_were_frozen(name: str) -> None:
    digest = hashlib.sha256((FOLDER / "guard" / f"{name}.jsonl").read_bytes()).hexdigest()
    assert digest in (FOLDER / "guard" / "README.md").read_text()


@pytest.mark.parametrize(("name", "count"), [("frozen", 70), ("frozen_second", 45), ("open", 466)])
def test_every_detail_stands_where_it_is_said_to_stand(name: str, count: int) -> None:
    rows = lines(f"guard/{name}.jsonl")
    assert len(rows) == count
    for row in rows:
        assert row["clean"] == (not row["details"])
        assert row["disguised"] == any(detail["disguised"] for detail in row["details"])
        for detail in row["details"]:
            assert row["text"][detail["start"] : detail["end"]] == detail["text"]


def test_plain_citizen_numbers_pass_their_own_test() -> None:
    rows = [row for name in ("frozen", "frozen_second", "open") for row in lines(f"guard/{name}.jsonl")]
    plain = [d["text"] for row in rows for d in row["details"] if d["kind"] == "bsn" and not d["disguised"]]
    for number in plain:
        weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
        digits = re.sub(r"\D", "", number)
        assert sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0
    assert len(plain) >= 5


def test_disguises_are_many_enough_to_measure() -> None:
    rows = [row for name in ("frozen", "frozen_second", "open") for row in lines(f"guard/{name}.jsonl")]
    hidden = [d for row in rows for d in row["details"] if d["disguised"] and d["kind"] in BLOCKING]
    assert len(hidden) >= 50
    assert sum(row["clean"] for row in rows) == 282


def test_queries_ask_for_documents_that_exist() -> None:
    docs = {doc["id"] for doc in lines("search/docs.jsonl")}
    queries = [query for name in ("", "_more", "_frozen") for query in lines(f"search/queries{name}.jsonl")]
    assert len(queries) == len({query["qid"] for query in queries}) == 60 + 33
    for query in queries:
        assert query["type"] in TYPES
        assert query["relevant"]
        assert query["relevant"].keys() <= docs
        assert set(query["relevant"].values()) <= {1, 2, 3}


def test_only_the_frozen_queries_are_frozen() -> None:
    open_ones = [*lines("search/queries.jsonl"), *lines("search/queries_more.jsonl")]
    assert not any(query.get("frozen") for query in open_ones)
    frozen = lines("search/queries_frozen.jsonl")
    assert len(frozen) == 20
    assert all(query["frozen"] for query in frozen)
    assert {query["type"] for query in frozen} == TYPES
