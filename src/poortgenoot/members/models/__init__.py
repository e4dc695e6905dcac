from poortgenoot.members.models.hosts import Host, HostLink, JoinRequest, ListedAddress, Membership, Vouch
from poortgenoot.members.models.members import Member, Registration, WorkPlace
from poortgenoot.members.models.themes import Theme

__all__ = [
    "Host",
    "HostLink",
    "JoinRequest",
    "ListedAddress",
    "Member",
    "Membership",
    "Registration",
    "Theme",
    "Vouch",
    "WorkPlace",
]
