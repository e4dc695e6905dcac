"""Which of its own parts an open page must show anew."""

from __future__ import annotations

import pytest

from poortgenoot.discussions.parts import changed

SEEN = {"scene": "2:0:0", "turns": "1w2w", "said": "0:0", "lead": "7:1", "factors": "1.2", "version": "9"}


@pytest.mark.parametrize(
    ("scene", "parts"),
    [
        ("scene", ["mijn", "leiding", "beurt", "vragen", "factoren"]),
        ("turns", ["beurt"]),
        ("said", ["vragen"]),
        ("lead", ["leiding"]),
        ("factors", ["factoren"]),
        ("version", []),
    ],
)
def test_only_what_hangs_on_it_comes_anew(scene: str, parts: list[str]) -> None:
    assert changed(SEEN, SEEN | {scene: "other"}, leads=False) == parts


def test_who_leads_follows_every_version() -> None:
    assert changed(SEEN, SEEN | {"version": "10"}, leads=True) == ["leiding"]


def test_nothing_comes_anew_when_nothing_changed() -> None:
    assert changed(SEEN, dict(SEEN), leads=True) == []
