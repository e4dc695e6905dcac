"""When a case gives somebody away after all."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Host, Member
from poortgenoot.sparring.models.outcomes import Lesson
from poortgenoot.sparring.models.questions import Question

REPORT_WITHIN = timedelta(hours=72)
"""How soon a breach is reported to the supervisor, counted from when it was found (AVG art. 33(1))."""


class Recognition(models.Model):
    """A reader recognises the case: closed to that reader, and the asker hears that somebody did.

    It outlives its question where a lesson came of it: the lesson stays closed to that reader too.
    """

    question = models.ForeignKey(Question, null=True, on_delete=models.SET_NULL, related_name="recognitions")
    lesson = models.ForeignKey(Lesson, null=True, on_delete=models.CASCADE, related_name="recognitions")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="recognitions")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["question", "member"], name="recognised_once"),)

    def __str__(self) -> str:
        return f"herkend: {self.question_id}"


class Report(models.Model):
    """A member reports a text; "recognisable" hides it at once, until a moderator decides."""

    class Why(models.TextChoices):
        RECOGNISABLE = "recognisable", _("herkenbaar: dit geeft iemand weg")
        UNKIND = "unkind", _("onvriendelijk of kleinerend")
        WRONG = "wrong", _("inhoudelijk gevaarlijk onjuist")
        OTHER = "other", _("iets anders")

    class Opened(models.TextChoices):
        """Why a keeper opened a case themselves; nobody in the house reported it."""

        SELF_REPORT = "self_report", _("iemand herkent zichzelf: melding op de pagina")
        APPROACHED = "approached", _("iemand herkent zichzelf: gemaild, gebeld of gezegd")

    class Decision(models.TextChoices):
        KEPT = "kept", _("blijft staan")
        HIDDEN = "hidden", _("blijft verborgen")
        PURGED = "purged", _("gewist")

    kind = models.CharField(max_length=10)
    object_id = models.BigIntegerField()
    question = models.ForeignKey(Question, null=True, on_delete=models.SET_NULL, related_name="reports")
    why = models.CharField(max_length=12, choices=[*Why.choices, *Opened.choices])
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="reports")
    at = models.DateTimeField(default=clock.now)
    decision = models.CharField(max_length=6, choices=Decision.choices, blank=True)
    decided_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    rule = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "object_id", "by"], condition=models.Q(decision=""), name="reported_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.why}: {self.kind} {self.object_id}"


class SelfReport(models.Model):
    """From the public page: somebody thinks a text is about them. Kept short and apart."""

    where = models.CharField(max_length=300)
    contact = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(default=clock.now)
    handled_at = models.DateTimeField(null=True)
    handled_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"melding {self.pk}"


class Purge(models.Model):
    """A text that must be gone, also from a backup restored later (the list is a file, too)."""

    kind = models.CharField(max_length=10)
    object_id = models.BigIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "object_id"], name="purged_once"),)

    def __str__(self) -> str:
        return f"gewist: {self.kind} {self.object_id}"


class Breach(models.Model):
    """A record of a possible data breach (AVG art. 33(5)): what, since when, who could read it, what was decided.

    `hosts` are those of the asker when it was found: their moderators keep it; without any, the operators do.
    Nothing of the case stands in it: the words of a keeper pass the guard first.
    """

    class Person(models.TextChoices):
        """Whether the person it is about was told (AVG art. 34)."""

        TOLD = "told", _("ja, verteld")
        NOT_TOLD = "not_told", _("nee, niet verteld")

    purge = models.ForeignKey(Purge, on_delete=models.PROTECT, related_name="breaches")
    opened_at = models.DateTimeField(default=clock.now)
    visible_from = models.DateTimeField()
    readers = models.PositiveIntegerField()
    mails = models.PositiveIntegerField()
    hosts = models.ManyToManyField(Host, related_name="+")
    home = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    reported_on = models.DateField(null=True)
    not_reported_because = models.CharField(max_length=LIMITS.note_length, blank=True)
    person = models.CharField(max_length=8, choices=Person.choices, blank=True)
    note = models.CharField(max_length=LIMITS.note_length, blank=True)
    judged_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"datalek {self.pk}"

    @property
    def report_before(self) -> datetime:
        """When the supervisor should know at the latest: 72 hours after it was found (AVG art. 33(1))."""
        return self.opened_at + REPORT_WITHIN
