"""Every call of the API × everybody of the cast: a new call without an expected answer fails here."""

from __future__ import annotations

import uuid

import pytest
from django.db import transaction

from poortgenoot.api import api
from tests.api.calls import Caller, problem_of
from tests.api.conftest import Case
from tests.cast import EVERYBODY, Cast

OUTSIDE = {"visitor": 401, "newcomer": 401}
"""Without a token, or before joining was finished, every call answers this."""

QUESTION = {
    "key": "",
    "title": "Eerst uren of eerst taken opbouwen?",
    "sentence": "Bouw ik eerst de uren op of eerst de taken?",
    "wants": "Zij wil terug naar haar eigen werk.",
    "professions": ["BA"],
    "term": "week",
}
TEXT = {"key": "", "text": "Hoe lang wacht je dan met de uren?"}
OUTCOME = {"did": "Ik begon met twee lichte taken.", "brought": "Na vier weken ging het beter."}
LESSON = {"title": "Eerst taken, dan uren", "case_text": "Iemand wil terug.", "insight": "Taken geven ruimte."}

type Expected = tuple[int, dict[str, int]]
"""What members get, and who gets something else."""

CALLS: dict[str, tuple[object, Expected]] = {
    "GET /me": (None, (200, {})),
    "GET /members": (None, (200, {})),
    "GET /members/{member_id}": (None, (200, {})),
    "POST /check": ({"texts": {"wants": "Zij wil terug naar haar werk."}}, (200, {})),
    "GET /questions": (None, (200, {})),
    "POST /questions": (QUESTION, (201, {})),
    "GET /questions/{question_id}": (None, (404, {"asker": 200, "doctor": 200})),
    "POST /questions/{question_id}/close": (OUTCOME, (404, {"asker": 200, "doctor": 403})),
    "POST /questions/{question_id}/lesson": (LESSON, (404, {"asker": 403, "doctor": 403})),
    "POST /questions/{question_id}/answers": (TEXT, (404, {"asker": 403, "doctor": 201})),
    "POST /answers/{answer_id}/follow-ups": (TEXT, (404, {"asker": 201, "doctor": 201})),
    "POST /answers/{answer_id}/helped": ({}, (404, {"asker": 204, "doctor": 403})),
    "POST /answers/{answer_id}/thanks": ({}, (404, {"asker": 204, "doctor": 403})),
    "GET /invitations": (None, (200, {})),
    "POST /invitations/{invitation_id}/accept": ({}, (404, {"doctor": 200})),
    "POST /invitations/{invitation_id}/decline": ({}, (404, {"doctor": 200})),
    "POST /invitations/{invitation_id}/undo": ({}, (404, {"doctor": 403})),
    "GET /lessons": (None, (200, {})),
    "GET /lessons/{lesson_id}": (None, (200, {})),
    "GET /inbox": (None, (200, {})),
    "POST /inbox/read": ({}, (204, {})),
    "POST /inbox/{notice_id}/read": ({}, (404, {"doctor": 204})),
    "GET /search": (None, (200, {})),
}


def described() -> set[str]:
    paths = api.get_openapi_schema(path_prefix="")["paths"]
    return {f"{method.upper()} /{path.lstrip('/')}" for path, calls in paths.items() for method in calls}


def test_every_call_has_an_expected_answer() -> None:
    assert described() == set(CALLS)


@pytest.mark.parametrize("call", CALLS)
def test_who_may_call(call: str, cast: Cast, case: Case) -> None:
    method, _space, path = call.partition(" ")
    body, (usual, others) = CALLS[call]
    expected = {person: (OUTSIDE | others).get(person, usual) for person in EVERYBODY}
    answers = {person: _status(cast, person, method, _filled(path, cast, case), body) for person in EVERYBODY}
    assert answers == expected


def _filled(path: str, cast: Cast, case: Case) -> str:
    numbers = {
        "member_id": cast.doctor.pk,
        "question_id": case.question.pk,
        "answer_id": case.answer.pk,
        "invitation_id": case.invitation.pk,
        "lesson_id": case.lesson.pk,
        "notice_id": case.notice.pk,
    }
    return path.format(**numbers) + ("?q=werk" if path == "/search" else "")


def _status(cast: Cast, person: str, method: str, path: str, body: object) -> int:
    """What `person` gets; whatever it changed is undone, so that everybody meets the same house."""
    sent = {**body, "key": str(uuid.uuid4())} if isinstance(body, dict) and "key" in body else body
    with transaction.atomic():
        answer = Caller(cast[person]).call(method, path, sent)
        transaction.set_rollback(True)
    if answer.status_code >= 400:
        problem_of(answer)
    return int(answer.status_code)
