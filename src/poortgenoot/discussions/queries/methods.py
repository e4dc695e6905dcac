"""The methods that somebody may choose: those that ship, and those of their hosts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from poortgenoot.core.numbers import number_in
from poortgenoot.discussions import shipped
from poortgenoot.discussions.access.methods import methods_visible_to
from poortgenoot.discussions.method import Method
from poortgenoot.discussions.models import OwnMethod
from poortgenoot.members.models import Host, Member

PREFIX = "eigen-"
"""Before the number of a host's own method: no method that ships is called so."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A method to choose. `own` is None when it ships; `key` stands in addresses and forms."""

    key: str
    method: Method
    own: OwnMethod | None = None

    @property
    def host(self) -> Host | None:
        return self.own.host if self.own else None


def methods_for(member: Member) -> list[Offered]:
    """What `member` may choose for a discussion: the methods that ship, shortest first, then those of their hosts."""
    own = methods_visible_to(member).select_related("host").order_by("host__name", "title")
    return [*_shipped(), *(offered(found) for found in own)]


def method_for(member: Member, key: str) -> Offered:
    """The method called `key`; `Http404` when `member` may not choose it."""
    if key in shipped.methods():
        return Offered(key, shipped.methods()[key])
    number = number_in(key.removeprefix(PREFIX)) if key.startswith(PREFIX) else None
    found = methods_visible_to(member).select_related("host").filter(pk=number or 0).first()
    if found is None:
        raise Http404
    return offered(found)


def kept_by(host: Host) -> list[OwnMethod]:
    """All own methods of `host` for its desk, withdrawn ones last."""
    return list(OwnMethod.objects.filter(host=host).order_by("-withdrawn_at", "title"))


def of_host(host: Host) -> QuerySet[OwnMethod]:
    """Call it for who may keep the methods of `host`."""
    return OwnMethod.objects.filter(host=host).select_related("host")


def offered(own: OwnMethod) -> Offered:
    return Offered(f"{PREFIX}{own.pk}", own.method, own)


def _shipped() -> list[Offered]:
    return [Offered(key, method) for key, method in shipped.methods().items()]
