from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from poortgenoot.core import clock
from poortgenoot.members.models import Host, Member
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.models.questions import Question


class Invitation(models.Model):
    """One member asked for one question, with the reasons why."""

    class State(models.TextChoices):
        SENT = "sent", _("gevraagd")
        ACCEPTED = "accepted", _("doet mee")
        ANSWERED = "answered", _("reageerde")
        DECLINED = "declined", _("doet niet mee")
        PASSED = "passed", _("doorgegeven")
        FREED = "freed", _("hoeft niet meer")

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="invitations")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="invitations")
    host = models.ForeignKey(Host, null=True, on_delete=models.SET_NULL, related_name="+")
    profession = models.CharField(max_length=2, choices=Profession.choices)
    ring = models.PositiveSmallIntegerField(default=1)
    on_duty = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State.choices, default=State.SENT)
    previous_state = models.CharField(max_length=8, choices=State.choices, blank=True)
    sent_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True)
    passed_by = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="passed_to")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["question", "member"], name="asked_once"),)
        indexes = (
            models.Index(fields=["member", "sent_at"]),
            models.Index(fields=["question", "profession"]),
        )

    def __str__(self) -> str:
        return f"{self.member_id} voor {self.question_id}"

    @property
    def is_waiting(self) -> bool:
        return self.state in {self.State.SENT, self.State.ACCEPTED}
