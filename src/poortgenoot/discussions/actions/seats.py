"""Taking a seat, leaving it, and taking one away."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import Refused, TooMany, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.leading import can_lead, can_take_from_table
from poortgenoot.discussions.access.seats import can_join, may_sit_as
from poortgenoot.discussions.actions import rounds
from poortgenoot.discussions.actions.hearing import close_sockets, tell_table
from poortgenoot.discussions.actions.locking import as_now, locked
from poortgenoot.discussions.actions.telling import withdraw_from
from poortgenoot.discussions.guest_keys import hash_of, new_key
from poortgenoot.discussions.models import Discussion, PeerMeeting, Seat
from poortgenoot.members.models import Member
from poortgenoot.members.professions import Profession
from poortgenoot.notifications import actions as notifications


@transaction.atomic
def take(discussion: Discussion, profession: str, *, by: Member, code: str = "") -> Seat:
    """`by` sits down as `profession`, also again after leaving. Raises `Refused`, `TooMany`."""
    discussion = locked(discussion)
    demand(can_join(by, discussion, code=code), _("Je kunt bij deze bespreking niet aanschuiven."))
    demand(profession in may_sit_as(by, discussion), _("Schuif aan als een beroep dat een gastheer bevestigde."))
    seat = Seat.objects.filter(discussion=discussion, member=by).first()
    if seat is None:
        seat = Seat(discussion=discussion, member=by, number=next_number(discussion))
    elif seat.takes_part:
        return seat
    if seat.pk is None or not seat.weighings.exists():
        seat.profession = profession
    seat.taken_at, seat.left_at, seat.removed_at, seat.declined_at = clock.now(), None, None, None
    seat.save()
    rounds.sit_in(discussion, seat)
    _lead_by_turn(discussion, seat)
    ledger.record("took", seat, by=by, discussion=discussion.pk, profession=seat.profession)
    notifications.read(by, f"seat:{seat.pk}")
    tell_table(discussion)
    return seat


def _lead_by_turn(discussion: Discussion, seat: Seat) -> None:
    """On a date of a peer group, whose turn it is leads from sitting down on: until then, and once it began or the
    bringer chose another, it stays as it is."""
    brought = discussion.seats.filter(member=discussion.bringer_id).first()
    waits = discussion.started_at is None and brought is not None and discussion.facilitator_id == brought.pk
    turn = PeerMeeting.objects.filter(discussion=discussion, facilitator__member=seat.member)
    if waits and seat.member_id != discussion.bringer_id and turn.exists():
        discussion.facilitator = seat
        discussion.save(update_fields=["facilitator"])
        ledger.record("handed_over", discussion, by=seat.member, to=seat.number)


@transaction.atomic
def leave(seat: Seat) -> None:
    """The member or guest stands up, and their open pages end. What they sealed stays; what they did not is gone.
    Leaving twice is leaving once."""
    discussion = locked(seat.discussion)
    if as_now(seat).left_at is not None:
        return
    seat.left_at = clock.now()
    seat.save(update_fields=["left_at"])
    seat.weighings.filter(sealed_at=None).delete()
    ledger.record("left", seat, by=seat.member, discussion=discussion.pk)
    close_sockets(discussion, seat.pk)
    tell_table(discussion)


@transaction.atomic
def invite_guest(discussion: Discussion, *, by: Seat) -> tuple[Seat, str]:
    """A seat for the employee's perspective and the key of its link, which is shown once and kept as a hash.

    The link works for one person: whoever declares first. Raises `Refused`, `TooMany`.
    """
    discussion = locked(discussion)
    demand(can_lead(as_now(by), discussion), _("Alleen wie de bespreking leidt, nodigt een gast uit."))
    if discussion.seats.filter(member=None, removed_at=None).count() >= LIMITS.guests:
        raise TooMany("guests", _("Er zijn al genoeg gasten uitgenodigd. Haal er eerst een weg."))
    key = new_key()
    seat = Seat.objects.create(
        discussion=discussion,
        profession=Profession.WN,
        number=next_number(discussion),
        asked_by=by.member,
        key_hash=hash_of(key),
    )
    ledger.record("invited_guest", seat, by=by.member, discussion=discussion.pk)
    tell_table(discussion)
    return seat, key


@transaction.atomic
def declare(seat: Seat) -> str:
    """The guest declares not to be or know the person of the case; gives the key of the browser that did.

    From now on the link is used up: a second person who opens it finds it taken. Raises `Refused`.
    """
    discussion = locked(seat.discussion)
    fresh = Seat.objects.select_for_update().get(pk=seat.pk)
    demand(fresh.removed_at is None and discussion.closed_at is None)
    if fresh.declared_at is not None:
        raise Refused(_("Deze link is al gebruikt. Vraag een nieuwe aan wie de bespreking leidt."))
    own = new_key()
    fresh.declared_at = fresh.taken_at = clock.now()
    fresh.key_hash = hash_of(own)
    fresh.save(update_fields=["declared_at", "taken_at", "key_hash"])
    ledger.record("declared", fresh, by=None, discussion=discussion.pk)
    tell_table(discussion)
    return own


@transaction.atomic
def confirm_guest(seat: Seat, *, by: Seat) -> None:
    """The facilitator lets the guest in; twice is once. Raises `Refused` before the guest declared."""
    discussion = locked(seat.discussion)
    seat, by = as_now(seat), as_now(by)
    demand(can_lead(by, discussion) and seat.is_guest)
    demand(seat.declared_at is not None and seat.removed_at is None, _("De gast heeft nog niets verklaard."))
    if seat.confirmed_at is not None:
        return
    seat.confirmed_at = clock.now()
    seat.save(update_fields=["confirmed_at"])
    rounds.sit_in(discussion, seat)
    ledger.record("confirmed", seat, by=by.member, discussion=discussion.pk)
    tell_table(discussion)


@transaction.atomic
def remove(seat: Seat, *, by: Seat) -> None:
    """The seat sees nothing more, at once: its pages are refused and its open sockets end. Raises `Refused`.

    The bringer's seat cannot be taken away: it is their case. Taking away twice is once.
    """
    discussion = locked(seat.discussion)
    demand(can_take_from_table(seat, discussion, by=as_now(by)))
    demand(seat.member_id != discussion.bringer_id, _("Wie de casus inbracht, blijft erbij."))
    if as_now(seat).removed_at is not None:
        return
    seat.removed_at = clock.now()
    seat.save(update_fields=["removed_at"])
    seat.weighings.filter(sealed_at=None).delete()
    ledger.record("removed", seat, by=by.member, discussion=discussion.pk)
    withdraw_from(seat, discussion)
    close_sockets(discussion, seat.pk)
    tell_table(discussion)


def next_number(discussion: Discussion) -> int:
    """The number of a new seat; the discussion is locked."""
    last = discussion.seats.order_by("-number").values_list("number", flat=True).first() or 0
    if last >= LIMITS.seats:
        raise TooMany("seats", _("Deze bespreking is vol: er is plaats voor {n} mensen.").format(n=LIMITS.seats))
    return last + 1
