"""Asking somebody to the table: by name, or by the same routing that questions go by."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import Refused, TooMany, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.cases import is_closed_to
from poortgenoot.discussions.access.leading import can_lead
from poortgenoot.discussions.actions.hearing import tell_table
from poortgenoot.discussions.actions.locking import as_now, locked
from poortgenoot.discussions.actions.seats import next_number
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.queries import asking as queries
from poortgenoot.members.models import Member
from poortgenoot.members.professions import ASKABLE
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import shortlist, whys
from poortgenoot.sparring.actions.asking import take_turn
from poortgenoot.sparring.reasons import Reason, reasons
from poortgenoot.sparring.routing import rank
from poortgenoot.sparring.weights import Weights

AT_ONCE = 2
"""So many of a profession are asked at a time: one of them may be busy."""
PAUSE = timedelta(hours=24)
"""Between two askings of the same profession: who was asked gets a day to answer."""


@transaction.atomic
def ask_member(discussion: Discussion, to: Member, profession: str, *, by: Seat) -> Seat:
    """A seat for `to`, who can sit down or decline. Asking twice is asking once. Raises `Refused`, `TooMany`."""
    discussion = _led(discussion, by)
    demand(profession in to.verified_professions, _("Kies iemand met een beroep dat een gastheer bevestigde."))
    return _ask(discussion, to, profession, (), by)


@transaction.atomic
def ask_profession(discussion: Discussion, profession: str, *, by: Seat) -> list[Seat]:
    """Ask the members of `profession` whom the routing puts first: nobody above their own cap, nobody twice.

    An empty list when nobody is free. Raises `Refused`, `TooMany`.
    """
    discussion = _led(discussion, by)
    demand(profession in ASKABLE)
    demand(
        not queries.asked_since(discussion, profession, clock.now() - PAUSE),
        _("Die vroeg je net. Geef hun een dag, of nodig iemand op naam uit."),
    )
    take_turn()
    need = queries.need(discussion, profession)
    ranked = rank(need, queries.free(discussion, shortlist.candidates(need)), Weights())[:AT_ONCE]
    members = queries.members([one.candidate.member for one in ranked])
    return [_ask(discussion, members[one.candidate.member], profession, reasons(one), by) for one in ranked]


@transaction.atomic
def decline(discussion: Discussion, *, by: Member) -> None:
    """Not this time. Who already sat down leaves instead; who was taken from the table a moment ago does not decline:
    who declined may come back. Raises `Refused`."""
    discussion = locked(discussion)
    seat = Seat.objects.filter(discussion=discussion, member=by).first()
    demand(seat is not None and seat.taken_at is None)
    assert seat is not None
    if seat.declined_at is None:
        demand(seat.removed_at is None)
        seat.declined_at = seat.removed_at = clock.now()
        seat.save(update_fields=["declined_at", "removed_at"])
        ledger.record("declined", seat, by=by, discussion=discussion.pk)
        notifications.read(by, f"seat:{seat.pk}")
        tell_table(discussion)


def _ask(discussion: Discussion, to: Member, profession: str, why: tuple[Reason, ...], by: Seat) -> Seat:
    """Who recognised somebody in the case hears nothing and cannot sit down. Who leads sees somebody who does not
    answer: a refusal would tell who it was."""
    seat = Seat.objects.filter(discussion=discussion, member=to).first()
    if seat is not None and seat.removed_at is None:
        return seat
    if seat is not None and seat.declined_at is None:
        raise Refused(_("Die is van tafel gehaald en kan niet terug."))
    if by.member and queries.asked_by_today(by.member) >= LIMITS.invitations_per_day:
        raise TooMany("invitations_per_day", _("Er gingen vandaag al veel uitnodigingen uit. Probeer het morgen."))
    if seat is None:
        seat = Seat(discussion=discussion, member=to, number=next_number(discussion))
    seat.profession, seat.asked_by, seat.asked_at = profession, by.member, clock.now()
    seat.reasons, seat.declined_at, seat.removed_at = whys.kept(why), None, None
    seat.save()
    ledger.record("asked", seat, by=by.member, discussion=discussion.pk, profession=profession)
    if not is_closed_to(to, discussion):
        _tell(seat, discussion, to, why)
    return seat


def _tell(seat: Seat, discussion: Discussion, to: Member, why: tuple[Reason, ...]) -> None:
    """At once, in the name of the host. Of the case only its title."""
    said = whys.told(why, queries.theme_names(why))
    notifications.withdraw(f"seat:{seat.pk}")
    notifications.tell(
        to,
        NoticeKind.SEAT,
        subject=f"seat:{seat.pk}",
        title=_("Schuif je aan? %(title)s") % {"title": discussion.title},
        url=reverse("discussions:room", args=[discussion.pk]),
        why=said,
        host=discussion.host,
        lines=[_("Een tafel mist jouw blik bij een casus zonder namen."), *([said] if said else []), _how(discussion)],
        button=_("Bekijk en beslis"),
    )


def _how(discussion: Discussion) -> str:
    method = discussion.method
    facts = {"method": method.title, "minutes": method.minutes}
    if discussion.pace == "slow":
        return _("De werkvorm is %(method)s, in rust: je doet elke stap als het je past.") % facts
    return _("De werkvorm is %(method)s en duurt ongeveer %(minutes)s minuten.") % facts


def _led(discussion: Discussion, by: Seat) -> Discussion:
    """Who leads two tables asks at one of them at a time: else both count the same number of that day."""
    discussion = locked(discussion)
    demand(can_lead(as_now(by), discussion), _("Alleen wie de bespreking leidt, nodigt uit."))
    if by.member_id is not None:
        Member.objects.select_for_update(no_key=True).get(pk=by.member_id)
    return discussion
