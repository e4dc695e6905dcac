"""Bringing a case, and choosing what will be weighed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast
from tests.factories import make_question

from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions
from poortgenoot.discussions.factor import FactorGroup
from poortgenoot.discussions.models import Discussion
from poortgenoot.discussions.tests.table import SCRIPT, STEP, Table, draft, lay, stand, weigh_all
from poortgenoot.guard.actions import Unsettled


def test_the_bringer_sits_first_and_leads(table: Table, cast: Cast) -> None:
    assert table.bringer.member == cast.asker
    assert table.bringer.number == 1
    assert table.again().facilitator == table.bringer


def test_a_draft_that_comes_twice_is_one_discussion(cast: Cast) -> None:
    one = draft(cast.asker, cast)
    assert actions.prepare(one, by=cast.asker) == actions.prepare(one, by=cast.asker)
    assert Discussion.objects.count() == 1


@pytest.mark.parametrize("field", ["title", "wants", "happened", "sentence"])
def test_a_name_in_the_case_is_stopped(cast: Cast, field: str) -> None:
    with pytest.raises(Unsettled):
        actions.prepare(draft(cast.asker, cast, **{field: "Mevrouw Jansma-Terpstra wil terug."}), by=cast.asker)
    assert not Discussion.objects.exists()


def test_a_method_that_cannot_work_starts_nothing(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        actions.prepare(draft(cast.asker, cast, script=SCRIPT | {"steps": SCRIPT["steps"][3:]}), by=cast.asker)


def test_somebody_elses_question_is_not_brought(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.prepare(draft(cast.coach, cast, question=make_question(cast.asker)), by=cast.coach)


def test_a_case_is_brought_to_ones_own_host(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.prepare(draft(cast.stranger, cast), by=cast.stranger)


def test_so_many_discussions_stand_open_at_once(cast: Cast) -> None:
    for _open in range(LIMITS.open_discussions):
        actions.prepare(draft(cast.asker, cast), by=cast.asker)
    with pytest.raises(TooMany):
        actions.prepare(draft(cast.asker, cast), by=cast.asker)


def test_a_set_of_factors_over_several_groups_stands_ready(table: Table) -> None:
    groups = list(table.discussion.factors.values_list("group", flat=True))
    assert len(groups) == 7
    assert len(set(groups)) == 6
    assert table.discussion.factors.all()[0].key == "eigen-wens"


def test_participants_extend_and_change_the_set(table: Table) -> None:
    added = actions.add_factor(table.discussion, "Hoe ver het reizen is", FactorGroup.MARKET, by=table.doctor)
    actions.remove_factor(table.discussion.factors.first(), by=table.insurance_doctor)  # type: ignore[arg-type]
    assert added in table.discussion.factors.all()
    assert table.discussion.factors.count() == 7


def test_the_same_factor_stands_once(table: Table) -> None:
    one = actions.add_factor(table.discussion, "Reizen", FactorGroup.MARKET, by=table.doctor)
    assert actions.add_factor(table.discussion, "reizen ", FactorGroup.LAW, by=table.bringer) == one


def test_at_most_eight_are_weighed_live_and_more_in_a_slow_one(table: Table, cast: Cast) -> None:
    for number in range(1):
        actions.add_factor(table.discussion, f"Nog iets {'a' * number}", FactorGroup.LAW, by=table.doctor)
    with pytest.raises(TooMany):
        actions.add_factor(table.discussion, "En nog iets anders", FactorGroup.LAW, by=table.doctor)
    slow = lay(cast, pace="slow")
    for number in range(3):
        actions.add_factor(slow.discussion, f"Nog iets {'a' * number}", FactorGroup.LAW, by=slow.doctor)
    assert slow.discussion.factors.count() == 10


def test_a_factor_that_names_somebody_is_stopped(table: Table) -> None:
    with pytest.raises(Unsettled):
        actions.add_factor(table.discussion, "Wat Jansma-Terpstra wil", FactorGroup.LAW, by=table.doctor)


def test_once_somebody_weighed_the_factors_lie_fast(table: Table) -> None:
    stand(table, "wegen")
    weigh_all(table.doctor)
    with pytest.raises(Refused, match="liggen vast"):
        actions.remove_factor(table.discussion.factors.first(), by=table.bringer)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="liggen vast"):
        actions.add_factor(table.discussion, "Iets nieuws", FactorGroup.LAW, by=table.bringer)


def test_a_step_back_frees_the_factors_until_somebody_sealed_and_does_not_tell_who_began(table: Table) -> None:
    stand(table, "wegen")
    weigh_all(table.doctor)
    actions.go_to(table.again(), STEP["vragen"], by=table.bringer, expects=STEP["wegen"])
    actions.remove_factor(table.discussion.factors.first(), by=table.bringer)  # type: ignore[arg-type]
    stand(table, "wegen")
    actions.seal(table.doctor, "wegen")
    actions.go_to(table.again(), STEP["vragen"], by=table.bringer, expects=STEP["wegen"])
    with pytest.raises(Refused, match="al verzegeld"):
        actions.remove_factor(table.discussion.factors.first(), by=table.bringer)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="al verzegeld"):
        actions.add_factor(table.discussion, "Iets nieuws", FactorGroup.LAW, by=table.bringer)
