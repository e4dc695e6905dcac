from __future__ import annotations

from django.db import models

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Host, Member, Theme
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.models import Question


class PreparedCase(models.Model):
    """A case to weigh along in three minutes, alone: six factors, a verdict, and then the others.

    Shipped ones have no host. `factors`: [{"key", "group", "title", "hint"} × 6]; `verdicts`: [{"key", "text"}];
    `views`: what each profession wrote, by code.
    """

    slug = models.SlugField(max_length=80, unique=True)
    host = models.ForeignKey(Host, null=True, on_delete=models.CASCADE, related_name="prepared_cases")
    question = models.OneToOneField(Question, null=True, on_delete=models.CASCADE, related_name="prepared_case")
    theme = models.ForeignKey(Theme, null=True, on_delete=models.SET_NULL, related_name="prepared_cases")
    title = models.CharField(max_length=LIMITS.title_length)
    employee = models.TextField()
    story = models.TextField()
    sentence = models.CharField(max_length=LIMITS.sentence_length)
    factors = models.JSONField()
    verdict_question = models.CharField(max_length=LIMITS.sentence_length)
    verdicts = models.JSONField()
    views = models.JSONField(default=dict)
    lesson_title = models.CharField(max_length=LIMITS.title_length, blank=True)
    lesson = models.TextField(blank=True)
    differs = models.CharField(max_length=LIMITS.sentence_length, blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=clock.now)
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("place", "pk")

    def __str__(self) -> str:
        return self.title


class Gathering(models.Model):
    """Somebody else's congress, peer group or site where one weighs along by link or QR code, without an account."""

    host = models.ForeignKey(Host, on_delete=models.CASCADE, related_name="gatherings")
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    prepared = models.ForeignKey(PreparedCase, on_delete=models.CASCADE, related_name="gatherings")
    title = models.CharField(max_length=80)
    code = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.title


class Mark(models.Model):
    """How one person weighed a prepared case, alone: sealed for good, encrypted like every weighing.

    `visitor` is the hash of a key in the person's own browser; a mark belongs to a gathering or to everybody else.
    """

    prepared = models.ForeignKey(PreparedCase, on_delete=models.CASCADE, related_name="marks")
    gathering = models.ForeignKey(Gathering, null=True, on_delete=models.CASCADE, related_name="marks")
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="marks")
    visitor = models.CharField(max_length=64, blank=True)
    profession = models.CharField(max_length=2, choices=Profession.choices)
    box = models.BinaryField()
    sealed_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = (models.Index(fields=["prepared", "gathering", "profession"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["prepared", "gathering", "member"],
                condition=models.Q(member__isnull=False),
                nulls_distinct=False,
                name="a_member_weighs_once",
            ),
            models.UniqueConstraint(
                fields=["prepared", "gathering", "visitor"],
                condition=~models.Q(visitor=""),
                nulls_distinct=False,
                name="a_visitor_weighs_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.profession} over {self.prepared_id}"


class Curious(models.Model):
    """An address that wants to hear once how others weighed later; gone when it was told."""

    mark = models.OneToOneField(Mark, on_delete=models.CASCADE, related_name="curious")
    email = models.EmailField()
    due_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.email
