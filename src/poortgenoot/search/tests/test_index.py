"""What is put into the index, who finds it, and what stays hidden."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from tests.cast import Cast

from poortgenoot.members.models import Member
from poortgenoot.search import actions, frequencies, gates, queries
from poortgenoot.search.entries import Entry
from poortgenoot.search.models import SearchEntry, SearchWord

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HIDDEN: set[int] = set()


def note(number: int, title: str, body: str = "", audience: str = "members", **more: object) -> Entry:
    values = {"kind": "note", "url": f"/note/{number}/", "audience": frozenset({audience}), "at": AT}
    return Entry(object_id=number, title=title, body=body, **(values | more))  # type: ignore[arg-type]


def gate(member: Member, ids: Collection[int]) -> set[int]:
    return set(ids) - HIDDEN


@pytest.fixture(autouse=True)
def notes() -> Iterator[None]:
    """A kind of our own: notes, of which those in HIDDEN are closed to everybody."""
    HIDDEN.clear()
    frequencies.forget()
    gates.register("note", gate, "Notities", lambda: [note(1, "Loonsanctie na ruzie")])
    yield
    gates.unregister("note")
    frequencies.forget()


def found(query: str, member: Member) -> list[int]:
    return [one.object_id for one in queries.find(query, member, kinds=["note"]).found]


def test_a_title_counts_more_than_a_body(cast: Cast) -> None:
    actions.put(note(1, "Over iets anders", "Hier valt een loonsanctie."), note(2, "Loonsanctie", "Hier valt iets."))
    assert found("loonsancties", cast.asker) == [2, 1]


def test_a_rare_word_in_a_hidden_text_changes_nothing_of_what_is_found(cast: Cast) -> None:
    actions.put(note(1, "Over narcolepsie"), note(2, "Over sikkelcel"))
    asked = "narcolepsie sikkelcel"
    before = [(one.object_id, one.score) for one in queries.find(asked, cast.asker).found]
    assert len(before) == 2
    for number, word in ((3, "narcolepsie"), (4, "sikkelcel"), (5, "sikkelcel")):
        actions.put(note(number, f"Over {word}", audience="member-0"))
        frequencies.forget()
        assert [(one.object_id, one.score) for one in queries.find(asked, cast.asker).found] == before


def test_the_very_word_comes_before_a_part_of_a_word(cast: Cast) -> None:
    actions.put(note(1, "Arbeidsbelastbaarheid"), note(2, "Belastbaarheid"))
    assert found("belastbaarheid", cast.asker) == [2, 1]
    assert found("arbeidsbelastbaarheid", cast.asker) == [1, 2]


def test_a_typo_is_forgiven_and_told(cast: Cast) -> None:
    actions.put(note(1, "Samen met de bedrijfsarts", "Over taakdelegatie."))
    results = queries.find("taakdeligatie", cast.asker)
    assert [one.object_id for one in results.found] == [1]
    assert results.did_you_mean == "taakdelegatie"


def test_a_word_that_stands_there_is_no_typo(cast: Cast) -> None:
    actions.put(note(1, "Werkgever en werknemer"))
    assert queries.find("werkgever", cast.asker).did_you_mean == ""


def test_a_typo_never_tells_a_word_of_a_hidden_text(cast: Cast) -> None:
    actions.put(note(1, "Zeldzaam", "Mevrouw Zandstrabosch", audience="member-0"), note(2, "Iets anders"))
    results = queries.find("zandstrabos", cast.asker)
    assert (results.found, results.did_you_mean) == ((), "")
    HIDDEN.add(3)
    actions.put(note(3, "Ook zeldzaam", "Mevrouw Zandstrabosch"))
    results = queries.find("zandstrabos", cast.asker)
    assert (results.found, results.did_you_mean) == ((), "")


def test_who_shares_no_audience_finds_nothing(cast: Cast) -> None:
    home = f"host-{cast.association.pk}"
    actions.put(note(1, "Loonsanctie", audience=home))
    assert found("loonsanctie", cast.asker) == [1]
    assert found("loonsanctie", cast.stranger) == []


def test_what_the_gate_hides_is_neither_found_nor_counted(cast: Cast) -> None:
    actions.put(*(note(number, "Loonsanctie") for number in range(1, 6)))
    HIDDEN.update({2, 4})
    results = queries.find("loonsanctie", cast.asker)
    assert {one.object_id for one in results.found} == {1, 3, 5}
    assert [(count.kind, count.number) for count in results.counts] == [("note", 3)]
    assert results.total == 3


def test_a_kind_without_a_gate_is_never_found(cast: Cast) -> None:
    actions.put(note(1, "Loonsanctie", kind="unguarded"))
    assert queries.find("loonsanctie", cast.asker).total == 0


def test_a_transaction_that_fails_leaves_nothing_to_find(cast: Cast) -> None:
    def put_and_fail() -> None:
        with transaction.atomic():
            actions.put(note(1, "Loonsanctie"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        put_and_fail()
    assert not SearchEntry.objects.filter(kind="note").exists()
    assert not SearchWord.objects.filter(word="loonsanctie").exists()


def test_an_entry_that_changes_is_found_by_its_new_words_only(cast: Cast) -> None:
    actions.put(note(1, "Loonsanctie"))
    actions.put(note(1, "Mantelzorg"))
    assert found("loonsanctie", cast.asker) == []
    assert found("mantelzorg", cast.asker) == [1]


def test_a_text_that_is_removed_leaves_no_word_behind(cast: Cast) -> None:
    actions.put(note(1, "Zandstrabosch en de loonsanctie"), note(2, "Loonsanctie"))
    actions.remove("note", 1)
    remembered = set(
        SearchWord.objects.filter(word__in=["zandstrabosch", "loonsanctie"]).values_list("word", flat=True)
    )
    assert remembered == {"loonsanctie"}
    assert found("zandstrabosch", cast.asker) == []


def test_a_thing_with_a_fuller_part_for_some_is_found_once(cast: Cast) -> None:
    home = f"host-{cast.association.pk}"
    actions.put(note(1, "Loonsanctie"), note(1, "Loonsanctie", "en mantelzorg", audience=home, part="hosts"))
    assert found("loonsanctie", cast.asker) == [1]
    assert found("mantelzorg", cast.asker) == [1]
    assert found("mantelzorg", cast.stranger) == []


def test_filling_again_gives_what_the_rooms_have(cast: Cast) -> None:
    actions.put(note(9, "Verouderd"))
    actions.rebuild()
    assert found("verouderd", cast.asker) == []
    assert found("loonsanctie", cast.asker) == [1]


def test_quotes_ask_for_the_words_in_that_order(cast: Cast) -> None:
    actions.put(note(1, "Eerst uren, dan taken"), note(2, "Eerst taken, dan uren"))
    assert found('"eerst taken"', cast.asker) == [2]


def test_a_filter_narrows_and_the_counts_stay(cast: Cast) -> None:
    gates.register("other", gate, "Andere")
    actions.put(note(1, "Loonsanctie"), note(1, "Loonsanctie", kind="other"))
    results = queries.find("loonsanctie", cast.asker, kinds=["other"])
    gates.unregister("other")
    assert [(one.kind, one.object_id) for one in results.found] == [("other", 1)]
    assert {(count.kind, count.number) for count in results.counts} == {("note", 1), ("other", 1)}


def test_pages_hold_ten_and_do_not_overlap(cast: Cast) -> None:
    actions.put(*(note(number, "Loonsanctie") for number in range(1, 25)))
    pages = [queries.find("loonsanctie", cast.asker, page=page) for page in (1, 2, 3)]
    ids = [one.object_id for page in pages for one in page.found]
    assert (len(ids), len(set(ids)), pages[0].pages, pages[0].total) == (24, 24, 3, 24)


@pytest.mark.parametrize("query", ["", "   ", "'", '"', "\\", "a' | 'b", "& | !", "%s %(x)s", "\x00", "😀", "x" * 5000])
def test_no_query_breaks_the_search(query: str, cast: Cast) -> None:
    actions.put(note(1, "Loonsanctie"))
    assert queries.find(query, cast.asker).total == 0


def test_a_text_is_shown_escaped_with_what_answers_marked(cast: Cast) -> None:
    actions.put(note(1, "Sancties & <b>straf</b>", "<script>alert(1)</script> na een loonsanctie"))
    (one,) = queries.find("sanctie", cast.asker).found
    assert one.title_html == "<mark>Sancties</mark> &amp; &lt;b&gt;straf&lt;/b&gt;"
    assert "<script>" not in one.excerpt_html
    assert "een <mark>loonsanctie</mark>" in one.excerpt_html


def test_a_longer_text_finds_the_nearest_of_one_kind(cast: Cast) -> None:
    actions.put(note(1, "Opbouw na burn-out", "Eerst uren of eerst taken"), note(2, "Vervoer naar het werk"))
    near = queries.like("Mijn client is overspannen en ik weet niet of we eerst uren opbouwen.", cast.asker, "note")
    assert near[0].object_id == 1
