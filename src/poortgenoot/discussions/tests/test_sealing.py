"""A box says nothing to whoever finds it."""

from __future__ import annotations

import pytest

from poortgenoot.discussions.factor import Contents, Weighed
from poortgenoot.discussions.sealing import Unopened, seal, unseal

LIGHT = Contents({"wil": Weighed(0, -2)})
HEAVY = Contents({"wil": Weighed(4, 2, reason="Omdat het anders niet houdt." * 10)}, verdict="ja", reason="Zo is het.")


def test_it_opens_in_its_own_place_only() -> None:
    box = seal(HEAVY, place="seat:1:wegen")
    assert unseal(box, place="seat:1:wegen") == HEAVY
    with pytest.raises(Unopened):
        unseal(box, place="seat:2:wegen")


def test_the_size_tells_nothing() -> None:
    assert len(seal(LIGHT, place="p")) == len(seal(HEAVY, place="p"))


def test_the_same_weighing_never_looks_the_same() -> None:
    assert seal(LIGHT, place="p") != seal(LIGHT, place="p")
    assert b"Omdat" not in seal(HEAVY, place="p")


def test_a_changed_box_does_not_open() -> None:
    box = bytearray(seal(LIGHT, place="p"))
    box[-1] ^= 1
    with pytest.raises(Unopened):
        unseal(bytes(box), place="p")


def test_another_key_does_not_open_it(settings: object) -> None:
    box = seal(LIGHT, place="p")
    settings.SEAL_KEY = "een heel andere sleutel van meer dan dertig tekens"  # type: ignore[attr-defined]
    with pytest.raises(Unopened):
        unseal(box, place="p")
