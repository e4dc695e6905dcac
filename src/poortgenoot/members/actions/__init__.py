"""What members and hosts do."""

from poortgenoot.members.actions.beginning import begin, member_of
from poortgenoot.members.actions.hosting import (
    Settings,
    change_settings,
    make_link,
    remove_members,
    set_look,
    set_oidc,
    set_role,
    withdraw_link,
)
from poortgenoot.members.actions.inviting import invite, remind, remindable
from poortgenoot.members.actions.joining import (
    accept_request,
    arrive,
    ask_to_join,
    decline_request,
    follow_link,
    leave,
    take_up,
)
from poortgenoot.members.actions.photos import remove_photo, show_photo
from poortgenoot.members.actions.profiles import Introduction, Way, Work, introduce, tell_way, tell_work
from poortgenoot.members.actions.themes import load_themes
from poortgenoot.members.actions.touching import touch, touch_all
from poortgenoot.members.actions.vouching import unvouch, vouch, vouch_in_bulk

__all__ = [
    "Introduction",
    "Settings",
    "Way",
    "Work",
    "accept_request",
    "arrive",
    "ask_to_join",
    "begin",
    "change_settings",
    "decline_request",
    "follow_link",
    "introduce",
    "invite",
    "leave",
    "load_themes",
    "make_link",
    "member_of",
    "remind",
    "remindable",
    "remove_members",
    "remove_photo",
    "set_look",
    "set_oidc",
    "set_role",
    "show_photo",
    "take_up",
    "tell_way",
    "tell_work",
    "touch",
    "touch_all",
    "unvouch",
    "vouch",
    "vouch_in_bulk",
    "withdraw_link",
]
