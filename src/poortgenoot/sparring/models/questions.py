from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member, Theme
from poortgenoot.members.professions import Profession


class Term(models.TextChoices):
    """How long the asked have; in working time, as `sparring.terms` counts it."""

    TODAY = "today", _("vandaag: binnen 4 werkuren")
    WEEK = "week", _("deze week: binnen 2 werkdagen")
    CALM = "calm", _("geen haast: binnen 5 werkdagen")


class Reading(models.TextChoices):
    """Who may read along."""

    ASKED = "asked", _("alleen wie ik het vraag")
    HOSTS = "hosts", _("geverifieerde leden van mijn gastheren")
    VERIFIED = "verified", _("alle geverifieerde leden")


class Question(models.Model):
    """An anonymised case or question, put to professions. Drafts live in the browser, never here."""

    asker = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="questions")
    asked_as = models.CharField(max_length=2, choices=Profession.choices)
    draft_key = models.UUIDField(unique=True)
    title = models.CharField(max_length=LIMITS.title_length)
    sentence = models.CharField(max_length=LIMITS.sentence_length)
    wants = models.TextField()
    happened = models.TextField(blank=True)
    tried = models.TextField(blank=True)
    consideration = models.TextField(blank=True)
    themes = models.ManyToManyField(Theme, related_name="questions")
    term = models.CharField(max_length=5, choices=Term.choices)
    reading = models.CharField(max_length=8, choices=Reading.choices, default=Reading.ASKED)
    restricted = models.BooleanField(default=False)
    named = models.BooleanField(default=False)
    published_at = models.DateTimeField(default=clock.now, db_index=True)
    deadline = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True)
    warned_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["asker", "closed_at"]),
            models.Index(fields=["deadline"], condition=models.Q(closed_at=None), name="open_by_deadline"),
            models.Index(fields=["closed_at"], condition=models.Q(closed_at__isnull=False), name="closed_by_moment"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def fell_silent(self) -> bool:
        """Closed by the house, after nobody had written for long."""
        return self.closed_at is not None and self.warned_at is not None

    @property
    def case(self) -> str:
        """The key under which the guard adds up what was kept over the whole case."""
        return f"question:{self.pk}"


class Perspective(models.Model):
    """One profession that a question was put to, and how far its rings have widened."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="perspectives")
    profession = models.CharField(max_length=2, choices=Profession.choices)
    ring = models.PositiveSmallIntegerField(default=0)
    next_ring_at = models.DateTimeField(null=True, db_index=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["question", "profession"], name="a_profession_is_asked_once"),)
        indexes = (models.Index(fields=["profession", "-id"], name="latest_of_a_profession"),)

    def __str__(self) -> str:
        return f"{self.profession} over {self.question_id}"
