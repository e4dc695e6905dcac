"""Where two readings share words, what stops a text is never lost under what may stay with a reason."""

from __future__ import annotations

import pytest

from poortgenoot.guard.findings import Kind, Spot
from poortgenoot.guard.merging import merged
from poortgenoot.guard.tests.conftest import Found


def spot(text: str, kind: Kind, words: str, *, sure: bool = False) -> Spot:
    start = text.index(words)
    return Spot(kind, start, start + len(words), sure)


@pytest.mark.parametrize(
    ("text", "known", "cut", "rest"),
    [
        ("werkt bij HEMA in de Kalverstraat", "HEMA", "HEMA in de Kalverstraat", ["Kalverstraat"]),
        ("werkt in de Kerkstraat bij HEMA nu", "HEMA", "Kerkstraat bij HEMA", ["Kerkstraat"]),
        ("zit in de Kerkstraat HEMA Lindelaan nu", "HEMA", "Kerkstraat HEMA Lindelaan", ["Kerkstraat", "Lindelaan"]),
        ("komt van Het HEMA", "HEMA", "van Het HEMA", []),
    ],
)
def test_what_is_left_of_a_blocking_reading_stays(text: str, known: str, cut: str, rest: list[str]) -> None:
    spots = merged([spot(text, Kind.EMPLOYER, known, sure=True), spot(text, Kind.ADDRESS, cut)], text)
    assert [text[one.start : one.end] for one in spots if one.kind is Kind.ADDRESS] == rest
    assert not any(one.overlaps(other) for one in spots for other in spots if one is not other)


def test_a_number_that_reads_on_from_a_mail_address_is_found_at_once(found: Found) -> None:
    assert found("Bel a@O 0612345678") == [("email", "a@O"), ("phone", "0612345678")]
