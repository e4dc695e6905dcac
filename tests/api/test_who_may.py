"""Every call of the API × everybody of the cast: a new call without an expected answer fails here."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction

from poortgenoot.accounts.actions import make_token
from poortgenoot.accounts.models import Token
from poortgenoot.api import api
from poortgenoot.core import clock
from poortgenoot.discussions import shipped
from poortgenoot.discussions.method_reading import plain
from tests.again import Again
from tests.api.calls import Caller, problem_of
from tests.api.conftest import Case, next_monday
from tests.cast import EVERYBODY, Cast, made_once

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
ASK = "?profession=BA"
TEXT = {"key": "", "text": "Hoe lang wacht je dan met de uren?"}
OUTCOME = {"did": "Ik begon met twee lichte taken.", "brought": "Na vier weken ging het beter."}
LESSON = {"title": "Eerst taken, dan uren", "case_text": "Iemand wil terug.", "insight": "Taken geven ruimte."}

WISHES = {"digest": "weekly", "mail_at_once": False, "quiet_from": "19:00", "quiet_until": "08:00"}
KEEPERS = ("moderator", "administrator", "operator")
ALL_KEEPERS = (*KEEPERS, "other_moderator")

TABLE = "/discussions/{discussion_id}"
SEATED = ("asker", "doctor", "insurance_doctor")
NEXT_DOOR = ("stranger", "other_moderator", "operator", "unverified")
"""They may not sit down at a table of the association, so it is not there for them."""
CASE = {
    "key": "",
    "host": "association",
    "title": "Eerst uren of eerst taken?",
    "wants": "Zij wil terug.",
    "happened": "De opbouw liep vast.",
    "sentence": "Eerst uren of eerst taken?",
    "method": "snel-wegen",
    "speaks_as": "JC",
}
GROUP = {"host": "association", "name": "Intervisie Assen", "kind": "intervision", "profession": "JC"}
JOB_COACHES = ("asker", "coach", "unverified")
LINE = {"key": "", "kind": "would_do", "text": "Eerst lichte taken."}
HOST = "/hosts/{host_id}"
OWN = f"{HOST}/methods/{{method_id}}"
DESK = ("moderator", "administrator")
SCRIPT = plain(replace(shipped.methods()["bob"], title="BOB zoals wij hem doen"))
GATHERING = {"title": "Najaarscongres", "prepared": "case", "last_day": f"{clock.today() + timedelta(days=3)}"}
PREPARED = {
    "host": "association",
    "title": "Eerst uren of eerst taken?",
    "employee": "Zij wil terug naar haar eigen werk.",
    "story": "De opbouw liep twee keer vast.",
    "sentence": "Bouwen we eerst uren of eerst taken op?",
    "factors": [idea.key for idea in shipped.factors()[:6]],
    "verdict_question": "Wat zou jij als eerste doen?",
    "verdicts": ["Eerst uren", "Eerst taken"],
}
DATES = {"first": "2027-01-04T13:00:00+01:00", "minutes": 60}

type Expected = tuple[int, dict[str, int]]
"""What members get, and who gets something else."""

CALLS: dict[str, tuple[object, Expected]] = {
    "GET /me": (None, (200, {})),
    "PUT /me/introduction": ({"name": "Ik", "professions": ["JC"]}, (200, {})),
    "PUT /me/work": ({"places": ["Zwolle"], "work_days": [1, 2]}, (200, {})),
    "PUT /me/way": ({"weekly_cap": 3, "shown": {"reach": "nobody"}}, (200, {})),
    "GET /me/preferences": (None, (200, {})),
    "PUT /me/preferences": (WISHES, (200, {})),
    "POST /me/unsubscribe": ({}, (204, {})),
    "GET /themes": (None, (200, {})),
    "GET /members": (None, (200, {})),
    "GET /members/{member_id}": (None, (200, {})),
    "POST /check": ({"texts": {"wants": "Zij wil terug naar haar werk."}}, (200, {})),
    "GET /questions": (None, (200, {})),
    "POST /questions": (QUESTION, (201, {})),
    "GET /questions/{question_id}": (None, (404, {"asker": 200, "doctor": 200})),
    "POST /questions/{question_id}/close": (OUTCOME, (404, {"asker": 200, "doctor": 403})),
    "POST /questions/{question_id}/lesson": (LESSON, (404, {"asker": 403, "doctor": 403})),
    "POST /questions/{question_id}/answers": (TEXT, (404, {"asker": 403, "doctor": 201})),
    "POST /questions/{question_id}/open-name": ({}, (404, {"asker": 200, "doctor": 403})),
    "POST /questions/{question_id}/recognise": ({}, (404, {"asker": 403, "doctor": 204})),
    "DELETE /questions/{question_id}": ({}, (404, {"asker": 204, "doctor": 403})),
    "GET /questions/{question_id}/colleagues": (None, (404, {"asker": 403, "doctor": 403})),
    "POST /questions/{question_id}/invite": (
        {"member_id": "stranger", "profession": "BA"},
        (404, {"asker": 403, "doctor": 403}),
    ),
    "DELETE /answers/{answer_id}": ({}, (404, {"asker": 403, "doctor": 204})),
    "POST /answers/{answer_id}/follow-ups": (TEXT, (404, {"asker": 201, "doctor": 201})),
    "POST /answers/{answer_id}/helped": ({}, (404, {"asker": 204, "doctor": 403})),
    "POST /answers/{answer_id}/thanks": ({}, (404, {"asker": 204, "doctor": 403})),
    "GET /invitations": (None, (200, {})),
    "POST /invitations/{invitation_id}/accept": ({}, (404, {"doctor": 200})),
    "POST /invitations/{invitation_id}/decline": ({}, (404, {"doctor": 200})),
    "POST /invitations/{invitation_id}/undo": ({}, (404, {"doctor": 403})),
    "GET /invitations/{invitation_id}/colleagues": (None, (404, {"doctor": 200})),
    "POST /invitations/{invitation_id}/pass-on": ({"member_id": "stranger"}, (404, {"doctor": 200})),
    "POST /reports": ({"kind": "answer", "object_id": "answer", "why": "unkind"}, (404, {"asker": 201, "doctor": 403})),
    "GET /rules": (None, (200, {})),
    "GET /moderation/reports": (None, (404, dict.fromkeys(ALL_KEEPERS, 200))),
    "POST /moderation/reports/{report_id}/decide": (
        {"decision": "kept", "rule": "not_broken"},
        (404, dict.fromkeys(KEEPERS, 200)),
    ),
    "POST /moderation/purge": (
        {"kind": "question", "object_id": "reported"},
        (404, dict.fromkeys(("asker", *KEEPERS), 204) | {"insurance_doctor": 403}),
    ),
    "GET /moderation/waiting": (None, (404, dict.fromkeys(ALL_KEEPERS, 200))),
    "GET /moderation/self-reports": (None, (404, dict.fromkeys(ALL_KEEPERS, 200))),
    "POST /moderation/self-reports/{report_id}/handle": ({}, (404, dict.fromkeys(ALL_KEEPERS, 204))),
    "GET /moderation/cases": (None, (404, dict.fromkeys(ALL_KEEPERS, 200))),
    "POST /moderation/cases/{question_id}/open": ({"reason": "self_report"}, (404, dict.fromkeys(KEEPERS, 200))),
    "GET /moderation/breaches": (None, (404, dict.fromkeys(ALL_KEEPERS, 200))),
    "POST /moderation/breaches/{breach_id}/judge": (
        {"not_reported_because": "Niemand las de tekst.", "person": "not_told"},
        (404, dict.fromkeys(KEEPERS, 204)),
    ),
    "POST /moderation/breaches/{breach_id}/close": ({}, (404, dict.fromkeys(KEEPERS, 403))),
    "GET /duty": (None, (200, {"stranger": 404, "other_moderator": 404, "operator": 404})),
    "GET /duty/mine": (None, (200, {})),
    "POST /duty": (
        {"host": "association", "profession": "BA", "monday": "next"},
        (403, {"doctor": 201, "stranger": 404, "other_moderator": 404, "operator": 404}),
    ),
    "DELETE /duty/{duty_id}": ({}, (404, {"doctor": 204})),
    "GET /lessons": (None, (200, {})),
    "GET /lessons/{lesson_id}": (None, (200, {})),
    "GET /discussions": (None, (200, {})),
    "POST /discussions": (
        CASE,
        (403, dict.fromkeys(("asker", "coach", "unverified"), 201) | dict.fromkeys(NEXT_DOOR[:3], 422)),
    ),
    f"GET {TABLE}": (None, (200, dict.fromkeys(NEXT_DOOR, 404))),
    f"POST {TABLE}/take": ({"profession": "BA"}, (403, {"doctor": 200} | dict.fromkeys(NEXT_DOOR, 404))),
    f"POST {TABLE}/leave": ({}, (404, dict.fromkeys(SEATED, 204))),
    f"POST {TABLE}/ask": ({"profession": "AD"}, (404, dict.fromkeys(SEATED, 403) | {"asker": 200})),
    f"POST {TABLE}/lead/{{verb}}": ({}, (404, dict.fromkeys(SEATED, 403) | {"asker": 200})),
    f"POST {TABLE}/go-to": ({"place": 1, "expects": 0}, (404, dict.fromkeys(SEATED, 403))),
    f"POST {TABLE}/hand-over": ({"seat": 2}, (404, dict.fromkeys(SEATED, 403) | {"asker": 200})),
    f"POST {TABLE}/confirm-guest": ({"seat": 2}, (404, dict.fromkeys(SEATED, 403))),
    f"POST {TABLE}/remove": ({"seat": 3}, (404, dict.fromkeys(SEATED, 403) | {"asker": 204})),
    f"POST {TABLE}/ask-member": (
        {"member_id": "coach", "profession": "JC"},
        (404, dict.fromkeys(SEATED, 403) | {"asker": 200}),
    ),
    f"GET {TABLE}/guests": (None, (404, dict.fromkeys(SEATED, 403) | {"asker": 200})),
    f"POST {TABLE}/guests": ({}, (404, dict.fromkeys(SEATED, 403) | {"asker": 201})),
    f"POST {TABLE}/factors": ({"title": "Rust in het team", "group": "local"}, (404, dict.fromkeys(SEATED, 201))),
    f"DELETE {TABLE}/factors/{{key}}": ({}, (404, dict.fromkeys(SEATED, 204))),
    f"POST {TABLE}/weigh": ({"step": "wegen", "factors": {}}, (404, dict.fromkeys(SEATED, 403))),
    f"POST {TABLE}/judge": (
        {"step": "oordeel", "verdict": "Taken eerst", "reason": "Dat geeft rust."},
        (404, dict.fromkeys(SEATED, 403)),
    ),
    f"POST {TABLE}/seal": ({"step": "wegen"}, (404, dict.fromkeys(SEATED, 403))),
    f"POST {TABLE}/unseal": ({"step": "wegen"}, (404, dict.fromkeys(SEATED, 403))),
    f"GET {TABLE}/revealed": (None, (404, dict.fromkeys(SEATED, 200))),
    f"POST {TABLE}/contributions": (TEXT, (404, dict.fromkeys(SEATED, 403))),
    f"POST {TABLE}/turns/{{turn_id}}": ({"state": "heard"}, (404, {})),
    f"GET {TABLE}/record": (None, (404, dict.fromkeys(SEATED, 403))),
    f"POST {TABLE}/record": (LINE, (404, dict.fromkeys(SEATED, 403))),
    f"PUT {TABLE}/record/{{line_id}}": ({"text": "Eerst lichte taken.", "expects": 1}, (404, {})),
    f"POST {TABLE}/record/{{line_id}}/move": ({"way": "up"}, (404, {})),
    f"DELETE {TABLE}/record/{{line_id}}": ({}, (404, {})),
    f"POST {TABLE}/consent": ({"version": 0, "agrees": True}, (404, dict.fromkeys(SEATED, 403))),
    f"GET {TABLE}/explanation": (None, (404, dict.fromkeys(SEATED, 403))),
    f"PUT {TABLE}/explanation": ({"text": "Je bouwt rustig op."}, (404, dict.fromkeys(SEATED, 403))),
    f"GET {TABLE}/reflection": (None, (404, {})),
    f"PUT {TABLE}/reflection": ({"text": "Ik keek te snel."}, (404, {})),
    f"GET {TABLE}/evaluation": (None, (404, dict.fromkeys(SEATED, 403))),
    f"POST {TABLE}/evaluation": ({"worked": "De rust."}, (404, dict.fromkeys(SEATED, 403))),
    f"GET {TABLE}/sequel": (None, (404, dict.fromkeys(SEATED, 403))),
    f"PUT {TABLE}/sequel": ({"text": "Het ging goed."}, (404, dict.fromkeys(SEATED, 403))),
    f"GET {TABLE}/lesson": (None, (404, dict.fromkeys(SEATED, 403))),
    f"PUT {TABLE}/lesson": (LESSON, (404, dict.fromkeys(SEATED, 403))),
    f"POST {TABLE}/lesson/agree": ({"version": 1}, (404, dict.fromkeys(SEATED, 403))),
    f"GET {TABLE}/report.pdf": (None, (404, dict.fromkeys(SEATED, 403))),
    f"GET {TABLE}/explanation.pdf": (None, (404, dict.fromkeys(SEATED, 403))),
    "GET /weighings": (None, (200, {})),
    "GET /prepared": (None, (200, {})),
    "GET /prepared/{slug}": (None, (200, {})),
    "POST /prepared/{slug}/seal": (
        {"profession": "BA", "factors": {}, "verdict": "x"},
        (403, {"doctor": 422, "stranger": 422}),
    ),
    "GET /prepared/{slug}/others": (None, (403, {})),
    "POST /prepared/{slug}/curious": ({"email": "ik@voorbeeld.example"}, (403, {})),
    "DELETE /prepared/{slug}/curious": ({}, (403, {})),
    "DELETE /prepared/{slug}": ({}, (403, {})),
    "POST /questions/{question_id}/prepare": (PREPARED, (404, {"asker": 201, "doctor": 403})),
    f"GET {HOST}/gatherings": (None, (404, dict.fromkeys(DESK, 200))),
    f"POST {HOST}/gatherings": (GATHERING, (404, dict.fromkeys(DESK, 201))),
    f"POST {HOST}/gatherings/{{gathering_id}}/withdraw": ({}, (404, dict.fromkeys(DESK, 200))),
    f"GET {HOST}/gatherings/{{gathering_id}}/poster.pdf": (None, (404, dict.fromkeys(DESK, 200))),
    f"GET {HOST}/gatherings/{{gathering_id}}/picture": (None, (404, dict.fromkeys(DESK, 200))),
    f"GET {HOST}/evaluations": (None, (404, dict.fromkeys(DESK, 200))),
    f"GET {HOST}/methods": (None, (404, dict.fromkeys(DESK, 200))),
    f"POST {HOST}/methods": ({"script": SCRIPT}, (404, dict.fromkeys(DESK, 201))),
    f"POST {HOST}/methods/copy": ({"key": "bob"}, (404, dict.fromkeys(DESK, 201))),
    f"GET {OWN}": (None, (404, dict.fromkeys(DESK, 200))),
    f"PUT {OWN}": ({"script": SCRIPT, "expects": 1}, (404, dict.fromkeys(DESK, 200))),
    f"POST {OWN}/withdraw": ({}, (404, dict.fromkeys(DESK, 204))),
    f"POST {OWN}/put-back": ({}, (404, dict.fromkeys(DESK, 204))),
    "GET /methods": (None, (200, {})),
    "GET /methods/{key}": (None, (200, {})),
    "GET /methods/{key}/script": (None, (200, {})),
    "GET /cards": (None, (200, {})),
    "GET /cards/drawn": (None, (200, {})),
    "GET /cards.pdf": (None, (200, {})),
    "GET /peer-groups": (None, (200, {})),
    "GET /peer-groups/{group_id}": (None, (404, dict.fromkeys(SEATED, 200))),
    "POST /peer-groups/{group_id}/dates": (DATES, (404, dict.fromkeys(SEATED, 403) | {"doctor": 201})),
    "POST /peer-groups": (GROUP, (403, dict.fromkeys(JOB_COACHES, 201) | dict.fromkeys(NEXT_DOOR[:3], 422))),
    "POST /peer-groups/join": (
        {"code": "code", "profession": "JC"},
        (403, dict.fromkeys(JOB_COACHES, 201) | dict.fromkeys(SEATED[1:], 403) | dict.fromkeys(NEXT_DOOR[:3], 404)),
    ),
    "POST /peer-groups/{group_id}/leave": ({}, (404, dict.fromkeys(SEATED, 204) | {"doctor": 403})),
    "PUT /peer-groups/{group_id}/number": ({}, (404, dict.fromkeys(SEATED, 204))),
    "POST /peer-groups/{group_id}/peers/{peer_id}/lead": ({}, (404, dict.fromkeys(SEATED, 403) | {"doctor": 200})),
    "DELETE /peer-groups/{group_id}/peers/{peer_id}": ({}, (404, dict.fromkeys(SEATED, 403) | {"doctor": 204})),
    "PUT /peer-dates/{date_id}/roles": ({"bringer": None}, (404, dict.fromkeys(SEATED, 403) | {"doctor": 200})),
    "DELETE /peer-dates/{date_id}": ({}, (404, dict.fromkeys(SEATED, 403) | {"doctor": 204})),
    "POST /peer-dates/{date_id}/discussion": ({"discussion_id": "table"}, (404, {"asker": 200})),
    "GET /peer-dates/{date_id}/list": (None, (404, dict.fromkeys(SEATED, 403) | {"doctor": 200})),
    "GET /peer-dates/{date_id}/register": (None, (404, dict.fromkeys(SEATED, 403) | {"doctor": 200})),
    "PUT /peer-dates/{date_id}/list": ({"lines": []}, (404, dict.fromkeys(SEATED, 403) | {"doctor": 422})),
    "POST /peer-dates/{date_id}/list/sign": ({}, (404, dict.fromkeys(SEATED, 403) | {"doctor": 422})),
    "POST /peer-dates/{date_id}/list/reopen": ({}, (404, dict.fromkeys(SEATED, 403))),
    "POST /peer-dates/{date_id}/certificate": ({}, (404, {})),
    "GET /certificates": (None, (200, {})),
    "DELETE /certificates/{certificate_id}": ({}, (404, {})),
    "GET /certificates/{certificate_id}/paper.pdf": (None, (404, {})),
    "GET /certificates/verify/{code}": (None, (404, {})),
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


def make_tokens(cast: Cast) -> dict[str, str]:
    """By name: of each the key to the API, already used today."""
    people = [(name, cast[name]) for name in EVERYBODY]
    made = {name: make_token(one.user, "test")[1] for name, one in people if one and one.user}
    Token.objects.update(used_on=clock.today())
    return made


tokens_again = made_once(make_tokens)


@pytest.mark.parametrize("call", CALLS)
def test_who_may_call(call: str, cast: Cast, case: Case, tokens_again: Again[dict[str, str]]) -> None:
    method, _space, path = call.partition(" ")
    tokens = tokens_again()
    body, (usual, others) = CALLS[call]
    expected = {person: (OUTSIDE | others).get(person, usual) for person in EVERYBODY}
    callers = {person: Caller(None, tokens.get(person, "")) for person in EVERYBODY}
    answers = {
        person: _status(callers[person], method, _filled(path, cast, case), _said(body, cast, case))
        for person in EVERYBODY
    }
    assert answers == expected


def _filled(path: str, cast: Cast, case: Case) -> str:
    numbers: dict[str, object] = {
        "discussion_id": case.table.discussion.pk,
        "verb": "start",
        "key": "snel-wegen" if "methods" in path else "eigen-wens",
        "turn_id": 1,
        "line_id": 1,
        "slug": case.prepared.slug,
        "group_id": case.peers.group.pk,
        "date_id": case.peers.meetings()[0].pk,
        "certificate_id": 1,
        "code": "bestaat-niet",
        "host_id": cast.association.pk,
        "gathering_id": case.gathering.pk,
        "method_id": case.own_method.pk,
        "peer_id": case.peers.insurance_doctor.pk,
        "member_id": cast.doctor.pk,
        "question_id": case.question.pk,
        "answer_id": case.answer.pk,
        "invitation_id": case.invitation.pk,
        "lesson_id": case.lesson.pk,
        "notice_id": case.notice.pk,
        "report_id": case.about_me.pk if "self-reports" in path else case.report.pk,
        "duty_id": case.duty.pk,
        "breach_id": case.breach.pk,
    }
    asks = {
        "/search": "?q=werk",
        "/moderation/cases": "?words=uren",
        "/duty": f"?host={cast.association.pk}",
        "/questions/{question_id}/colleagues": ASK,
    }
    return path.format(**numbers) + asks.get(path, "")


def _said(body: object, cast: Cast, case: Case) -> object:
    """The body with numbers and days of this house in the place of their names."""
    if not isinstance(body, dict):
        return body
    named: dict[tuple[str, object], object] = {
        ("key", ""): str(uuid.uuid4()),
        ("member_id", "stranger"): cast.stranger.pk,
        ("member_id", "coach"): cast.coach.pk,
        ("discussion_id", "table"): case.table.discussion.pk,
        ("code", "code"): case.peers.group.code,
        ("object_id", "answer"): case.answer.pk,
        ("object_id", "reported"): case.reported.pk,
        ("host", "association"): cast.association.pk,
        ("prepared", "case"): case.prepared.slug,
        ("monday", "next"): f"{next_monday() + timedelta(weeks=1)}",
    }
    return {
        name: value if isinstance(value, dict | list) else named.get((name, value), value)
        for name, value in body.items()
    }


def _status(caller: Caller, method: str, path: str, sent: object) -> int:
    """What they get; whatever it changed is undone, so that everybody meets the same house."""
    with transaction.atomic():
        answer = caller.call(method, path, sent)
        transaction.set_rollback(True)
    if answer.status_code >= 400:
        problem_of(answer)
    return int(answer.status_code)
