"""What a member or a desk may bring at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.api.calls import Caller, problem_of
from tests.cast import Cast

from poortgenoot.core.limits import LIMITS
from poortgenoot.members.forms import hosting
from poortgenoot.members.forms.hosting import ListForm
from poortgenoot.members.forms.work import WorkForm
from poortgenoot.members.member_list import Fault

pytestmark = pytest.mark.django_db


def listed(lines: str) -> ListForm:
    form = ListForm({}, {"file": SimpleUploadedFile("leden.csv", lines.encode())})
    assert form.is_valid()
    return form


def test_lines_of_a_list_beyond_the_limit_are_named_and_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hosting, "LIMITS", replace(LIMITS, csv_lines=2))
    read = listed("".join(f"lid{n}@praktijk.example;Lid {n};\n" for n in range(3))).cleaned_data["file"]
    assert [one.email for one in read.good] == ["lid0@praktijk.example", "lid1@praktijk.example"]
    assert [(bad.number, bad.fault) for bad in read.bad] == [(3, Fault.TOO_MANY)]


def test_a_name_on_a_list_is_as_long_as_a_name_may_be() -> None:
    names = "a" * LIMITS.name_length, "b" * (LIMITS.name_length + 1)
    read = listed("".join(f"{name[0]}@praktijk.example;{name};\n" for name in names)).cleaned_data["file"]
    assert [one.email for one in read.good] == ["a@praktijk.example"]
    assert [(bad.number, bad.fault) for bad in read.bad] == [(2, Fault.TOO_LONG)]


def test_one_has_a_few_work_places_on_the_page_and_by_program(cast: Cast) -> None:
    assert len(WorkForm().place_fields()) == LIMITS.work_places
    places = ["Zwolle", "Deventer", "Apeldoorn", "Kampen", "Meppel"]
    caller = Caller(cast.doctor)
    enough = {"places": places[: LIMITS.work_places], "work_days": [1]}
    assert caller.call("PUT", "/me/work", enough).status_code == 200
    refused = caller.call("PUT", "/me/work", {"places": places[: LIMITS.work_places + 1], "work_days": [1]})
    assert problem_of(refused)["errors"][0]["where"] == "places"
    assert len(caller.get("/me").json()["work_places"]) == LIMITS.work_places
