from __future__ import annotations

import pytest

from poortgenoot.members import member_list
from poortgenoot.members.member_list import Bad, Fault, Listed

NAMES = {"ba": "BA", "bedrijfsarts": "BA"}


def read(text: str, most: int = 100) -> member_list.Read:
    return member_list.read(text, NAMES, most=most, longest_name=20)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_list_may_be_separated_as_spreadsheets_do(separator: str) -> None:
    line = separator.join(["An@Elders.example", "An de Wit", "Bedrijfsarts"])
    assert read(line).good == (Listed("an@elders.example", "An de Wit", "BA"),)


def test_a_heading_and_empty_lines_are_passed_over_but_counted() -> None:
    found = read("E-mail;Naam;Beroepsgroep\n\nan@elders.example\n;Bo;\n")
    assert found.good == (Listed("an@elders.example", "", ""),)
    assert found.bad == (Bad(4, Fault.NO_EMAIL, "Bo"),)


def test_each_fault_has_its_own_name() -> None:
    found = read(
        f"an@x.example\nAN@x.example\nan@x\nbo@x.example;{'B' * 21}\ncas@x.example;;tovenaar\ndik@x.example\n", most=1
    )
    assert [(bad.number, bad.fault) for bad in found.bad] == [
        (2, Fault.TWICE),
        (3, Fault.BAD_EMAIL),
        (4, Fault.TOO_LONG),
        (5, Fault.UNKNOWN_PROFESSION),
        (6, Fault.TOO_MANY),
    ]


def test_text_of_windows_and_a_byte_order_mark_are_read() -> None:
    assert member_list.decoded("Zoë".encode("cp1252")) == "Zoë"
    assert member_list.decoded("Zoë".encode("utf-8-sig")) == "Zoë"
    with pytest.raises(member_list.NotText):
        member_list.decoded(b"PK\x00")


def test_a_cell_without_an_end_is_a_bad_line_and_no_crash() -> None:
    endless = "x" * 200_000
    assert [bad.fault for bad in read(f"a@b.nl;A;\n{endless};;\n").bad] == [Fault.BAD_EMAIL]
