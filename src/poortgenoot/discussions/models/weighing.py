from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.factor import FactorGroup
from poortgenoot.discussions.models.discussions import Discussion, Seat
from poortgenoot.members.models import Member


class Factor(models.Model):
    """Something that is weighed, in one of the six groups of the research."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="factors")
    key = models.SlugField(max_length=60)
    group = models.CharField(max_length=12, choices=[(g.value, g.value) for g in FactorGroup])
    title = models.CharField(max_length=LIMITS.factor_length)
    hint = models.CharField(max_length=LIMITS.sentence_length, blank=True)
    place = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Seat, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("place", "pk")
        constraints = (models.UniqueConstraint(fields=["discussion", "key"], name="a_factor_stands_once"),)

    def __str__(self) -> str:
        return self.title


class Weighing(models.Model):
    """What one seat weighed, or judged, in one step: encrypted with a key that is not in the database.

    Only `discussions.sealing` turns `box` into values. Every box of a step is as long as every other one, so that its
    size says nothing.
    """

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="weighings")
    step = models.CharField(max_length=60)
    box = models.BinaryField()
    changed_at = models.DateTimeField(default=clock.now)
    sealed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["seat", "step"], name="one_weighing_a_step"),)

    def __str__(self) -> str:
        return f"{self.seat_id} in {self.step}"


class Reveal(models.Model):
    """A step whose sealed weighings were opened to all seats, and the seats that had not sealed by then."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="reveals")
    step = models.CharField(max_length=60)
    missing = ArrayField(models.BigIntegerField(), default=list)
    by = models.ForeignKey(Seat, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["discussion", "step"], name="revealed_once"),)

    def __str__(self) -> str:
        return f"{self.step} van {self.discussion_id}"


class Reflection(models.Model):
    """For its writer's eyes only: encrypted like a weighing."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="reflections")
    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="reflection")
    box = models.BinaryField()
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"van {self.member_id}"
