from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from poortgenoot.core import clock
from poortgenoot.discussions.models.discussions import Discussion
from poortgenoot.members.models import Host, Member
from poortgenoot.members.professions import Profession, Register


class PeerGroup(models.Model):
    """A group that already exists and meets in a series: toetsingsgroep, intervisiegroep."""

    class Kind(models.TextChoices):
        REVIEW = "review", _("toetsingsgroep")
        INTERVISION = "intervision", _("intervisiegroep")

    host = models.ForeignKey(Host, on_delete=models.CASCADE, related_name="peer_groups")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    code = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """With what kind of group it is, unless the name says so: "toetsingsgroep Noord", "Intervisie Zwolle"."""
        kind = str(self.get_kind_display())
        return self.name if kind.removesuffix("groep").rstrip("s") in self.name.casefold() else f"{kind} {self.name}"


class PeerSeat(models.Model):
    """A member of a peer group; `leads` may plan, count the minutes and sign.

    `register` is the one whose number the member lets the group put on its lists; empty: none.
    """

    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, related_name="peers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="peer_seats")
    profession = models.CharField(max_length=2, choices=Profession.choices)
    leads = models.BooleanField(default=False)
    register = models.CharField(max_length=6, choices=Register.choices, blank=True)
    joined_at = models.DateTimeField(default=clock.now)
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["group", "member"], name="one_peer_seat_a_member"),)

    def __str__(self) -> str:
        return f"{self.member} in {self.group}"


class PeerMeeting(models.Model):
    """One date of a group's series, with who brings a case and who leads; `signed_at` closes its list."""

    group = models.ForeignKey(PeerGroup, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    bringer = models.ForeignKey(PeerSeat, null=True, on_delete=models.SET_NULL, related_name="+")
    facilitator = models.ForeignKey(PeerSeat, null=True, on_delete=models.SET_NULL, related_name="+")
    discussion = models.OneToOneField(Discussion, null=True, on_delete=models.SET_NULL, related_name="peer_meeting")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("starts_at",)

    def __str__(self) -> str:
        return f"{self.group} op {self.starts_at:%Y-%m-%d}"


class Attendance(models.Model):
    """The minutes that one peer was there."""

    meeting = models.ForeignKey(PeerMeeting, on_delete=models.CASCADE, related_name="attendances")
    peer = models.ForeignKey(PeerSeat, on_delete=models.CASCADE, related_name="attendances")
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["meeting", "peer"], name="attended_once"),)

    def __str__(self) -> str:
        return f"{self.peer_id}: {self.minutes}"


class Certificate(models.Model):
    """What a peer takes to a register: anyone can verify it by its code. It stays true when the list changes later:
    then it is withdrawn, and its page says so."""

    attendance = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="certificates")
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=120)
    number = models.CharField(max_length=40, blank=True)
    minutes = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.code
