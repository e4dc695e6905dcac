"""How a question ended and what was said below its answers is found back, by those who may read the question."""

from __future__ import annotations

import pytest
from tests.cast import Cast
from tests.factories import make_answer, make_invitation, make_question

from poortgenoot.members.models import Member
from poortgenoot.search import actions as index
from poortgenoot.search import frequencies
from poortgenoot.search.queries import find
from poortgenoot.sparring import actions
from poortgenoot.sparring.actions import texts
from poortgenoot.sparring.drafts import OutcomeDraft
from poortgenoot.sparring.models import Answer, FollowUp, Outcome, Question
from poortgenoot.sparring.tests.conftest import follow_up_draft

ENDING = OutcomeDraft(did="Wij begonnen met sterrenkijken.", brought="Dat gaf rust.", tell="Ook dit telt mee.")


@pytest.fixture
def question(cast: Cast) -> Question:
    frequencies.forget()
    question = make_question(cast.asker, "BA")
    make_invitation(question, cast.doctor)
    return question


@pytest.fixture
def answer(cast: Cast, question: Question) -> Answer:
    return make_answer(question, cast.doctor)


def ask_back(answer: Answer, cast: Cast) -> FollowUp:
    return actions.follow_up(answer, follow_up_draft(text="Hoe zit het met de bijenkorf?"), by=cast.asker)


def found(words: str, member: Member) -> list[tuple[str, int]]:
    return [(one.kind, one.object_id) for one in find(words, member).found]


def test_an_outcome_is_found_with_its_question(cast: Cast, question: Question) -> None:
    assert found("sterrenkijken", cast.doctor) == []
    actions.close(question, ENDING, by=cast.asker)
    assert found("sterrenkijken", cast.doctor) == [("question", question.pk)]


def test_a_thread_is_found_with_its_question(cast: Cast, question: Question, answer: Answer) -> None:
    ask_back(answer, cast)
    assert found("bijenkorf", cast.doctor) == [("question", question.pk)]


def test_who_may_not_read_the_question_finds_neither(cast: Cast, question: Question, answer: Answer) -> None:
    ask_back(answer, cast)
    actions.close(question, ENDING, by=cast.asker)
    assert found("bijenkorf", cast.insurance_doctor) == []
    assert found("sterrenkijken", cast.insurance_doctor) == []


def test_a_hidden_outcome_is_not_found_until_it_is_shown_again(cast: Cast, question: Question) -> None:
    outcome = actions.close(question, ENDING, by=cast.asker)
    texts.hide(outcome)
    assert found("sterrenkijken", cast.doctor) == []
    texts.show(outcome)
    assert found("sterrenkijken", cast.doctor) == [("question", question.pk)]


def test_a_hidden_line_is_not_found(cast: Cast, answer: Answer) -> None:
    texts.hide(ask_back(answer, cast))
    assert found("bijenkorf", cast.doctor) == []


def test_what_stands_below_a_hidden_answer_is_not_found(cast: Cast, answer: Answer) -> None:
    ask_back(answer, cast)
    texts.hide(answer)
    assert found("bijenkorf", cast.doctor) == []


@pytest.mark.parametrize("kind", ["outcome", "follow_up", "answer"])
def test_what_is_wiped_leaves_no_word_in_the_index(kind: str, cast: Cast, question: Question, answer: Answer) -> None:
    line = ask_back(answer, cast)
    outcome: Outcome = actions.close(question, ENDING, by=cast.asker)
    texts.remove({"outcome": outcome, "follow_up": line, "answer": answer}[kind])
    word = "sterrenkijken" if kind == "outcome" else "bijenkorf"
    assert found(word, cast.doctor) == []


def test_filling_the_index_again_finds_them_too(cast: Cast, question: Question, answer: Answer) -> None:
    ask_back(answer, cast)
    actions.close(question, ENDING, by=cast.asker)
    index.rebuild()
    assert found("bijenkorf", cast.doctor) == found("sterrenkijken", cast.doctor) == [("question", question.pk)]
