from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from poortgenoot.accounts.models import User
from poortgenoot.core import clock
from poortgenoot.core.prepared import prepared
from poortgenoot.members.professions import FRESH_EYES_YEARS, Profession, Register

if TYPE_CHECKING:
    from poortgenoot.members.models.hosts import Host, Membership


class Shown(models.TextChoices):
    """Who may see one field of a profile."""

    EVERYONE = "everyone", _("alle leden")
    HOSTS = "hosts", _("leden van mijn gastheren")
    NOBODY = "nobody", _("niemand")


SHOWN_FIELDS = (
    "work_places",
    "work_days",
    "meeting_slots",
    "themes_brought",
    "themes_sought",
    "decide",
    "weigh",
    "need",
    "reach",
)
"""The fields of a profile that each have an audience of their own."""

SLOTS = tuple(f"{day}-{part}" for day in ("ma", "di", "wo", "do", "vr") for part in ("ochtend", "middag"))
"""Days and dayparts to meet."""


class Member(models.Model):
    """A person with a profile. It outlives its user: erased, only the profession and the years remain."""

    user = models.OneToOneField(User, null=True, on_delete=models.SET_NULL, related_name="member")
    name = models.CharField(_("naam"), max_length=120, blank=True)
    professions = ArrayField(models.CharField(max_length=2, choices=Profession.choices), default=list)
    started_year = models.PositiveSmallIntegerField(_("sinds wanneer werk je in dit veld"), null=True)
    work_days = ArrayField(models.PositiveSmallIntegerField(), default=list)
    meeting_slots = ArrayField(models.CharField(max_length=10), default=list)
    themes_brought = ArrayField(models.BigIntegerField(), default=list)
    themes_sought = ArrayField(models.BigIntegerField(), default=list)
    decide = models.TextField(_("wat ik beslis"), blank=True)
    weigh = models.TextField(_("wat ik weeg"), blank=True)
    need = models.TextField(_("wat ik nodig heb van de anderen"), blank=True)
    reach = models.TextField(_("hoe je mij bereikt"), blank=True)
    shown = models.JSONField(default=dict)
    photo = models.CharField(max_length=100, blank=True)
    weekly_cap = models.PositiveSmallIntegerField(default=2)
    paused_until = models.DateField(null=True)
    is_researcher = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)
    onboarded_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        indexes = (
            GinIndex(fields=["themes_brought"]),
            GinIndex(fields=["professions"]),
            models.Index(fields=["name"]),
        )

    def __str__(self) -> str:
        return self.name or str(_("oud-lid"))

    @property
    def profession(self) -> str:
        """The first profession: the one somebody speaks as unless they choose another."""
        return self.professions[0] if self.professions else Profession.AN

    @property
    def years(self) -> int | None:
        """Years in the field, this year counting as one more only when it is over."""
        return max(0, clock.today().year - self.started_year) if self.started_year else None

    @property
    def has_fresh_eyes(self) -> bool:
        return self.years is not None and self.years < FRESH_EYES_YEARS

    @property
    def is_paused(self) -> bool:
        return self.paused_until is not None and self.paused_until >= clock.today()

    def shown_to(self, field: str) -> str:
        """Who may see `field`: the closest circle unless the member chose otherwise."""
        return str(self.shown.get(field, Shown.HOSTS))

    @cached_property
    def _belonging(self) -> list[Membership]:
        """To which hosts, the longest first, and as what: read once for all questions about it."""
        known = getattr(self, "_prefetched_objects_cache", {}).get("memberships")
        found = _memberships_of(self.pk) if known is None else known
        return sorted(found, key=lambda membership: membership.pk)

    @cached_property
    def _roles(self) -> dict[int, str]:
        return {m.host_id: m.role for m in self._belonging}

    @property
    def first_host(self) -> Host | None:
        """The host this member belongs to longest: its look is what the member sees."""
        return self._belonging[0].host if self._belonging else None

    @cached_property
    def host_ids(self) -> frozenset[int]:
        return frozenset(self._roles)

    @cached_property
    def verified_professions(self) -> frozenset[str]:
        """The professions that at least one host vouches for."""
        return frozenset(v.profession for v in self.vouches.all()) & frozenset(self.professions)

    @property
    def is_verified(self) -> bool:
        return bool(self.verified_professions)

    @cached_property
    def moderates(self) -> frozenset[int]:
        """The hosts this member moderates (administrators do as well)."""
        return frozenset(host for host, role in self._roles.items() if role != "member")

    @property
    def keeps(self) -> bool:
        """Whether cases of others are theirs to keep: moderators, and the operators of the house."""
        return bool(self.moderates) or self.is_operator

    @cached_property
    def administers(self) -> frozenset[int]:
        return frozenset(host for host, role in self._roles.items() if role == "administrator")

    @property
    def is_operator(self) -> bool:
        return self.user is not None and self.user.is_operator


@prepared
def _memberships_of(member: int) -> models.QuerySet[Membership]:
    from poortgenoot.members.models.hosts import Membership

    return Membership.objects.filter(member=member).select_related("host")


class Registration(models.Model):
    """A professional's number in a register; seen by the moderators of a host and its owner only."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="registrations")
    register = models.CharField(max_length=6, choices=Register.choices)
    number = models.CharField(max_length=30)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["member", "register"], name="one_number_a_register"),)

    def __str__(self) -> str:
        return f"{self.register} {self.number}"


class WorkPlace(models.Model):
    """One of up to three places where a member works, from the list of Dutch places (GeoNames)."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="work_places")
    place_id = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    province = models.CharField(max_length=40)
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["member", "place_id"], name="one_place_once"),)

    def __str__(self) -> str:
        return self.name
