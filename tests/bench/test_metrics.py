"""The measures, on examples small enough to work out by hand."""

import math

import pytest
from bench.metrics import BLOCKING, Span, Text, ndcg_at, precision, recall, recall_at

PLAIN, DISGUISED = frozenset({False}), frozenset({True})


def span(kind: str, start: int, end: int, disguised: bool = False) -> Span:
    return Span(frozenset({kind}), start, end, disguised)


def test_a_finding_counts_when_it_overlaps_a_detail_of_its_kind() -> None:
    assert span("date", 4, 9).answers(span("date", 8, 12))
    assert not span("date", 4, 8).answers(span("date", 8, 12))
    assert not span("date", 4, 9).answers(span("age", 8, 12))


def test_between_blocking_kinds_any_stops_the_text() -> None:
    assert span("phone", 0, 9).answers(span("bsn", 0, 9))
    assert not span("place", 0, 9).answers(span("person", 0, 9))


def test_a_tag_with_several_meanings_finds_each_of_them_but_nothing_else() -> None:
    tag = Span(frozenset({"date", "birthdate"}), 0, 5)
    assert tag.answers(span("birthdate", 0, 5))
    assert not tag.answers(span("person", 0, 5))


def test_a_hospital_may_be_employer_or_institution() -> None:
    assert span("employer", 0, 5).answers(span("institution", 0, 5))


def test_recall_counts_details_and_precision_counts_findings() -> None:
    text = Text(
        details=(span("person", 0, 4), span("bsn", 10, 19, disguised=True), span("place", 30, 35)),
        found=(span("person", 0, 4), span("person", 50, 54)),
    )
    assert recall([text], BLOCKING, PLAIN) == 1.0
    assert recall([text], BLOCKING, DISGUISED) == 0.0
    assert recall([text], frozenset({"place"}), PLAIN) == 0.0
    assert precision([text], BLOCKING) == 0.5


def test_nothing_to_count_is_no_figure() -> None:
    assert recall([Text((), ())], BLOCKING, PLAIN) is None
    assert precision([Text((), ())], BLOCKING) is None


def test_recall_at_two_of_three_relevant_documents() -> None:
    relevant = {"a": 3, "b": 2, "c": 1}
    assert recall_at(["a", "x", "b"], relevant, depth=2) == 0.5
    assert recall_at(["a", "x", "b"], relevant) == pytest.approx(2 / 3)


def test_ndcg_of_a_ranking_worked_out_by_hand() -> None:
    relevant = {"a": 3, "b": 1}
    best = 7 + 1 / math.log2(3)
    assert ndcg_at(["a", "b"], relevant) == 1.0
    assert ndcg_at(["b", "x", "a"], relevant) == pytest.approx((1 + 7 / 2) / best)
    assert ndcg_at([], relevant) == 0.0
