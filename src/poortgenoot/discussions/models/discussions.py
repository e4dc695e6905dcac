from __future__ import annotations

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.method import Method, Step
from poortgenoot.discussions.method_reading import read
from poortgenoot.members.models import Host, Member, Theme
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.models import Question
from poortgenoot.sparring.models.further import FurtherText


class Pace(models.TextChoices):
    LIVE = "live", _("live: in één zitting, met de klok")
    SLOW = "slow", _("in rust: verspreid over dagen")


class Joining(models.TextChoices):
    """Who may take a seat without being asked first."""

    INVITED = "invited", _("alleen wie is uitgenodigd")
    LINK = "link", _("wie de link of de QR-code heeft")
    HOST = "host", _("geverifieerde leden van de gastheer")


class Discussion(FurtherText):
    """A structured session on a case without a person in it: for learning, nobody's file.

    It keeps its own copy of the method (`script`), so that a method that is changed leaves it as it is. `place` is the
    step it stands at, from 0; None before it starts. `version` grows with everything that all seats see,
    `record_version` with every change of the record. `reminded_term` and `told_term` are the ends of the step (a slow
    table) that were told of, before and after; `warned_at` when its people heard that it will close in silence.
    """

    host = models.ForeignKey(Host, on_delete=models.PROTECT, related_name="discussions")
    bringer = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="discussions")
    draft_key = models.UUIDField(unique=True)
    question = models.ForeignKey(Question, null=True, on_delete=models.SET_NULL, related_name="discussions")
    title = models.CharField(max_length=LIMITS.title_length)
    wants = models.TextField()
    happened = models.TextField()
    sentence = models.CharField(max_length=LIMITS.sentence_length)
    themes = models.ManyToManyField(Theme, related_name="discussions")
    script = models.JSONField()
    pace = models.CharField(max_length=4, choices=Pace.choices, default=Pace.LIVE)
    joining = models.CharField(max_length=7, choices=Joining.choices, default=Joining.INVITED)
    code = models.CharField(max_length=32, unique=True)
    video_url = models.URLField(blank=True, max_length=LIMITS.link_length)
    restricted = models.BooleanField(default=False)
    planned_at = models.DateTimeField(null=True)
    facilitator = models.ForeignKey("discussions.Seat", null=True, on_delete=models.SET_NULL, related_name="+")
    place = models.PositiveSmallIntegerField(null=True)
    version = models.PositiveIntegerField(default=0)
    record_version = models.PositiveIntegerField(default=0)
    step_ends_at = models.DateTimeField(null=True, db_index=True)
    paused_at = models.DateTimeField(null=True)
    reminded_term = models.DateTimeField(null=True)
    told_term = models.DateTimeField(null=True)
    warned_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=clock.now)
    started_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["host", "-id"]),
            models.Index(fields=["closed_at"]),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def case(self) -> str:
        """The key under which the guard adds up what was kept over the whole case."""
        return f"discussion:{self.pk}"

    @cached_property
    def method(self) -> Method:
        """Read once: the copy that a discussion keeps never changes."""
        return read(self.script)

    @property
    def step(self) -> Step | None:
        """The step it stands at; None before it starts and after it is closed."""
        return self.method.steps[self.place] if self.place is not None and not self.closed_at else None

    @property
    def minutes_left(self) -> int:
        """What the steps ask from where it stands, that one included."""
        return sum(step.minutes for step in self.method.steps[self.place or 0 :])

    @property
    def is_running(self) -> bool:
        return self.started_at is not None and self.closed_at is None


class Seat(models.Model):
    """A place at the table for one profession: a member's, or a guest's for the employee's perspective.

    A guest comes in by a key of which only the hash is kept, declares not to be or know the person of the case, and
    sees the discussion once the facilitator confirmed it. `reasons`: why this member was asked; who declined has no
    place any more, but may be asked again. `seen_at` is the last sign of life of an open page,
    `gone_at` the moment the last one closed.
    """

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="seats")
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="seats")
    profession = models.CharField(max_length=2, choices=Profession.choices)
    number = models.PositiveSmallIntegerField()
    asked_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    key_hash = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    reasons = models.JSONField(default=list)
    declined_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    declared_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["discussion", "member"], name="one_seat_a_member"),
            models.UniqueConstraint(fields=["discussion", "number"], name="seats_are_numbered"),
            models.UniqueConstraint(fields=["key_hash"], condition=~models.Q(key_hash=""), name="one_seat_a_key"),
        )

    def __str__(self) -> str:
        return f"{self.profession} {self.number}"

    @property
    def is_guest(self) -> bool:
        return self.member_id is None

    @property
    def has_sat(self) -> bool:
        """At the table now or before: taken, and for a guest confirmed."""
        return self.taken_at is not None and (self.confirmed_at is not None or not self.is_guest)

    @property
    def takes_part(self) -> bool:
        """At the table now: neither left nor removed."""
        return self.has_sat and self.left_at is None and self.removed_at is None
