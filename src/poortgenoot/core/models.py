"""The ledger: one line for each thing that was done."""

from __future__ import annotations

from django.db import models

from poortgenoot.core import clock


class Event(models.Model):
    """Who did what to what, and when. Never a text about a case, never a sealed value."""

    at = models.DateTimeField(default=clock.now, db_index=True)
    actor_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = (
            models.Index(fields=["kind", "object_id", "at"]),
            models.Index(fields=["actor_id", "verb", "at"]),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_id} {self.verb} {self.kind} {self.object_id}"


class Tally(models.Model):
    """How often something was done in a period: what the limits per period are counted with."""

    name = models.CharField(max_length=60)
    who = models.CharField(max_length=120)
    period = models.CharField(max_length=20)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["name", "who", "period"], name="one_tally_a_period"),)

    def __str__(self) -> str:
        return f"{self.name} {self.who} {self.period}: {self.count}"
