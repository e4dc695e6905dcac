"""What is wrong with a call is told in Dutch, by field, with what to do, and never with the text that was sent."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

import pytest

from poortgenoot.api import api
from tests.api.calls import Caller, problem_of
from tests.api.test_the_main_job import question
from tests.cast import Cast

SECRET = "Fatima uit Zwolle"
WRONG: tuple[object, ...] = (None, SECRET, -1, 1.5, {}, [SECRET], "x" * 20_000, ["BA"] * 120)
ENGLISH = re.compile(r"\b(input|should|valid|value|field|required|string|character|must|unable|greater)\b", re.I)


@pytest.mark.parametrize(
    ("changes", "where", "what"),
    [
        ({"title": None}, "title", "title moet tekst zijn. Zet er aanhalingstekens om."),
        ({"key": "een"}, "key", "key moet een UUID zijn. Maak een nieuwe voor elke tekst."),
        ({"professions": ["XX"]}, "professions.0", "professions.0 kent deze waarde niet. Kies uit: "),
        ({"professions": "BA"}, "professions", "professions moet een lijst zijn, tussen [ en ]."),
        ({"themes": [0]}, "themes.0", "themes.0 is te laag. Kies 1 of hoger."),
        ({"decisions": [{"nth": "een"}]}, "decisions.0.nth", "decisions.0.nth moet een heel getal zijn, zoals 12."),
    ],
)
def test_each_mistake_names_the_field_and_what_to_do(
    cast: Cast, changes: dict[str, object], where: str, what: str
) -> None:
    told = problem_of(Caller(cast.asker).post("/questions", question(**changes)))
    assert told["type"] == "urn:poortgenoot:fields"
    said = {error["where"]: error["what"] for error in told["errors"]}
    assert said[where].startswith(what)
    assert told["detail"].startswith("Niet alles is goed ingevuld. ")


def test_what_is_missing_is_named(cast: Cast) -> None:
    told = problem_of(Caller(cast.asker).post("/questions", {}))
    assert {"title ontbreekt. Stuur het mee.", "key ontbreekt. Stuur het mee."} <= {e["what"] for e in told["errors"]}


def test_a_filter_that_cannot_be_is_told_the_same_way(cast: Cast) -> None:
    (error,) = problem_of(Caller(cast.asker).get("/members?profession=XX"))["errors"]
    assert error["where"] == "profession.0"
    assert "Kies uit" in error["what"]


def calls_with_bodies() -> list[tuple[str, str, list[str]]]:
    """Method, path and the fields of every call that reads a body."""
    described = api.get_openapi_schema(path_prefix="/api/v1/")
    found = []
    for path, calls in described["paths"].items():
        for method, call in calls.items():
            if body := call.get("requestBody"):
                name = body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
                found.append((method.upper(), path, list(described["components"]["schemas"][name]["properties"])))
    return found


@pytest.mark.parametrize(("method", "path", "fields"), calls_with_bodies())
def test_no_call_answers_a_wrong_field_in_english_or_with_its_text(
    cast: Cast, method: str, path: str, fields: list[str]
) -> None:
    caller, address = Caller(cast.moderator), re.sub(r"{\w+}", "1", path)
    mistakes: list[dict[str, Any]] = []
    for wrong in WRONG:
        answer = caller.call(method, address, {"key": str(uuid.uuid4())} | dict.fromkeys(fields, wrong))
        if answer.status_code == 422:
            mistakes += problem_of(answer)["errors"]
            assert SECRET not in json.dumps(answer.json())
    assert mistakes
    assert [error for error in mistakes if ENGLISH.search(error["what"].replace(error["where"], ""))] == []
    assert [error for error in mistakes if "klopt niet. Kijk in de beschrijving" in error["what"]] == []
