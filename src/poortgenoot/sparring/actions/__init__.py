"""What members, moderators and time do around a case. Every verb takes `by=`, checks again, and writes one line."""

from poortgenoot.sparring.actions.answers import answer, take_back
from poortgenoot.sparring.actions.breaches import Judgement, close_breach, judge_breach
from poortgenoot.sparring.actions.duties import ask_for_duty, leave_duty, sign_up_for_duty
from poortgenoot.sparring.actions.follow_ups import follow_up
from poortgenoot.sparring.actions.helping import mark_helped, thank
from poortgenoot.sparring.actions.invitations import accept, decline, invite_by_hand, pass_on, undo
from poortgenoot.sparring.actions.keeping import keep_house
from poortgenoot.sparring.actions.lessons import make_lesson
from poortgenoot.sparring.actions.opening import open_case
from poortgenoot.sparring.actions.outcomes import close
from poortgenoot.sparring.actions.perspectives import widen
from poortgenoot.sparring.actions.purges import purge, replay_purges
from poortgenoot.sparring.actions.questions import open_name, publish
from poortgenoot.sparring.actions.recognitions import recognise
from poortgenoot.sparring.actions.reports import decide, report
from poortgenoot.sparring.actions.rounds import tick
from poortgenoot.sparring.actions.self_reports import handle_self_report, self_report

__all__ = [
    "Judgement",
    "accept",
    "answer",
    "ask_for_duty",
    "close",
    "close_breach",
    "decide",
    "decline",
    "follow_up",
    "handle_self_report",
    "invite_by_hand",
    "judge_breach",
    "keep_house",
    "leave_duty",
    "make_lesson",
    "mark_helped",
    "open_case",
    "open_name",
    "pass_on",
    "publish",
    "purge",
    "recognise",
    "replay_purges",
    "report",
    "self_report",
    "sign_up_for_duty",
    "take_back",
    "thank",
    "tick",
    "undo",
    "widen",
]
