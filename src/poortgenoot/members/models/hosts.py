from __future__ import annotations

from zlib import crc32

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from poortgenoot.core import clock
from poortgenoot.members.models.members import Member
from poortgenoot.members.professions import Profession


class Host(models.Model):
    """An organisation that runs a part of the platform: members, groups, meetings, its own look."""

    class Kind(models.TextChoices):
        ASSOCIATION = "association", _("vereniging")
        SERVICE = "service", _("arbodienst")
        PUBLIC = "public", _("uitvoeringsorganisatie")
        SCHOOL = "school", _("opleiding")

    slug = models.SlugField(unique=True)
    name = models.CharField(_("naam"), max_length=80)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    welcome = models.TextField(_("welkomstwoord"), blank=True)
    mail_domains = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    domain_vouches = models.BooleanField(default=False)
    answers_by_link = models.BooleanField(default=True)
    tokens = models.JSONField(default=dict, blank=True)
    oidc = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def look_version(self) -> str:
        """Changes when the look does, so that a browser fetches the new one at once."""
        return f"{crc32(repr(sorted(self.tokens.items())).encode()):x}"


class Membership(models.Model):
    """A member belongs to a host."""

    class Role(models.TextChoices):
        MEMBER = "member", _("lid")
        MODERATOR = "moderator", _("moderator")
        ADMINISTRATOR = "administrator", _("beheerder")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="memberships")
    host = models.ForeignKey(Host, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=13, choices=Role.choices, default=Role.MEMBER)
    joined_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["member", "host"], name="one_membership_a_host"),)

    def __str__(self) -> str:
        return f"{self.member} bij {self.host}"


class Vouch(models.Model):
    """A host vouches for one profession of one member: this is what *verified* means."""

    class How(models.TextChoices):
        LIST = "list", _("ledenlijst")
        DOMAIN = "domain", _("maildomein")
        MODERATOR = "moderator", _("moderator")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="vouches")
    host = models.ForeignKey(Host, on_delete=models.CASCADE, related_name="vouches")
    profession = models.CharField(max_length=2, choices=Profession.choices)
    how = models.CharField(max_length=10, choices=How.choices)
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["member", "host", "profession"], name="one_vouch_a_profession"),)
        indexes = (models.Index(fields=["profession", "member"]),)

    def __str__(self) -> str:
        return f"{self.host}: {self.member} is {self.profession}"


class ListedAddress(models.Model):
    """An address on a host's member list: invited, and vouched for when it joins."""

    host = models.ForeignKey(Host, on_delete=models.CASCADE, related_name="listed")
    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    profession = models.CharField(max_length=2, choices=Profession.choices, blank=True)
    vouched = models.BooleanField(default=True)
    invited_at = models.DateTimeField(null=True)
    joined = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["host", "email"], name="one_line_an_address"),)

    def __str__(self) -> str:
        return self.email


class HostLink(models.Model):
    """A host's invitation link: whoever opens it may join; it vouches for nothing."""

    host = models.ForeignKey(Host, on_delete=models.CASCADE, related_name="links")
    code = models.CharField(max_length=32, unique=True)
    label = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.label or self.code


class JoinRequest(models.Model):
    """Somebody asks to join a host; its moderators decide."""

    host = models.ForeignKey(Host, on_delete=models.CASCADE, related_name="requests")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="requests")
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    accepted = models.BooleanField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["host", "member"],
                condition=models.Q(decided_at=None),
                name="one_open_request_a_host",
            ),
        )

    def __str__(self) -> str:
        return f"{self.member} vraagt {self.host}"
