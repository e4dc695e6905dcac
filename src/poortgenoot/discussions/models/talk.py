from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.method import Method
from poortgenoot.discussions.method_reading import read
from poortgenoot.discussions.models.discussions import Discussion, Seat
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.models import Lesson
from poortgenoot.sparring.models.further import FurtherText


class Turn(models.Model):
    """One seat's place in the speaking order of one round (a step)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("nog niet gehoord")
        LATER = "later", _("straks")
        HEARD = "heard", _("gehoord")
        PASSED = "passed", _("past")

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="turns")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="turns")
    step = models.CharField(max_length=60)
    place = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=["step", "seat"], name="one_turn_a_round"),)

    def __str__(self) -> str:
        return f"{self.seat_id} in {self.step}"

    @property
    def is_to_come(self) -> bool:
        return self.state in {self.State.WAITING, self.State.LATER}


class Contribution(FurtherText):
    """Something a seat wrote in a step: a question to the bringer, its answer, a thought in a round.

    `nameless` holds until the round closes, and hides the profession too.
    """

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="contributions")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="contributions")
    step = models.CharField(max_length=60)
    key = models.UUIDField(unique=True)
    text = models.TextField()
    answers = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="answered_by")
    nameless = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = (models.Index(fields=["discussion", "step", "at"]),)

    def __str__(self) -> str:
        return f"in {self.step} van {self.discussion_id}"


class DrawnCard(models.Model):
    """A discussion card on the table: for one seat, or for all (no seat)."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="cards")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.CASCADE, related_name="cards")
    step = models.CharField(max_length=60)
    card = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["discussion", "step", "seat"], nulls_distinct=False, name="one_card_a_seat_and_step"
            ),
        )

    def __str__(self) -> str:
        return self.card


class RecordLine(FurtherText):
    """One line of the record: what a profession would do and why, in what order, or what remained different.

    No doers, no dates, nobody's file: `profession` is whose thinking it is, not who will do it. `version` grows with
    every change of its words.
    """

    class Kind(models.TextChoices):
        WOULD_DO = "would_do", _("wat deze beroepsgroep zou doen")
        ORDER = "order", _("zo past het in elkaar, gezien vanuit de werknemer")
        DIFFERENT = "different", _("waarover we verschillend bleven denken, en waarom dat mag")

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    profession = models.CharField(max_length=2, choices=Profession.choices, blank=True)
    text = models.TextField()
    factors = ArrayField(models.CharField(max_length=60), default=list)
    version = models.PositiveIntegerField(default=1)
    place = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Seat, null=True, on_delete=models.SET_NULL, related_name="+")
    key = models.UUIDField(unique=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("kind", "place", "pk")

    def __str__(self) -> str:
        return f"{self.kind} van {self.discussion_id}"


class Consent(FurtherText):
    """A seat agrees with the record as it stands at `version`, or with a noted reservation."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="consent")
    version = models.PositiveIntegerField()
    agrees = models.BooleanField()
    reservation = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.seat_id}: {'ja' if self.agrees else 'voorbehoud'}"


class Explanation(FurtherText):
    """Uitleg voor de werknemer: the considerations in plain Dutch."""

    discussion = models.OneToOneField(Discussion, on_delete=models.CASCADE, related_name="explanation")
    text = models.TextField()
    by = models.ForeignKey(Seat, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"bij {self.discussion_id}"


class Sequel(FurtherText):
    """What became of it, some six weeks later."""

    discussion = models.OneToOneField(Discussion, on_delete=models.CASCADE, related_name="sequel")
    due_at = models.DateTimeField(db_index=True)
    asked_at = models.DateTimeField(null=True)
    text = models.TextField(blank=True)
    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"na {self.discussion_id}"


class SharedLesson(models.Model):
    """A lesson that the table writes together; when every seat agrees with its last version, it goes to the library.

    Once it is wiped there, these words go too: it does not come back by itself.
    """

    discussion = models.OneToOneField(Discussion, on_delete=models.CASCADE, related_name="shared_lesson")
    title = models.CharField(max_length=LIMITS.title_length)
    case_text = models.TextField()
    insight = models.TextField()
    for_employee = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Seat, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    lesson = models.OneToOneField(Lesson, null=True, on_delete=models.CASCADE, related_name="table")

    def __str__(self) -> str:
        return self.title


class LessonConsent(models.Model):
    """A seat agrees with the lesson as it stands at `version`."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="lesson_consent")
    version = models.PositiveIntegerField()
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.version}"


class Evaluation(models.Model):
    """How a discussion went, by profession: not shown with a name."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="evaluation")
    worked = models.TextField(blank=True)
    failed = models.TextField(blank=True)
    tips = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"van {self.seat_id}"


class OwnMethod(models.Model):
    """A method that a host's moderator copied or imported, and changed. Running discussions keep their own copy."""

    host = models.ForeignKey("members.Host", on_delete=models.CASCADE, related_name="methods")
    title = models.CharField(max_length=80)
    script = models.JSONField()
    by = models.ForeignKey("members.Member", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["host", "title"], name="a_host_names_a_method_once"),)

    def __str__(self) -> str:
        return self.title

    @property
    def method(self) -> Method:
        return read(self.script)
