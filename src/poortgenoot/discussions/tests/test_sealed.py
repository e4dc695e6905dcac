"""Sealed means sealed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from poortgenoot.core.access import Refused
from poortgenoot.core.models import Event
from poortgenoot.discussions import actions
from poortgenoot.discussions.factor import Weighed
from poortgenoot.discussions.models import Seat, Weighing
from poortgenoot.discussions.queries.own import weighing_of
from poortgenoot.discussions.queries.revealed import revealed, sealed_seats
from poortgenoot.discussions.tests.table import Table, seal_all, stand, time_goes_by, weigh_all
from poortgenoot.guard.actions import Unsettled
from poortgenoot.sparring.tests.test_guarded import everything_stored

REASON = "De zwaarte zit in het reizen, niet in het werk."


@pytest.fixture
def weighing(table: Table) -> Table:
    stand(table, "wegen")
    return table


def first_key(table: Table) -> str:
    return str(table.discussion.factors.values_list("key", flat=True)[0])


def test_it_saves_as_one_goes(weighing: Table) -> None:
    one, other = weighing.discussion.factors.values_list("key", flat=True)[:2]
    actions.weigh(weighing.doctor, "wegen", {one: Weighed(4, -2)})
    actions.weigh(weighing.doctor, "wegen", {other: Weighed(cannot_judge=True)})
    contents, row = weighing_of(weighing.doctor, "wegen")
    assert contents.factors == {one: Weighed(4, -2), other: Weighed(cannot_judge=True)}
    assert row is not None
    assert row.sealed_at is None


def test_nothing_of_it_stands_anywhere_to_be_read(weighing: Table) -> None:
    actions.weigh(
        weighing.doctor, "wegen", {first_key(weighing): Weighed(4, -2, False, REASON, "Als het kwartje rolt.")}
    )
    stored = everything_stored()
    assert REASON not in stored
    assert REASON.encode().hex() not in stored
    assert "kwartje rolt" not in stored


def test_all_boxes_are_as_long(weighing: Table) -> None:
    weigh_all(weighing.doctor, 0, -2)
    actions.weigh(weighing.bringer, "wegen", {first_key(weighing): Weighed(4, 2)})
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT length(box) FROM discussions_weighing")
        assert len(cursor.fetchall()) == 1


def test_others_learn_who_sealed_and_nothing_else(weighing: Table) -> None:
    weigh_all(weighing.doctor)
    assert sealed_seats(weighing.discussion, "wegen") == set()
    actions.seal(weighing.doctor, "wegen")
    assert sealed_seats(weighing.discussion, "wegen") == {weighing.doctor.pk}
    assert revealed(weighing.discussion, "wegen") is None


def test_the_ledger_says_that_somebody_sealed_and_never_what(weighing: Table) -> None:
    weigh_all(weighing.doctor, 4, -2)
    actions.seal(weighing.doctor, "wegen")
    line = Event.objects.get(verb="sealed")
    assert (line.actor_id, line.facts) == (weighing.doctor.member_id, {"discussion": weighing.discussion.pk})
    assert not Event.objects.filter(verb__contains="weigh").exists()


def test_sealing_waits_for_every_factor_and_for_two_reasons(weighing: Table) -> None:
    with pytest.raises(ValidationError, match="elke factor"):
        actions.seal(weighing.doctor, "wegen")
    keys = list(weighing.discussion.factors.values_list("key", flat=True))
    actions.weigh(weighing.doctor, "wegen", {key: Weighed(2, 0) for key in keys})
    with pytest.raises(ValidationError, match="zwaarste"):
        actions.seal(weighing.doctor, "wegen")
    actions.weigh(weighing.doctor, "wegen", {k: Weighed(3, 0, False, "Zo is het.", "Meer rust.") for k in keys[:2]})
    actions.seal(weighing.doctor, "wegen")
    assert sealed_seats(weighing.discussion, "wegen") == {weighing.doctor.pk}


def test_who_cannot_judge_anything_may_still_seal(weighing: Table) -> None:
    keys = weighing.discussion.factors.values_list("key", flat=True)
    actions.weigh(weighing.doctor, "wegen", {key: Weighed(cannot_judge=True) for key in keys})
    actions.seal(weighing.doctor, "wegen")


def test_who_cannot_judge_a_factor_gives_no_value_for_it(weighing: Table) -> None:
    actions.weigh(weighing.doctor, "wegen", {first_key(weighing): Weighed(4, -2, cannot_judge=True)})
    kept, _row = weighing_of(weighing.doctor, "wegen")
    assert kept.factors == {first_key(weighing): Weighed(cannot_judge=True)}


def test_sealing_twice_is_sealing_once(weighing: Table) -> None:
    weigh_all(weighing.doctor)
    actions.seal(weighing.doctor, "wegen")
    at = Weighing.objects.get().sealed_at
    actions.seal(weighing.doctor, "wegen")
    assert Weighing.objects.get().sealed_at == at
    assert Event.objects.filter(verb="sealed").count() == 1


def test_what_is_sealed_does_not_change_until_the_seal_is_off(weighing: Table) -> None:
    weigh_all(weighing.doctor)
    actions.seal(weighing.doctor, "wegen")
    with pytest.raises(Refused, match="verzegeld"):
        weigh_all(weighing.doctor, 4)
    actions.unseal(weighing.doctor, "wegen")
    weigh_all(weighing.doctor, 4)
    assert {w.weight for w in weighing_of(weighing.doctor, "wegen")[0].factors.values()} == {4}


def test_the_reveal_opens_what_was_sealed_to_all(weighing: Table) -> None:
    seal_all(weighing)
    stand(weighing, "openen")
    actions.reveal(weighing.again(), by=weighing.bringer)
    opened = revealed(weighing.discussion, "wegen")
    assert opened is not None
    assert [(seat.profession, contents.factors[first_key(weighing)].weight) for seat, contents in opened] == [
        ("JC", 0),
        ("BA", 1),
        ("VA", 2),
    ]


def test_nobody_weighs_or_unseals_after_the_reveal(weighing: Table) -> None:
    seal_all(weighing)
    stand(weighing, "openen")
    actions.reveal(weighing.again(), by=weighing.bringer)
    for act in (weigh_all, lambda seat: actions.seal(seat, "wegen"), lambda seat: actions.unseal(seat, "wegen")):
        with pytest.raises(Refused, match="geopend"):
            act(weighing.doctor)


def test_the_reveal_waits_for_who_is_there(weighing: Table) -> None:
    weigh_all(weighing.doctor)
    actions.seal(weighing.doctor, "wegen")
    stand(weighing, "openen")
    with pytest.raises(Refused, match="Nog niet iedereen"):
        actions.reveal(weighing.again(), by=weighing.bringer)


def test_after_the_term_it_opens_and_names_who_is_missing(weighing: Table) -> None:
    weigh_all(weighing.doctor)
    actions.seal(weighing.doctor, "wegen")
    weigh_all(weighing.insurance_doctor)
    stand(weighing, "openen")
    time_goes_by(weighing, 6)
    opened = actions.reveal(weighing.again(), by=weighing.bringer)
    assert set(opened.missing) == {weighing.bringer.pk, weighing.insurance_doctor.pk}
    rows = revealed(weighing.discussion, "wegen")
    assert rows is not None
    assert [seat.pk for seat, _contents in rows] == [weighing.doctor.pk], "half done and not sealed stays closed"


def test_who_lost_the_connection_is_not_waited_for(weighing: Table) -> None:
    weigh_all(weighing.bringer)
    actions.seal(weighing.bringer, "wegen")
    stand(weighing, "openen")
    Seat.objects.exclude(pk=weighing.bringer.pk).update(seen_at=None)
    assert len(actions.reveal(weighing.again(), by=weighing.bringer).missing) == 2


def test_who_weighs_without_an_open_page_is_there_and_waited_for(weighing: Table) -> None:
    weigh_all(weighing.bringer)
    actions.seal(weighing.bringer, "wegen")
    Seat.objects.exclude(pk=weighing.bringer.pk).update(seen_at=None)
    actions.weigh(weighing.doctor, "wegen", {first_key(weighing): Weighed(3, 1)})
    stand(weighing, "openen")
    with pytest.raises(Refused, match="Nog niet iedereen"):
        actions.reveal(weighing.again(), by=weighing.bringer)
    time_goes_by(weighing, 2)
    assert len(actions.reveal(weighing.again(), by=weighing.bringer).missing) == 2, "the term is not over, they went"


def test_nobody_sealed_so_there_is_nothing_to_open(weighing: Table) -> None:
    stand(weighing, "openen")
    time_goes_by(weighing, 6)
    with pytest.raises(Refused, match="Niemand verzegelde"):
        actions.reveal(weighing.again(), by=weighing.bringer)


def test_opening_twice_opens_once(weighing: Table) -> None:
    seal_all(weighing)
    stand(weighing, "openen")
    first = actions.reveal(weighing.again(), by=weighing.bringer)
    assert actions.reveal(weighing.again(), by=weighing.bringer) == first


def test_only_who_leads_opens(weighing: Table) -> None:
    seal_all(weighing)
    stand(weighing, "openen")
    with pytest.raises(Refused):
        actions.reveal(weighing.again(), by=weighing.doctor)


def test_before_its_step_nobody_weighs(table: Table) -> None:
    stand(table, "open")
    with pytest.raises(Refused, match="nog niet begonnen"):
        weigh_all(table.doctor)


def test_who_left_or_was_removed_weighs_no_more_and_what_was_not_sealed_is_gone(weighing: Table) -> None:
    weigh_all(weighing.doctor)
    weigh_all(weighing.insurance_doctor)
    actions.seal(weighing.insurance_doctor, "wegen")
    actions.leave(weighing.doctor)
    actions.remove(weighing.insurance_doctor, by=weighing.bringer)
    assert [w.seat_id for w in Weighing.objects.all()] == [weighing.insurance_doctor.pk]
    for seat in (weighing.doctor, weighing.insurance_doctor):
        with pytest.raises(Refused):
            weigh_all(seat)


@pytest.mark.parametrize("wrong", [Weighed(5, 0), Weighed(0, 3), Weighed(-1, 0), Weighed(1, 1, reason="x" * 301)])
def test_a_value_off_the_scale_is_refused(weighing: Table, wrong: Weighed) -> None:
    with pytest.raises(ValidationError):
        actions.weigh(weighing.doctor, "wegen", {first_key(weighing): wrong})
    assert not Weighing.objects.exists()


def test_a_factor_that_is_not_on_the_table_is_refused(weighing: Table) -> None:
    with pytest.raises(Refused):
        actions.weigh(weighing.doctor, "wegen", {"bestaat-niet": Weighed(1, 1)})


def test_a_reason_that_names_somebody_is_stopped_before_it_is_written(weighing: Table) -> None:
    named = Weighed(3, 1, reason="Mevrouw Jansma-Terpstra kan dat goed.")
    with pytest.raises(Unsettled) as stopped:
        actions.weigh(weighing.doctor, "wegen", {first_key(weighing): named})
    assert list(stopped.value.left) == [f"{first_key(weighing)}:reason"]
    assert not Weighing.objects.exists()


def test_a_verdict_is_sealed_like_a_weighing(table: Table) -> None:
    stand(table, "oordeel")
    actions.judge(table.doctor, "oordeel", "Eerst taken.", "Dat geeft rust.")
    assert "Eerst taken" not in everything_stored()
    actions.seal(table.doctor, "oordeel")
    assert weighing_of(table.doctor, "oordeel")[0].verdict == "Eerst taken."
    with pytest.raises(Refused):
        actions.judge(table.doctor, "wegen", "Eerst taken.", "Dat geeft rust.")


def test_a_verdict_without_a_reason_is_not_sealed(table: Table) -> None:
    stand(table, "oordeel")
    actions.judge(table.doctor, "oordeel", "Eerst taken.", "")
    with pytest.raises(ValidationError, match="waarom"):
        actions.seal(table.doctor, "oordeel")


def test_weighing_again_leaves_the_first_as_it_was(weighing: Table) -> None:
    seal_all(weighing)
    stand(weighing, "openen")
    actions.reveal(weighing.again(), by=weighing.bringer)
    stand(weighing, "opnieuw")
    weigh_all(weighing.doctor, 4, 2, step="opnieuw")
    assert {w.weight for w in weighing_of(weighing.doctor, "wegen")[0].factors.values()} == {1}


def test_a_seal_that_lacks_something_writes_nothing(table: Table) -> None:
    """Else an empty second weighing would stand in place of the first, which the page offers to change."""
    stand(table, "opnieuw")
    with pytest.raises(ValidationError):
        actions.seal(table.doctor, "opnieuw")
    assert not Weighing.objects.filter(seat=table.doctor, step="opnieuw").exists()
