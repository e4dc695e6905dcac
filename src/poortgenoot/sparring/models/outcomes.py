from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member, Theme
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.models.questions import Question


class Outcome(models.Model):
    """What the asker did, what it brought, and what they would tell the employee."""

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="outcome")
    did = models.TextField()
    brought = models.TextField()
    tell = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    hidden_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"uitkomst van {self.question_id}"


class Lesson(models.Model):
    """A closed question, or a prepared case, kept for others. Stays when its question goes."""

    question = models.OneToOneField(Question, null=True, on_delete=models.SET_NULL, related_name="lesson")
    author = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="lessons")
    profession = models.CharField(max_length=2, choices=Profession.choices)
    title = models.CharField(max_length=LIMITS.title_length)
    case_text = models.TextField()
    insight = models.TextField()
    for_employee = models.TextField(blank=True)
    professions = ArrayField(models.CharField(max_length=2, choices=Profession.choices), default=list)
    themes = models.ManyToManyField(Theme, related_name="lessons")
    at = models.DateTimeField(default=clock.now, db_index=True)
    hidden_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.title
