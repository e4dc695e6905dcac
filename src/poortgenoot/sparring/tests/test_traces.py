"""What is wiped leaves no reason behind that somebody once wrote about it."""

from __future__ import annotations

import uuid

from tests.cast import Cast

from poortgenoot.guard.models import Kept
from poortgenoot.sparring import actions
from poortgenoot.sparring.drafts import FollowUpDraft
from poortgenoot.sparring.tests.conftest import answer_draft, draft


def test_the_reasons_in_the_thread_go_with_the_answer(cast: Cast) -> None:
    question = actions.publish(draft(professions=("BA",), reading="verified"), by=cast.asker)
    answer = actions.answer(question, answer_draft(), by=cast.doctor)
    line = actions.follow_up(answer, FollowUpDraft(uuid.uuid4(), "Dank je wel, dit helpt mij verder."), by=cast.asker)
    for part in (f"answer:{answer.pk}", f"followup:{line.pk}", f"question:{question.pk}"):
        Kept.objects.create(case=question.case, part=part, kind="date", reason="Hoort erbij", by=cast.asker.pk)
    actions.purge("answer", answer.pk, by=cast.doctor)
    assert [kept.part for kept in Kept.objects.filter(case=question.case)] == [f"question:{question.pk}"]
