"""A figure is shown beside its peer and its aim, and one that falls short says so."""

from bench.rows import as_table, at_least, at_most, figure, measured, times_peer_at_least, times_peer_at_most


def test_a_row_compares_itself_with_its_peer() -> None:
    row = measured("recall", 0.9, "", peer=0.6, aim=times_peer_at_least(1.5))
    assert (row.ratio, row.met, row.aim) == (1.5, True, "≥ 1.5 ×")


def test_a_slower_answer_misses_its_aim() -> None:
    assert measured("p50", 5.0, "ms", peer=2.0, aim=times_peer_at_most(2)).met is False


def test_an_aim_for_the_value_needs_no_peer() -> None:
    assert measured("memory", 99.0, "MB", aim=at_most(150)).met is True
    assert measured("clean", 0.94, "", aim=at_least(0.95)).met is False


def test_an_aim_against_a_peer_that_has_nothing_is_not_met() -> None:
    row = measured("recall of plates", 0.7, "", peer=0.0, aim=times_peer_at_least(2))
    assert (row.ratio, row.met) == (None, False)


def test_without_an_aim_nothing_is_met_or_missed() -> None:
    assert measured("speed", 10.0, "1/s").met is None


def test_the_table_lines_up_and_hides_no_shortfall() -> None:
    rows = [measured("short", 0.5, "", aim=at_least(0.9)), measured("a longer name", 1234.5, "ms", 617.25)]
    head, first, second = as_table(rows).splitlines()
    assert head.index("value") + len("value") == first.index("0.500") + len("0.500")
    assert first.endswith("≥ 0.9  NOT MET")
    assert "1,234  ms" in second
    assert "2.00" in second


def test_figures_read_as_people_write_them() -> None:
    assert [figure(value) for value in (None, 0.12345, 12.34, 98765.4)] == ["", "0.123", "12.3", "98,765"]
