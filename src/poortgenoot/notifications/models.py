"""The inbox, the mail that leaves, and how a member wants to be told."""

from __future__ import annotations

from datetime import time

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from poortgenoot.core import clock
from poortgenoot.members.models import Member


class NoticeKind(models.TextChoices):
    INVITATION = "invitation", _("uitnodiging")
    ANSWER = "answer", _("reactie op je vraag")
    FOLLOW_UP = "follow_up", _("vervolg op je reactie")
    THANKS = "thanks", _("dank")
    HELPED = "helped", _("dit hielp")
    OUTCOME = "outcome", _("hoe het afliep")
    LESSON = "lesson", _("nieuwe les")
    FREED = "freed", _("je hoeft niet meer")
    TERM = "term", _("de termijn")
    RECOGNISED = "recognised", _("herkenbaar")
    MODERATION = "moderation", _("moderatie")
    HOST = "host", _("gastheer")
    DISCUSSION = "discussion", _("bespreking")
    SEAT = "seat", _("plaats aan tafel")
    DATE = "date", _("datum van je groep")
    GROUP = "group", _("je groep")


LONGEST_SUBJECT = 60
"""Characters in what a notice is about, such as "question:17"."""


class Notice(models.Model):
    """One thing that one member should hear, once."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=NoticeKind.choices)
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    title = models.CharField(max_length=200)
    why = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["member", "kind", "subject"], name="nothing_twice"),)
        indexes = (
            models.Index(fields=["member", "-at"]),
            models.Index(fields=["subject"]),
            models.Index(
                fields=["member"], condition=models.Q(read_at=None, mailed_at=None), name="waiting_for_digest"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Digest(models.TextChoices):
    DAILY = "daily", _("elke werkdag van mij, om 7.30 uur")
    WEEKLY = "weekly", _("elke week, op mijn eerste werkdag")
    OFF = "off", _("nooit")


class Preferences(models.Model):
    """How a member hears things. Times are Amsterdam wall-clock times."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="preferences")
    digest = models.CharField(max_length=6, choices=Digest.choices, default=Digest.DAILY)
    mail_at_once = models.BooleanField(_("uitnodigingen, reacties en wat niet doorgaat meteen per mail"), default=True)
    quiet_from = models.TimeField(default=time(20, 0))
    quiet_until = models.TimeField(default=time(7, 30))
    digest_sent_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.member}: {self.digest}"


class Mail(models.Model):
    """A mail on its way out, or gone. Its Message-ID never changes, however often it is tried."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht")
        SENT = "sent", _("verzonden")
        WITHDRAWN = "withdrawn", _("ingetrokken")
        FAILED = "failed", _("mislukt")
        EXPIRED = "expired", _("te laat")

    message_id = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=30)
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="mails")
    to = models.EmailField()
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    about = ArrayField(models.CharField(max_length=60), default=list)
    link = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    not_before = models.DateTimeField(default=clock.now)
    good_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = (
            models.Index(fields=["not_before"], condition=models.Q(state="waiting"), name="mail_waiting_to_leave"),
            models.Index(fields=["to"]),
            models.Index(fields=["state", "created_at"]),
            GinIndex(fields=["about"]),
        )

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"

    @property
    def notices(self) -> list[int]:
        """The ids of the notices that this mail tells."""
        return [int(about.split(":")[1]) for about in self.about if about.startswith("notice:")]
