from __future__ import annotations

from django.db import models

from poortgenoot.core import clock
from poortgenoot.members.models import Member
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.models.questions import Question


class Answer(models.Model):
    """From a profession's perspective: what I would do, what weighed, what would change my mind."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="answers")
    profession = models.CharField(max_length=2, choices=Profession.choices)
    key = models.UUIDField(unique=True)
    text = models.TextField()
    weighed = models.TextField(blank=True)
    would_change = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    thanked_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["question", "at"]),
            models.Index(fields=["member", "at"]),
            models.Index(fields=["profession", "at"]),
        )

    def __str__(self) -> str:
        return f"{self.profession} over {self.question_id}"


class FollowUp(models.Model):
    """A line in the thread below an answer."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="follow_ups")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    profession = models.CharField(max_length=2, choices=Profession.choices)
    key = models.UUIDField(unique=True)
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)
    hidden_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"vervolg op {self.answer_id}"


class Helped(models.Model):
    """Somebody who may read says: dit hielp mij."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="helped")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="helped")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["answer", "member"], name="helped_once"),)

    def __str__(self) -> str:
        return f"{self.answer_id} hielp {self.member_id}"
