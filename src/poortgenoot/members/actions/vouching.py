"""A host vouches for one profession of one member, and may take that back."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import ledger
from poortgenoot.core.access import demand
from poortgenoot.members.access import may_vouch
from poortgenoot.members.actions.touching import touch
from poortgenoot.members.hooks import News, tell
from poortgenoot.members.models import Host, Member, Vouch
from poortgenoot.members.professions import Profession


@transaction.atomic
def vouch(member: Member, host: Host, profession: str, *, by: Member) -> Vouch:
    """Moderator `by` vouches in the name of `host`; a second time changes nothing."""
    demand(may_vouch(by, host, member, profession))
    return give(member, host, profession, Vouch.How.MODERATOR, by=by)


@transaction.atomic
def vouch_in_bulk(pairs: Iterable[tuple[Member, str]], host: Host, *, by: Member) -> int:
    """Vouch for each member and profession of `pairs`; all or none. Returns how many."""
    return len([vouch(member, host, profession, by=by) for member, profession in pairs])


@transaction.atomic
def unvouch(member: Member, host: Host, profession: str, *, by: Member) -> None:
    """Take back what `host` vouched for; other hosts' vouches stand."""
    demand(may_vouch(by, host, member, profession))
    if not Vouch.objects.filter(member=member, host=host, profession=profession).delete()[0]:
        return
    ledger.record("unvouched", member, by=by, host=host.pk, profession=profession)
    touch(member)


def give(member: Member, host: Host, profession: str, how: str, *, by: Member | None) -> Vouch:
    """Write the vouch, once. Inside the caller's transaction, which decided that it may be given."""
    given, is_new = Vouch.objects.get_or_create(
        member=member, host=host, profession=profession, defaults={"how": how, "by": by}
    )
    if is_new:
        ledger.record("vouched", member, by=by, host=host.pk, profession=profession, how=str(how))
        touch(member)
        tell(_good_news(given))
    return given


def _good_news(given: Vouch) -> News:
    title = _("{host} staat voor je in als {profession}. Je leest nu mee en kunt reageren.")
    return News(
        member=given.member,
        subject=f"vouch:{given.pk}",
        title=title.format(host=given.host.name, profession=Profession(given.profession).label),
        url="/",
        host=given.host,
    )


def drop(member: Member, professions: Iterable[str]) -> None:
    """A profession that somebody no longer has loses its vouches: having it again asks for a new one."""
    Vouch.objects.filter(member=member, profession__in=list(professions)).delete()
