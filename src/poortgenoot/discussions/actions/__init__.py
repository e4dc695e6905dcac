"""What can be done in a discussion."""

from poortgenoot.discussions.actions.asking import ask_member, ask_profession, decline
from poortgenoot.discussions.actions.factors import add_factor, choose_factor, remove_factor
from poortgenoot.discussions.actions.leading import (
    add_time,
    close,
    go_to,
    hand_over,
    pause,
    resume,
    start,
    take_over,
)
from poortgenoot.discussions.actions.preparing import prepare
from poortgenoot.discussions.actions.revealing import reveal
from poortgenoot.discussions.actions.seats import confirm_guest, declare, invite_guest, leave, remove, take
from poortgenoot.discussions.actions.talking import contribute, take_turn
from poortgenoot.discussions.actions.weighing import judge, judge_and_seal, seal, unseal, weigh, weigh_and_seal

__all__ = [
    "add_factor",
    "add_time",
    "ask_member",
    "ask_profession",
    "choose_factor",
    "close",
    "confirm_guest",
    "contribute",
    "declare",
    "decline",
    "go_to",
    "hand_over",
    "invite_guest",
    "judge",
    "judge_and_seal",
    "leave",
    "pause",
    "prepare",
    "remove",
    "remove_factor",
    "resume",
    "reveal",
    "seal",
    "start",
    "take",
    "take_over",
    "take_turn",
    "unseal",
    "weigh",
    "weigh_and_seal",
]
