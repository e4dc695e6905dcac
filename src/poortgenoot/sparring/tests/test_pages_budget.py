"""Every page asks the database as often at one row as at thirty, and at most twelve times."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast, client_of
from tests.factories import make_answer, make_invitation, make_member, make_question, make_theme

from poortgenoot.core import clock
from poortgenoot.members.models import Member
from poortgenoot.sparring.models import Breach, FollowUp, Lesson, Purge, Question, Report, SelfReport


def live(cast: Cast, question: Question, times: int) -> None:
    """`times` of everything that a list or a page can hold."""
    theme = make_theme()
    question.themes.add(theme)
    for n in range(times):
        doctor = make_member("BA", host=cast.association)
        make_invitation(question, doctor)
        answer = make_answer(question, doctor)
        FollowUp.objects.create(answer=answer, member=cast.asker, profession="JC", key=answer.key, text="En dan?")
        Report.objects.create(kind="answer", object_id=answer.pk, question=question, why="unkind", by=cast.coach)
        other = make_question(cast.coach, reading="verified", escalated_at=clock.now())
        other.themes.add(theme)
        make_invitation(other, cast.doctor)
        make_question(cast.asker, closed_at=clock.now())
        lesson = Lesson.objects.create(author=cast.coach, profession="JC", title=f"Les {n}", case_text="a", insight="b")
        lesson.themes.add(theme)
        SelfReport.objects.create(where="Ergens")
        gone = Purge.objects.create(kind="answer", object_id=-answer.pk)
        Breach.objects.create(purge=gone, visible_from=clock.now(), readers=n, mails=n).hosts.add(cast.association)


MOST = 12
QUERIES = {
    ("asker", "/"): 11,
    ("doctor", "/"): 10,
    ("doctor", "/sparren/"): 8,
    ("asker", "/sparren/nieuw/"): 8,
    ("asker", "/sparren/{pk}/"): 12,
    ("doctor", "/sparren/{pk}/"): 12,
    ("doctor", "/lessen/"): 8,
    ("doctor", "/gebracht-en-gekregen/"): 10,
    ("moderator", "/moderatie/"): 7,
    ("moderator", "/moderatie/?deel=zonder-reactie"): 7,
    ("moderator", "/moderatie/?deel=herkend"): 6,
    ("moderator", "/moderatie/?deel=datalekken"): 6,
    ("moderator", "/moderatie/?deel=zoek&woorden=uren"): 6,
    ("doctor", "/huisregels/"): 6,
    ("doctor", "/dienst/"): 9,
}


def asked_of_the_database(member: Member, path: str) -> int:
    client = client_of(member)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("times", [1, 30])
def test_each_page_keeps_its_number_of_queries(cast: Cast, times: int) -> None:
    question = make_question(cast.asker, "BA", "VA", reading="verified")
    make_invitation(question, cast.doctor)
    live(cast, question, times)
    counted = {
        (who, path): asked_of_the_database(getattr(cast, who), path.format(pk=question.pk)) for who, path in QUERIES
    }
    assert counted == QUERIES
    assert max(counted.values()) <= MOST


def test_a_reader_of_a_question_past_its_term_costs_no_more_queries(cast: Cast) -> None:
    """One profession answered, the other is still waited for: whether I may invite by hand asks nothing of a reader."""
    question = make_question(cast.asker, "BA", "VA", reading="verified", escalated_at=clock.now())
    make_invitation(question, cast.doctor)
    make_answer(question, cast.doctor)
    assert asked_of_the_database(cast.coach, f"/sparren/{question.pk}/") <= MOST


@pytest.mark.parametrize("times", [1, 30])
def test_a_keeper_before_a_question_past_its_term_costs_no_more_queries(cast: Cast, times: int) -> None:
    """One profession answered, the other did not: the keeper reads all of it and may ask somebody by hand."""
    question = make_question(cast.asker, "BA", "VA", escalated_at=clock.now())
    question.themes.add(make_theme())
    for _n in range(times):
        doctor = make_member("BA", host=cast.association)
        make_invitation(question, doctor)
        answer = make_answer(question, doctor)
        FollowUp.objects.create(answer=answer, member=cast.asker, profession="JC", key=answer.key, text="En dan?")
    assert asked_of_the_database(cast.moderator, f"/sparren/{question.pk}/") <= MOST
