"""What pages, tasks and actions of this room read together."""

from poortgenoot.core.keyset import Mark, Page
from poortgenoot.sparring.queries.exchange import Exchange, brought_and_got
from poortgenoot.sparring.queries.expectations import expected_first_answer, expected_first_answers
from poortgenoot.sparring.queries.lists import Filters, Which, lessons, questions
from poortgenoot.sparring.queries.moderation import (
    breaches,
    found_cases,
    log,
    open_reports,
    self_reports,
    waiting_past_term,
)
from poortgenoot.sparring.queries.people import colleagues_for, keepers_of, on_duty
from poortgenoot.sparring.queries.question_page import QuestionPage, Section, question_for, question_page
from poortgenoot.sparring.queries.rosters import Week, gaps, roster
from poortgenoot.sparring.queries.today import Today, today
from poortgenoot.sparring.queries.voices import Voice, asker_of

__all__ = [
    "Exchange",
    "Filters",
    "Mark",
    "Page",
    "QuestionPage",
    "Section",
    "Today",
    "Voice",
    "Week",
    "Which",
    "asker_of",
    "breaches",
    "brought_and_got",
    "colleagues_for",
    "expected_first_answer",
    "expected_first_answers",
    "found_cases",
    "gaps",
    "keepers_of",
    "lessons",
    "log",
    "on_duty",
    "open_reports",
    "question_for",
    "question_page",
    "questions",
    "roster",
    "self_reports",
    "today",
    "waiting_past_term",
]
