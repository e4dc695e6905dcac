"""Whatever can be done in the room of discussions can be done by program: every verb of its actions, by its call."""

from __future__ import annotations

import ast
from pathlib import Path

from poortgenoot.api import api
from poortgenoot.discussions import actions

PLACE = Path(actions.__file__).parent
TABLE = "/discussions/{discussion_id}"
LEAD = f"POST {TABLE}/lead/{{verb}}"
DATE = "/peer-dates/{date_id}"
GROUP = "/peer-groups/{group_id}"
HOST = "/hosts/{host_id}"

CALLS = {
    "add_factor": f"POST {TABLE}/factors",
    "add_time": LEAD,
    "agree": f"POST {TABLE}/lesson/agree",
    "ask_member": f"POST {TABLE}/ask-member",
    "ask_profession": f"POST {TABLE}/ask",
    "bring_to": f"POST {DATE}/discussion",
    "call_off": f"DELETE {DATE}",
    "certify": f"POST {DATE}/certificate",
    "change": f"PUT {HOST}/methods/{{method_id}}",
    "change_line": f"PUT {TABLE}/record/{{line_id}}",
    "change_roles": f"PUT {DATE}/roles",
    "choose_factor": f"POST {TABLE}/factors",
    "close": LEAD,
    "confirm_guest": f"POST {TABLE}/confirm-guest",
    "consent": f"POST {TABLE}/consent",
    "contribute": f"POST {TABLE}/contributions",
    "count_minutes": f"PUT {DATE}/list",
    "decline": f"POST {TABLE}/leave",
    "evaluate": f"POST {TABLE}/evaluation",
    "explain": f"PUT {TABLE}/explanation",
    "forget_address": "DELETE /prepared/{slug}/curious",
    "gather": f"POST {HOST}/gatherings",
    "go_to": f"POST {TABLE}/go-to",
    "hand_over": f"POST {TABLE}/hand-over",
    "invite_guest": f"POST {TABLE}/guests",
    "join_group": "POST /peer-groups/join",
    "judge": f"POST {TABLE}/judge",
    "keep": f"POST {HOST}/methods",
    "leave": f"POST {TABLE}/leave",
    "leave_group": f"POST {GROUP}/leave",
    "let_lead": f"POST {GROUP}/peers/{{peer_id}}/lead",
    "look_back": f"PUT {TABLE}/reflection",
    "make_group": "POST /peer-groups",
    "move_line": f"POST {TABLE}/record/{{line_id}}/move",
    "pause": LEAD,
    "plan": f"POST {GROUP}/dates",
    "prepare": "POST /discussions",
    "prepare_from": "POST /questions/{question_id}/prepare",
    "propose": f"PUT {TABLE}/lesson",
    "put_back_method": f"POST {HOST}/methods/{{method_id}}/put-back",
    "remove": f"POST {TABLE}/remove",
    "remove_factor": f"DELETE {TABLE}/factors/{{key}}",
    "remove_line": f"DELETE {TABLE}/record/{{line_id}}",
    "reopen_list": f"POST {DATE}/list/reopen",
    "resume": LEAD,
    "reveal": LEAD,
    "seal": f"POST {TABLE}/seal",
    "alone.seal": "POST /prepared/{slug}/seal",
    "share_number": f"PUT {GROUP}/number",
    "sign_list": f"POST {DATE}/list/sign",
    "start": LEAD,
    "take": f"POST {TABLE}/take",
    "take_away": "DELETE /prepared/{slug}",
    "take_away_peer": f"DELETE {GROUP}/peers/{{peer_id}}",
    "take_over": LEAD,
    "take_turn": f"POST {TABLE}/turns/{{turn_id}}",
    "tell_sequel": f"PUT {TABLE}/sequel",
    "unseal": f"POST {TABLE}/unseal",
    "want_to_know": "POST /prepared/{slug}/curious",
    "weigh": f"POST {TABLE}/weigh",
    "withdraw": f"POST {HOST}/gatherings/{{gathering_id}}/withdraw",
    "withdraw_certificate": "DELETE /certificates/{certificate_id}",
    "withdraw_method": f"POST {HOST}/methods/{{method_id}}/withdraw",
    "write_line": f"POST {TABLE}/record",
}

WITHOUT = {
    "declare": "a guest has no token: their seat is for one browser",
    "judge_and_seal": "one button of a page; a program judges and then seals",
    "weigh_and_seal": "one button of a page; a program weighs and then seals",
    "come": "an open page, by its socket",
    "go": "an open page, by its socket",
    "sign": "an open page, by its socket",
    "erase": "taking leave of the house, at the room of accounts",
    "register": "the keepers' room asks for it at the start; they decide at /moderation",
    "take_out": "the keepers' room does it; they decide at /moderation",
    "changed": "the keepers' room tells it when a text was put back",
    "load_prepared": "the house itself, when it is set up",
    "put_discussion": "the search, after what was done",
    "remove_discussion": "the search, after what was done",
    "begin": "part of going to a step",
    "sit_in": "part of sitting down",
    "settle": "part of closing",
    "tell_curious": "the worker, by the clock",
    "tick": "the worker, by the clock",
    "keep_tables": "the worker, by the clock",
    "ask_sequels": "the worker, by the clock",
    "settle_lessons": "the worker, by the clock",
    "close_sockets": "part of taking a seat away",
    "end": "part of closing",
    "leave_for_good": "part of leaving the house",
    "act": "part of weighing and leading: a sign of life",
}
"""Verbs that no program calls, and why."""

ASKS = {
    "alone.pool_audience", "audience_of", "demand_clean", "demand_nobody", "discussion_of",
    "lessons_of", "locked", "next_number", "nobody_in", "open_meeting", "readers_of",
    "rounds_before", "sees", "tell", "tell_bringer", "tell_opened", "tell_people", "tell_soon", "tell_table",
    "as_now", "outdate_reminder", "outdate_terms", "tell_again", "tell_called_off", "tell_closed", "tell_heir",
    "tell_lesson", "tell_new_lead", "tell_reopened", "tell_signed", "tell_taken_over", "tell_without_lead",
    "waited_for", "withdraw_all", "withdraw_from", "writer_of", "written_at",
}  # fmt: skip
"""What only looks, or tells others of what was done: no verb of anybody's."""


def verbs() -> set[str]:
    """Every function that a module of the actions shows to the others. One name stands twice, so one has its folder."""
    found = set()
    for path in PLACE.rglob("*.py"):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                found.add(f"alone.{node.name}" if _is_alone(path, node.name) else node.name)
    return found


def _is_alone(path: Path, name: str) -> bool:
    return path.parent.name == "alone" and name in {"seal", "pool_audience"}


def test_every_verb_has_a_call_or_a_reason() -> None:
    told = [*CALLS, *WITHOUT, *ASKS]
    assert len(told) == len(set(told))
    assert verbs() == set(told)


def test_every_call_of_a_verb_is_there() -> None:
    paths = api.get_openapi_schema(path_prefix="")["paths"]
    standing = {f"{method.upper()} /{path.lstrip('/')}" for path, calls in paths.items() for method in calls}
    assert set(CALLS.values()) <= standing


def test_a_verb_is_called_by_the_api_itself() -> None:
    """By name, in the code of the calls: a list alone would hold nothing."""
    trees = [ast.parse(path.read_text()) for path in (PLACE.parent / "api").glob("*.py")]
    named = {_name(node) for tree in trees for node in ast.walk(tree)}
    assert {verb for verb in CALLS if verb.removeprefix("alone.") not in named} == set()


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
