from poortgenoot.members.models.hosts import Host, HostLink, JoinRequest, ListedAddress, Membership, Vouch
from poortgenoot.members.models.members import SHOWN_FIELDS, SLOTS, Member, Registration, Shown, WorkPlace
from poortgenoot.members.models.themes import Theme

__all__ = [
    "SHOWN_FIELDS",
    "SLOTS",
    "Host",
    "HostLink",
    "JoinRequest",
    "ListedAddress",
    "Member",
    "Membership",
    "Registration",
    "Shown",
    "Theme",
    "Vouch",
    "WorkPlace",
]
