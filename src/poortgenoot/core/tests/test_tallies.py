"""What counts towards a limit holds nobody's address."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings
from tests.cast import Cast

from poortgenoot.core import tallies
from poortgenoot.core.access import TooMany
from poortgenoot.core.models import Tally

WHERE = "203.0.113.9"


def count(who: str, name: str = "marks", limit: int = 2) -> int:
    return tallies.count(name, who, per="day", limit=limit, why="Morgen weer.")


def kept() -> set[str]:
    return set(Tally.objects.values_list("who", flat=True))


@pytest.mark.django_db
def test_who_is_counted_cannot_be_read_nor_found_again() -> None:
    count(WHERE)
    count(WHERE, name="certificates")
    with override_settings(SECRET_KEY="another house"):
        count(WHERE)
    assert len(kept()) == 3
    assert not any(WHERE in who for who in kept())


@pytest.mark.django_db
def test_the_same_one_is_counted_as_one(within_the_hour: None) -> None:
    assert [count(WHERE), count("203.0.113.8"), count(WHERE)] == [1, 1, 2]
    with pytest.raises(TooMany, match="Morgen weer"):
        count(WHERE)


def test_a_visitor_leaves_no_address_in_a_counter(cast: Cast) -> None:
    visitor = Client(REMOTE_ADDR=WHERE)
    visitor.get("/certificaat/bestaat-niet/")
    visitor.post("/aanmelden/", {"email": cast.doctor.user.email})
    assert Tally.objects.count() > 1
    assert not any(WHERE in who or "@" in who for who in kept())
