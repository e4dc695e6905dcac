from __future__ import annotations

from django.db import models

from poortgenoot.members.models import Host, Member
from poortgenoot.members.professions import Profession

DUTY_CAP = 10
"""So many invitations in a week on duty, unless the member agreed to another number."""


class Duty(models.Model):
    """A member is on duty for a profession, for a host, during the week that begins on `monday`.

    `cap`: how many invitations they agree to that week, instead of their own weekly number.
    """

    host = models.ForeignKey(Host, on_delete=models.CASCADE, related_name="duties")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="duties")
    profession = models.CharField(max_length=2, choices=Profession.choices)
    monday = models.DateField(db_index=True)
    cap = models.PositiveSmallIntegerField(default=DUTY_CAP)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["member", "profession", "monday"], name="on_duty_once_a_week"),)

    def __str__(self) -> str:
        return f"{self.member_id} {self.profession} {self.monday}"
