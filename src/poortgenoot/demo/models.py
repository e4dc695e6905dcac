"""What the demo keeps of its own: how far its clock was moved, and who and what plays which part."""

from __future__ import annotations

from django.db import models

from poortgenoot.members.models import Member


class Clock(models.Model):
    """One row: how many seconds the house's clock runs ahead."""

    seconds = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.seconds} s vooruit"


class Part(models.Model):
    """The key of a person or a question in the data of the demo world, and what it became."""

    key = models.CharField(max_length=80, unique=True)
    member = models.OneToOneField(Member, null=True, on_delete=models.CASCADE, related_name="part")
    number = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return self.key
