"""What a writer may decide, and what adds up."""

from __future__ import annotations

import pytest

from poortgenoot.guard.combination import Weight, add_up
from poortgenoot.guard.decisions import Choice, Decision, settle
from poortgenoot.guard.findings import Finding, Kind


def finding(kind: Kind, text: str, start: int = 0) -> Finding:
    return Finding(kind, kind.severity, start, start + len(text), text, "iets anders")


PLACE = finding(Kind.PLACE, "Doetinchem")
NAME = finding(Kind.PERSON, "Werkpad", 20)
PHONE = finding(Kind.PHONE, "0612345678", 40)


def keep(kind: Kind, text: str, reason: str = "Hoort bij de vraag.", nth: int = 0) -> Decision:
    return Decision(Choice.KEEP, "text", kind, text, nth, reason)


def waive(kind: Kind, text: str) -> Decision:
    return Decision(Choice.WAIVE, "text", kind, text)


def test_a_detail_to_weigh_stays_with_a_reason() -> None:
    settled = settle("text", [PLACE], [keep(Kind.PLACE, "Doetinchem")], is_title=False)
    assert (len(settled.kept), settled.left) == (1, ())


def test_without_a_reason_it_is_still_to_decide() -> None:
    assert settle("text", [PLACE], [keep(Kind.PLACE, "Doetinchem", " ")], is_title=False).left == (PLACE,)


def test_a_title_keeps_nothing_to_weigh() -> None:
    assert settle("text", [PLACE], [keep(Kind.PLACE, "Doetinchem")], is_title=True).left == (PLACE,)


def test_what_is_no_name_is_waved_off_and_counted() -> None:
    settled = settle("text", [NAME], [waive(Kind.PERSON, "Werkpad")], is_title=False)
    assert (settled.waived, settled.left) == (1, ())


def test_a_phone_number_is_never_waved_off_or_kept() -> None:
    decisions = [waive(Kind.PHONE, "0612345678"), keep(Kind.PHONE, "0612345678")]
    assert settle("text", [PHONE], decisions, is_title=False).left == (PHONE,)


def test_a_decision_counts_for_one_place_only() -> None:
    twice = [NAME, finding(Kind.PERSON, "Werkpad", 60)]
    assert settle("text", twice, [waive(Kind.PERSON, "Werkpad")], is_title=False).left == (twice[1],)


def test_a_decision_about_another_field_counts_for_nothing() -> None:
    elsewhere = Decision(Choice.KEEP, "wants", Kind.PLACE, "Doetinchem", 0, "Hoort erbij.")
    assert settle("text", [PLACE], [elsewhere], is_title=False).left == (PLACE,)


@pytest.mark.parametrize("sharp", [Kind.RARE_DIAGNOSIS, Kind.UNIQUE_JOB])
def test_a_sharp_detail_blocks_with_any_other_kind(sharp: Kind) -> None:
    assert add_up({sharp}).weight is Weight.LIGHT
    assert add_up({sharp, Kind.AGE}).weight is Weight.BLOCKS


def test_three_milder_kinds_restrict_a_case() -> None:
    assert add_up({Kind.AGE, Kind.PLACE}).weight is Weight.LIGHT
    assert add_up({Kind.AGE, Kind.PLACE, Kind.FAMILY}).weight is Weight.RESTRICTS
