from __future__ import annotations

import json

import pytest

from poortgenoot.members import gazetteer, places


def test_places_stand_as_a_reader_expects_them_accents_and_apostrophes_aside() -> None:
    names = [p.name for p in places.all_places()]
    assert names.index("Sint Odiliënberg") < names.index("Sittard")
    assert names.index("'t Zand") > names.index("Sneek")


def test_typing_the_beginning_offers_the_largest_first() -> None:
    assert places.found("zwol")[0].label == "Zwolle, Overijssel"
    assert places.found("utre")[0].name == "Utrecht"
    assert places.found("") == []


def test_what_people_say_is_found() -> None:
    for said in ("Den Haag", "den bosch", "Almere", "Rijswijk, Zuid-Holland"):
        assert places.by_label(said), said
    assert places.by_label("Nergenshuizen") is None


def test_no_two_places_share_name_and_province() -> None:
    labels = [p.label for p in places.all_places()]
    assert len(labels) == len(set(labels)) > 1_900


@pytest.mark.slow
def test_the_list_is_what_geonames_says() -> None:
    kept = [tuple(line) for line in json.loads(gazetteer.FILE.read_text(encoding="utf-8"))]
    assert kept == gazetteer.extract()
