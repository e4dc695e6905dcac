"""Who may see and do what around a discussion. Closed by default; nothing else in this room decides.

A discussion is seen from a seat: its bringer's, a member's who was asked or took one, a guest's whom the facilitator
confirmed. Who merely may join (verified members of its host, or whoever holds its link) sees what it is about and who
is missing, not the case. Keepers (moderators of the host, operators) see it only while something in it is reported or
hidden; sealed values never, not from any seat.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from poortgenoot.core import clock
from poortgenoot.discussions.method import StepKind
from poortgenoot.discussions.models import (
    Attendance,
    Discussion,
    Gathering,
    Joining,
    Mark,
    OwnMethod,
    Pace,
    PeerGroup,
    PeerSeat,
    PreparedCase,
    RecordLine,
    Reveal,
    Seat,
)
from poortgenoot.discussions.presence import AWAY_AFTER
from poortgenoot.members.models import Host, Member, Membership
from poortgenoot.sparring.models import Question, Recognition

NOBODY = Q(pk__in=())
PROFESSIONS_TO_OPEN = 3
"""Before so many professions have sealed, nobody who weighs alone sees the mark of another."""


def discussions_visible_to(member: Member) -> QuerySet[Discussion]:
    """The discussions whose case `member` may read: those with a seat of theirs that was not taken away."""
    return discussions_shown_to(member.pk, member.is_operator, member.moderates)


def discussions_shown_to(member: int, is_operator: bool, moderates: Collection[int]) -> QuerySet[Discussion]:
    """`discussions_visible_to` by the number of a member and what else it hangs on."""
    seated = Exists(Seat.objects.filter(discussion=OuterRef("pk"), member=member, removed_at=None))
    shown = Q(hidden_at=None) | Q(bringer=member)
    return Discussion.objects.filter(shown & Q(seated) | _kept_by(is_operator, moderates))


def discussions_open_to(member: Member) -> QuerySet[Discussion]:
    """The discussions that `member` has no seat in and may take one in by itself: title and themes are shown."""
    if not member.is_verified:
        return Discussion.objects.none()
    mine = Exists(Seat.objects.filter(discussion=OuterRef("pk"), member=member, declined_at=None))
    open_ones = Discussion.objects.filter(joining=Joining.HOST, host__in=member.host_ids, restricted=False)
    return open_ones.filter(~mine, ~_recognised(member), closed_at=None, hidden_at=None)


def _recognised(member: Member) -> Exists:
    """Of what began with a question: `member` recognised somebody in it, so the case is closed to them."""
    return Exists(Recognition.objects.filter(question=OuterRef("question"), member=member))


def discussion_by_code(code: str) -> Discussion | None:
    """The discussion that a link or QR code leads to, while one may still join by it."""
    by_link = Discussion.objects.filter(joining=Joining.LINK, restricted=False, closed_at=None, hidden_at=None)
    return by_link.filter(code=code).first()


def seat_of(member: Member, discussion: Discussion) -> Seat | None:
    """The seat of `member`, taken or asked for, unless it was taken away."""
    return Seat.objects.filter(discussion=discussion, member=member, removed_at=None).first()


def is_closed_to(member: Member, discussion: Discussion) -> bool:
    """Whether it is for `member` as if this table were not there, link or no link: they were taken from it, or said of
    the question it began with that they recognise somebody."""
    gone = Seat.objects.filter(discussion=discussion, member=member, removed_at__isnull=False, declined_at=None)
    recognised = Recognition.objects.filter(question=discussion.question_id, member=member)
    return gone.exists() or (discussion.question_id is not None and recognised.exists())


def seats_at(discussion: Discussion) -> QuerySet[Seat]:
    """Everybody who takes part now, in the order in which the seats were numbered."""
    confirmed = Q(member__isnull=False) | Q(confirmed_at__isnull=False)
    there = Seat.objects.filter(confirmed, discussion=discussion, taken_at__isnull=False)
    return there.filter(left_at=None, removed_at=None).order_by("number")


def can_prepare(member: Member, host: Host) -> bool:
    """Whoever finished joining may bring a case to a host they belong to."""
    return member.onboarded_at is not None and member.erased_at is None and host.pk in member.host_ids


def may_sit_as(member: Member, discussion: Discussion) -> tuple[str, ...]:
    """The professions under which `member` may take a seat: verified ones; as the bringer any of their own."""
    if member.pk == discussion.bringer_id:
        return tuple(member.professions)
    return tuple(p for p in member.professions if p in member.verified_professions)


def can_join(member: Member, discussion: Discussion, *, code: str = "") -> bool:
    """Was asked, or may come in by themselves, or holds the link; never back where they were removed."""
    seat = Seat.objects.filter(discussion=discussion, member=member).first()
    if discussion.closed_at or discussion.hidden_at or not may_sit_as(member, discussion):
        return False
    if is_closed_to(member, discussion):
        return False
    if seat is not None and seat.declined_at is None:
        return True
    by_link = bool(code) and discussion_by_code(code) == discussion
    return by_link or discussions_open_to(member).filter(pk=discussion.pk).exists()


def can_lead(seat: Seat, discussion: Discussion) -> bool:
    """The facilitator, while the discussion is neither closed nor hidden: then nobody else sees what they do."""
    goes_on = discussion.closed_at is None and discussion.hidden_at is None
    return seat.takes_part and discussion.facilitator_id == seat.pk and goes_on


def can_take_over(seat: Seat, discussion: Discussion) -> bool:
    """A member at the table, when the facilitator left or has given no sign of life for a while: the bringer at any
    time, the others only while somebody ought to lead."""
    if seat.is_guest or not seat.takes_part or discussion.closed_at or discussion.hidden_at:
        return False
    leader = discussion.facilitator
    if leader is None or not leader.takes_part:
        return True
    waits = seat.member_id == discussion.bringer_id or is_missed(discussion)
    return leader.pk != seat.pk and is_away(leader) and waits


def is_missed(discussion: Discussion) -> bool:
    """Whether somebody ought to lead now: live from the planned moment or the start on, slow once a term is over."""
    since = discussion.started_at or discussion.planned_at
    if discussion.started_at is not None and discussion.pace == Pace.SLOW:
        since = discussion.step_ends_at if discussion.paused_at is None else None
    return since is not None and since <= clock.now()


def is_away(seat: Seat) -> bool:
    """No sign of life for a while: not merely between two pages."""
    return seat.seen_at is None or clock.now() - seat.seen_at > AWAY_AFTER


def can_take_part(seat: Seat, discussion: Discussion) -> bool:
    """Do what the step asks: at the table, while the discussion is running and not paused for good."""
    return seat.takes_part and discussion.is_running and discussion.hidden_at is None


def is_revealed(discussion: Discussion, step: str) -> bool:
    return Reveal.objects.filter(discussion=discussion, step=step).exists()


def _kept_by(is_operator: bool, moderates: Collection[int]) -> Q:
    """What a keeper must be able to judge: hidden discussions of the hosts they moderate."""
    if is_operator:
        return Q(hidden_at__isnull=False)
    if not moderates:
        return NOBODY
    near = Exists(Membership.objects.filter(member=OuterRef("bringer"), host__in=moderates))
    return Q(near, hidden_at__isnull=False)


def prepared_visible_to(member: Member | None) -> QuerySet[PreparedCase]:
    """The cases to weigh along: those of the house for everybody, visitors too; a host's own for its verified members,
    its moderators and the asker whose case it is."""
    own = NOBODY if member is None or member.onboarded_at is None else _own_prepared(member)
    return PreparedCase.objects.filter(Q(host=None) | own, hidden_at=None, question__hidden_at=None)


def _own_prepared(member: Member) -> Q:
    near = Q(host__in=member.host_ids if member.is_verified else member.moderates)
    return near & ~Q(_recognised(member)) | Q(question__asker=member)


def may_weigh_in(member: Member | None, prepared: PreparedCase, gathering: Gathering | None) -> bool:
    """Whoever may read the case, and at a gathering while its link is good."""
    if gathering and (gathering.prepared_id != prepared.pk or not is_going_on(gathering)):
        return False
    return prepared_visible_to(member).filter(pk=prepared.pk).exists()


def is_going_on(gathering: Gathering) -> bool:
    """Its link is good: not withdrawn, not over."""
    return gathering.withdrawn_at is None and gathering.ends_at > clock.now()


def is_open(prepared: PreparedCase, gathering: Gathering | None) -> bool:
    """Whether enough professions sealed in this pool for anybody to see the marks of others."""
    marks = Mark.objects.filter(prepared=prepared, gathering=gathering)
    return marks.values("profession").distinct().count() >= PROFESSIONS_TO_OPEN


def gatherings_of(host: Host) -> QuerySet[Gathering]:
    return Gathering.objects.filter(host=host)


def can_gather(member: Member, host: Host, prepared: PreparedCase) -> bool:
    """A moderator of the host, for a case of the house or one of the host's own."""
    near = prepared.host_id in {None, host.pk}
    return host.pk in member.moderates and near and prepared.hidden_at is None


def can_show(member: Member, gathering: Gathering) -> bool:
    """The big screen, the link, the poster: moderators of its host."""
    return gathering.host_id in member.moderates


def can_prepare_from(member: Member, question: Question) -> bool:
    """Only the asker: the words are theirs, and more people will read them than were asked."""
    return question.asker_id == member.pk and question.hidden_at is None and bool(member.host_ids)


def can_take_away(member: Member, prepared: PreparedCase) -> bool:
    if prepared.host_id is None:
        return False
    is_asker = prepared.question is not None and prepared.question.asker_id == member.pk
    return is_asker or prepared.host_id in member.moderates


def can_read_record(seat: Seat, discussion: Discussion) -> bool:
    """What stays is read at the table from the step where it is written on; and after the end by who left early too."""
    if discussion.hidden_at is not None:
        return False
    if seat.takes_part:
        return is_written_up(discussion)
    confirmed = seat.confirmed_at is not None or not seat.is_guest
    was_there = seat.taken_at is not None and seat.removed_at is None and confirmed
    return was_there and discussion.closed_at is not None


def can_write_record(seat: Seat, discussion: Discussion) -> bool:
    """Any seat at the table, from the step in which things are written down; after the end too."""
    return seat.takes_part and discussion.hidden_at is None and is_written_up(discussion)


def can_change_line(seat: Seat, line: RecordLine) -> bool:
    """Who wrote it, or who leads."""
    discussion = line.discussion
    mine = line.by_id == seat.pk or discussion.facilitator_id == seat.pk
    return mine and line.discussion_id == seat.discussion_id and can_write_record(seat, discussion)


def can_order_lines(seat: Seat, discussion: Discussion) -> bool:
    return discussion.facilitator_id == seat.pk and can_write_record(seat, discussion)


def is_written_up(discussion: Discussion) -> bool:
    """Whether the table reached the step in which it writes down, or is closed."""
    if discussion.closed_at is not None:
        return True
    steps = discussion.method.steps[: (discussion.place if discussion.place is not None else -1) + 1]
    return any(step.kind is StepKind.DECIDE for step in steps)


def can_reflect(seat: Seat, discussion: Discussion) -> bool:
    """A member on their own seat; a guest has no account to come back with."""
    return not seat.is_guest and seat.taken_at is not None and discussion.started_at is not None


def can_evaluate(seat: Seat, discussion: Discussion) -> bool:
    """Whoever sat at the table, once it is written up."""
    return can_read_record(seat, discussion)


def can_read_evaluations(seat: Seat, discussion: Discussion) -> bool:
    """The one who led."""
    return discussion.facilitator_id == seat.pk and can_read_record(seat, discussion)


def can_tell_sequel(seat: Seat, discussion: Discussion) -> bool:
    """What became of it is told by who brought the case, once the discussion is closed."""
    brought = seat.member_id is not None and seat.member_id == discussion.bringer_id
    return brought and discussion.closed_at is not None and discussion.hidden_at is None


def can_share_lesson(seat: Seat, discussion: Discussion) -> bool:
    """Every seat, after the end; never from a case that only its own table may read."""
    closed = discussion.closed_at is not None and not discussion.restricted
    return seat.takes_part and closed and discussion.hidden_at is None


def methods_visible_to(member: Member) -> QuerySet[OwnMethod]:
    """The own methods of the hosts that `member` belongs to, as long as they are not withdrawn."""
    if member.onboarded_at is None:
        return OwnMethod.objects.none()
    return OwnMethod.objects.filter(host__in=member.host_ids, withdrawn_at=None)


def can_keep_methods(member: Member, host: Host) -> bool:
    """Make, change and withdraw methods: a moderator of the host."""
    return host.pk in member.moderates


def peer_groups_visible_to(member: Member) -> QuerySet[PeerGroup]:
    """The groups `member` sits in, ended ones too."""
    return PeerGroup.objects.filter(peers__member=member, peers__left_at=None)


def peer_seat_of(member: Member, group: PeerGroup) -> PeerSeat | None:
    return PeerSeat.objects.filter(group=group, member=member, left_at=None).first()


def can_join_peers(member: Member, group: PeerGroup) -> bool:
    """Whoever holds the link of a group that goes on, finished joining and belongs to its host."""
    return member.onboarded_at is not None and group.ended_at is None and group.host_id in member.host_ids


def can_lead_peers(member: Member, group: PeerGroup) -> bool:
    seat = peer_seat_of(member, group)
    return seat is not None and seat.leads


def can_certify(member: Member, attendance: Attendance) -> bool:
    """Only for oneself, from a list that was signed, and for minutes that were there."""
    signed = attendance.meeting.signed_at is not None
    return attendance.peer.member_id == member.pk and signed and attendance.minutes > 0
