"""The demo world holds together: everybody named exists, every state is there, nothing is too long."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from poortgenoot.core.limits import LIMITS
from poortgenoot.demo.world import State, rows
from poortgenoot.members import places
from poortgenoot.members.models.members import SHOWN_FIELDS, SLOTS, Shown
from poortgenoot.members.professions import ASKABLE, ONLY_BY_CHOICE, REGISTERS, Profession, Register

THEMES = {t["slug"] for t in json.loads((Path(places.FILE).with_name("themes.json")).read_text())}
HOSTS = {h["slug"]: h for h in rows("hosts")}
MEMBERS = {m["key"]: m for m in rows("members")}
QUESTIONS = {q["key"]: q for q in rows("questions")}
LESSONS, STORY, DUTIES = rows("lessons"), rows("story"), rows("duties")
HOURS = {"today": 4, "week": 20, "calm": 50}
OPEN_STATES = set(State) - {State.CLOSED_LESSON, State.CLOSED_OUTCOME}
DIAGNOSES = ("burn-out", "kanker", "autisme", "depressie", "long covid", "hersenletsel", "verslaving", "hernia")

each_question = pytest.mark.parametrize("q", QUESTIONS.values(), ids=QUESTIONS)
each_member = pytest.mark.parametrize("m", MEMBERS.values(), ids=MEMBERS)


def texts(value: Any) -> Iterator[str]:
    """Every text in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def answerers(profession: str) -> set[str]:
    return {k for k, m in MEMBERS.items() if profession in m["verified"] and not m["paused"]}


def test_forty_members_thirty_questions_fourteen_lessons_seven_steps() -> None:
    assert (len(HOSTS), len(MEMBERS), len(QUESTIONS)) == (3, 40, 30)
    assert (len(LESSONS), [s["n"] for s in STORY]) == (14, [1, 2, 3, 4, 5, 6, 7])


def test_every_profession_has_its_people() -> None:
    count = Counter(p for m in MEMBERS.values() for p in m["professions"])
    assert set(count) == set(Profession)
    assert all(count[p] >= 3 for p in ("BA", "VA", "AD", "RP", "JC", "HR", "CM"))
    assert sum(not m["verified"] for m in MEMBERS.values()) == 4
    assert sum(m["paused"] for m in MEMBERS.values()) == 1
    assert sum(m["started_year"] >= 2024 for m in MEMBERS.values()) == 5


def test_the_story_has_its_roles() -> None:
    parts = {m["story_part"] for m in MEMBERS.values()} - {None}
    assert parts == {"heroine", "doctor", "organiser", "operator", "researcher"}
    roles = Counter(h["role"] for m in MEMBERS.values() for h in m["hosts"])
    assert roles["administrator"] == 1
    moderated = {h["host"] for m in MEMBERS.values() for h in m["hosts"] if h["role"] == "moderator"}
    assert moderated == set(HOSTS)


@each_member
def test_a_profile_can_be_loaded(m: dict[str, Any]) -> None:
    assert set(m["professions"]) <= set(Profession)
    assert set(m["verified"]) <= set(m["professions"])
    assert {h["host"] for h in m["hosts"]} <= set(HOSTS)
    assert m["mail"].endswith(".example")
    assert len(m["name"]) <= LIMITS.name_length
    assert 1 <= len(m["work_places"]) <= LIMITS.work_places
    assert all(places.by_label(label) for label in m["work_places"])
    assert set(m["work_days"]) <= set(range(1, 8))
    assert set(m["meeting_slots"]) <= set(SLOTS)
    assert set(m["themes_brought"]) | set(m["themes_sought"]) <= THEMES
    assert set(m["shown"]) == set(SHOWN_FIELDS)
    assert set(m["shown"].values()) <= set(Shown)
    assert m["digest"] in {"daily", "weekly", "off"}
    assert all(m["zo_werk_ik"][f] for f in ("decide", "weigh", "need", "reach"))


@each_member
def test_a_number_is_given_only_where_the_profession_has_a_register(m: dict[str, Any]) -> None:
    allowed = {REGISTERS.get(p) for p in m["professions"]}
    assert {r["register"] for r in m["registrations"]} <= allowed
    big = [r["number"] for r in m["registrations"] if r["register"] == Register.BIG]
    assert all(len(n) == 11 and n.isdecimal() for n in big)


def test_mails_are_unique() -> None:
    assert len({m["mail"] for m in MEMBERS.values()}) == len(MEMBERS)


def test_questions_stand_in_every_state() -> None:
    assert {q["state"] for q in QUESTIONS.values()} == set(State)


@each_question
def test_a_question_names_only_people_and_themes_that_exist(q: dict[str, Any]) -> None:
    assert set(q["themes"]) <= THEMES
    assert set(q["professions"]) <= set(ASKABLE)
    named = [q["asker"], *q["invited"], *q["accepted_by"], *q["declined_by"]]
    named += [name for step in q["passed_on"] for name in (step["from"], step["to"])]
    named += [a["member"] for a in q["answers"]]
    named += [name for a in q["answers"] for name in a["helped_by"]]
    named += [f["by"] for a in q["answers"] for f in a["follow_ups"]]
    assert set(named) <= set(MEMBERS)


@each_question
def test_only_verified_members_of_a_profession_asked_are_invited_and_answer(q: dict[str, Any]) -> None:
    allowed = set().union(*(answerers(p) for p in q["professions"])) - {q["asker"]}
    asked = {*q["invited"], *q["accepted_by"], *q["declined_by"]}
    asked |= {name for step in q["passed_on"] for name in (step["from"], step["to"])}
    assert asked <= allowed
    for a in q["answers"]:
        assert a["profession"] in q["professions"]
        assert a["member"] in answerers(a["profession"]) - {q["asker"]}


@each_question
def test_a_helped_reader_may_read(q: dict[str, Any]) -> None:
    for a in q["answers"]:
        assert all(MEMBERS[k]["verified"] or k == q["asker"] for k in a["helped_by"])
        assert a["member"] not in a["helped_by"]


@each_question
def test_lengths_are_what_a_reader_can_bear(q: dict[str, Any]) -> None:
    assert len(q["title"]) <= LIMITS.title_length
    assert len(q["sentence"]) <= LIMITS.sentence_length
    assert q["sentence"].endswith("?")
    for a in q["answers"]:
        assert 60 <= len(a["text"].split()) <= 200


@each_question
def test_the_hours_tell_the_same_story_as_the_state(q: dict[str, Any]) -> None:
    ago, term, state = q["published_hours_ago"], HOURS[q["term"]], q["state"]
    for a in q["answers"]:
        assert a["hours_after"] <= ago
    if state in {State.JUST_PUBLISHED, State.FIRST_RING}:
        assert ago < term / 3
    if state == State.SECOND_RING:
        assert term / 3 <= ago < term * 2 / 3
    if state == State.TERM_NEARLY_OUT:
        assert term * 0.75 <= ago < term
    if state in {State.TERM_PASSED, State.LATE_ANSWER}:
        assert ago > term
    if state == State.LATE_ANSWER:
        assert any(a["hours_after"] > term for a in q["answers"])


@each_question
def test_answers_fit_the_state(q: dict[str, Any]) -> None:
    heard, state = {a["profession"] for a in q["answers"]}, q["state"]
    if state in {State.JUST_PUBLISHED, State.FIRST_RING, State.SECOND_RING, State.TERM_PASSED}:
        assert not heard
    if state == State.PARTLY_ANSWERED:
        assert heard
        assert heard < set(q["professions"])
    if state in {State.ANSWERED, State.CLOSED_LESSON}:
        assert heard == set(q["professions"])
    assert (q["outcome"] is not None) == (state in {State.CLOSED_OUTCOME, State.CLOSED_LESSON})
    assert (q["lesson"] is not None) == (state == State.CLOSED_LESSON)
    assert (q["report"] is not None) == (state == State.HIDDEN)
    assert (q["recognised_by"] is not None) == (state == State.RECOGNISED)
    assert (len(q["kept"]) >= 3) == (state == State.RESTRICTED)


@each_question
def test_close_to_the_employer_the_diagnosis_stays_out(q: dict[str, Any]) -> None:
    if not set(q["professions"]) & ONLY_BY_CHOICE and not set(MEMBERS[q["asker"]]["professions"]) & {"HR"}:
        return
    whole = " ".join(texts(q)).lower().replace(" ".join(q["themes"]), "")
    assert not [d for d in DIAGNOSES if d in whole]


@each_question
def test_nobody_of_the_world_is_named_in_a_case(q: dict[str, Any]) -> None:
    prose = " ".join(t for t in texts({k: v for k, v in q.items() if k not in {"key"}}) if " " in t)
    names = {part for m in MEMBERS.values() for part in m["name"].split() if len(part) > 3}
    words = {w.strip(".,:;?!()’'") for w in prose.split()}
    assert not names & words


def test_an_asker_has_at_most_three_open_questions() -> None:
    count = Counter(q["asker"] for q in QUESTIONS.values() if q["state"] in OPEN_STATES)
    assert max(count.values()) <= LIMITS.open_questions


@pytest.mark.parametrize("lesson", LESSONS, ids=[x["key"] for x in LESSONS])
def test_a_lesson_is_short_and_has_a_writer(lesson: dict[str, Any]) -> None:
    assert len(lesson["title"]) <= LIMITS.title_length
    assert lesson["by"] in MEMBERS
    assert set(lesson["themes"]) <= THEMES
    assert set(lesson["professions"]) <= set(Profession)
    assert 40 <= len(lesson["insight"].split()) <= 120
    assert lesson["for_employee"]


def test_the_story_walks_past_real_questions() -> None:
    looks = {"today", "composer", "question", "invitation", "desk", "table", "brought_and_got"}
    for step in STORY:
        assert step["as"] in MEMBERS
        assert step["look_at"] in looks
        assert step["question"] is None or step["question"] in QUESTIONS
    assert {s["look_at"] for s in STORY} == looks
    invitation = next(s for s in STORY if s["look_at"] == "invitation")
    assert invitation["as"] in QUESTIONS[invitation["question"]]["invited"]


def test_on_duty_are_members_of_the_host_who_may_answer() -> None:
    for d in DUTIES:
        assert d["member"] in answerers(d["profession"])
        assert d["host"] in {h["host"] for h in MEMBERS[d["member"]]["hosts"]}
        assert d["week"] in range(4)
    lines = [(d["member"], d["profession"], d["week"]) for d in DUTIES]
    assert len(lines) == len(set(lines))


def test_the_roster_has_gaps_but_today_can_be_asked_where_the_world_does() -> None:
    this_week = {d["profession"] for d in DUTIES if d["week"] == 0}
    asked = {p for q in QUESTIONS.values() if q["term"] == "today" for p in q["professions"]}
    assert asked <= this_week
    later = {(d["profession"], d["week"]) for d in DUTIES}
    assert any((p, w) not in later for p in ("BA", "VA", "HR", "CM") for w in range(4))


def test_the_doctor_who_thinks_she_has_nothing_to_get_was_helped() -> None:
    doctor = next(k for k, m in MEMBERS.items() if m["story_part"] == "doctor")
    helpers = {a["profession"] for q in QUESTIONS.values() for a in q["answers"] if doctor in a["helped_by"]}
    assert len(helpers) >= 2
    assert any(a["member"] == doctor for q in QUESTIONS.values() for a in q["answers"])
