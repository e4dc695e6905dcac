"""Who may read and do what around a case. Closed by default; nothing else in this room decides.

Reading a question: its asker, always; who was asked, while verified; verified members of a host of the asker
(`hosts`) or all verified members (`verified`), unless the guard restricted the case to those asked. Who
recognised a case no longer reads it. A hidden text is read by its writer and by its keepers: the moderators of
the asker's hosts, and the operators. Keepers also read what is reported and, while it is open, what stayed
without an answer at the end of its term: then they invite by hand.
"""

from __future__ import annotations

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet, Value

from poortgenoot.core.there import There
from poortgenoot.members.models import Host, Member, Membership
from poortgenoot.sparring import further
from poortgenoot.sparring.models import (
    Answer,
    Breach,
    Duty,
    FollowUp,
    Invitation,
    Lesson,
    Outcome,
    Question,
    Reading,
    Recognition,
    Report,
)
from poortgenoot.sparring.models.further import FurtherText

type Text = Question | Answer | FollowUp | Outcome | Lesson | FurtherText
"""Everything about a case that can be reported, hidden and purged."""

NOBODY = Q(pk__in=())


def questions_visible_to(member: Member) -> QuerySet[Question]:
    """The questions that `member` may read, own ones included."""
    return Question.objects.filter(_reads(member))


def answers_visible_to(member: Member) -> QuerySet[Answer]:
    """The answers that `member` may read: those of visible questions, hidden ones left out."""
    questions = questions_visible_to(member)
    return Answer.objects.filter(_shown_to(member, "question__asker"), question__in=questions)


def follow_ups_visible_to(member: Member) -> QuerySet[FollowUp]:
    """The threads below the answers that `member` may read, hidden lines left out."""
    answers = answers_visible_to(member)
    return FollowUp.objects.filter(_shown_to(member, "answer__question__asker"), answer__in=answers)


def answers_in(question: Question, member: Member) -> QuerySet[Answer]:
    """The answers to a question that was fetched through `member`: the same ones, without asking that again."""
    return Answer.objects.filter(_shown_to(member, "question__asker"), question=question)


def follow_ups_in(question: Question, member: Member) -> QuerySet[FollowUp]:
    """The threads below the answers to a question that was fetched through `member`."""
    return FollowUp.objects.filter(_shown_to(member, "answer__question__asker"), answer__question=question)


def outcomes_visible_to(member: Member) -> QuerySet[Outcome]:
    """How visible questions ended; a hidden outcome is read by the asker and the keepers."""
    shown = Q(hidden_at=None) | Q(question__asker=member) | _keeps(member, "question__asker")
    return Outcome.objects.filter(shown, question__in=questions_visible_to(member))


def lessons_visible_to(member: Member) -> QuerySet[Lesson]:
    """Every lesson, for every member, except hidden ones and those of a case the member recognised."""
    shown = Q(hidden_at=None) | Q(author=member) | _keeps(member, "author")
    recognised = There(Recognition, member=member.pk, lesson=F("pk"))
    mine = Q(author=member)
    return Lesson.objects.filter(shown, mine | ~recognised & ~_recognised_by(member, "question"))


def invitations_of(member: Member) -> QuerySet[Invitation]:
    """The invitations to `member` whose question can be read."""
    return Invitation.objects.filter(_reads(member, "question__"), member=member)


def reports_visible_to(member: Member) -> QuerySet[Report]:
    """The reports that `member` may decide: about cases of members of the hosts they moderate, never their own."""
    about = Q(question__in=Question.objects.filter(_keeps(member, "asker")).exclude(asker=member))
    lessons = Lesson.objects.filter(_keeps(member, "author")).exclude(author=member)
    kept = about | Q(kind="lesson", object_id__in=lessons.values("pk"))
    for kind in further.kinds():
        near = kind.model._default_manager.filter(_keeps(member, kind.home)).exclude(**{kind.home: member})
        kept |= Q(kind=kind.name, object_id__in=near.values("pk"))
    return Report.objects.filter(kept)


def cases_findable_by(member: Member) -> QuerySet[Question]:
    """The cases whose title a keeper may look up, also those that only who was asked reads.

    Of members of the hosts they moderate; never their own, and none that they recognise.
    """
    kept = Question.objects.filter(_keeps(member, "asker"), ~_recognised_by(member, "pk"))
    return kept.exclude(asker=member)


def can_open_case(member: Member, question: Question) -> bool:
    """For judging, after somebody outside the house recognised themselves in it."""
    return cases_findable_by(member).filter(pk=question.pk).exists()


def breaches_visible_to(member: Member) -> QuerySet[Breach]:
    """Those of the hosts that `member` moderates, and for operators all; never those of a case of their own."""
    found = Breach.objects.exclude(home=member)
    return found if member.is_operator else found.filter(hosts__in=member.moderates).distinct()


def can_judge_breach(member: Member, breach: Breach) -> bool:
    return breaches_visible_to(member).filter(pk=breach.pk).exists()


def duties_of(host: Host) -> QuerySet[Duty]:
    return Duty.objects.filter(host=host)


def _reads(member: Member, at: str = "") -> Q:
    """Whether `member` may read the question that stands at the prefix `at`."""
    read = Q((f"{at}hidden_at", None)) & _readable_by(member, at) | _kept_by(member, at)
    return Q((f"{at}asker", member)) | ~_recognised_by(member, f"{at}pk") & read


def _readable_by(member: Member, at: str) -> Q:
    """Only verified members read others' questions."""
    if not member.is_verified:
        return NOBODY
    asked = Q(There(Invitation, question=F(f"{at}pk"), member=member.pk))
    near = Q(_shares_host(f"{at}asker", member.host_ids))
    along = Q((f"{at}reading", Reading.VERIFIED)) | Q((f"{at}reading", Reading.HOSTS)) & near
    return asked | Q((f"{at}restricted", False)) & along


def _kept_by(member: Member, at: str) -> Q:
    """What lies before a keeper: hidden, reported, or open past its term without every answer."""
    reported = Q(There(Report, question=F(f"{at}pk"), decision=""))
    stuck = Q((f"{at}escalated_at__isnull", False), (f"{at}closed_at", None))
    return _keeps(member, f"{at}asker") & (Q((f"{at}hidden_at__isnull", False)) | reported | stuck)


def _keeps(member: Member, writer: str) -> Q:
    """Whether `member` is a keeper of what the member in the column `writer` wrote."""
    if member.is_operator:
        return Q(pk=F("pk"))
    return Q(_shares_host(writer, member.moderates)) if member.moderates else NOBODY


def _shares_host(column: str, hosts: frozenset[int]) -> There:
    return There(Membership, member=F(column), host=hosts)


def _recognised_by(member: Member, column: str) -> Q:
    return Q(There(Recognition, member=member.pk, question=F(column)))


def _shown_to(member: Member, asker: str) -> Q:
    return Q(hidden_at=None) | Q(member=member) | _keeps(member, asker)


def can_ask(member: Member) -> bool:
    """Everybody who finished joining may ask, verified or not."""
    return member.onboarded_at is not None and member.erased_at is None


def can_read(member: Member, question: Question) -> bool:
    return questions_visible_to(member).filter(pk=question.pk).exists()


def speaks_as(member: Member, question: Question) -> tuple[str, ...]:
    """The professions under which `member` may answer a question they can read: verified ones, never the asker.

    The one they were asked as comes first; a member who was asked as none of them starts with their first.
    """
    if len(member.verified_professions) < 2:
        return voices(member, question, None)
    return voices(member, question, Invitation.objects.filter(question=question, member=member).first())


def voices(member: Member, question: Question, invitation: Invitation | None) -> tuple[str, ...]:
    """The same as `speaks_as`, for who has the member's own invitation at hand; asks the database nothing."""
    if member.pk == question.asker_id or question.hidden_at is not None:
        return ()
    own = [p for p in member.professions if p in member.verified_professions]
    asked_as = invitation.profession if invitation else ""
    return tuple(sorted(own, key=lambda p: p != asked_as))


def can_answer(member: Member, question: Question) -> bool:
    """A verified reader who is not the asker, also after the term and after closing: late answers are welcome."""
    return bool(speaks_as(member, question)) and can_read(member, question)


def can_follow_up(member: Member, answer: Answer) -> bool:
    """In the thread below an answer speak the asker, and whoever may answer."""
    if not answers_visible_to(member).filter(pk=answer.pk, hidden_at=None).exists():
        return False
    return member.pk == answer.question.asker_id or bool(speaks_as(member, answer.question))


def can_help(member: Member, answer: Answer) -> bool:
    """Whoever may read an answer may say that it helped, except its writer."""
    return answer.member_id != member.pk and answers_visible_to(member).filter(pk=answer.pk).exists()


def can_close(member: Member, question: Question) -> bool:
    return member.pk == question.asker_id and question.is_open


def can_thank(member: Member, answer: Answer) -> bool:
    return member.pk == answer.question.asker_id


def can_open_name(member: Member, question: Question) -> bool:
    return member.pk == question.asker_id


def can_make_lesson(member: Member, question: Question) -> bool:
    """The asker, once the question is closed and not hidden."""
    return member.pk == question.asker_id and not question.is_open and question.hidden_at is None


def can_recognise(member: Member, question: Question) -> bool:
    return member.pk != question.asker_id and can_read(member, question)


def can_pass_on(member: Member, invitation: Invitation) -> bool:
    return invitation.member_id == member.pk and can_read(member, invitation.question)


def can_invite(member: Member, question: Question) -> bool:
    """By hand: the moderators of the asker's hosts, once the term ran out without every answer."""
    return _is_stuck(question) and can_moderate(member, question)


def with_keeping(found: QuerySet[Question], member: Member) -> QuerySet[Question]:
    """`found`, each with `is_kept`: whether `member` keeps it."""
    keeps = member.is_operator or bool(member.moderates)
    is_kept = ExpressionWrapper(_keeps(member, "asker"), BooleanField()) if keeps else Value(False)
    return found.annotate(is_kept=is_kept)


def invites(member: Member, question: Question) -> bool:
    """The same as `can_invite`, for who has the question from `with_keeping`; asks the database nothing."""
    is_kept: bool = question.is_kept  # type: ignore[attr-defined]  # annotated
    return _is_stuck(question) and is_kept and question.asker_id != member.pk


def _is_stuck(question: Question) -> bool:
    return question.escalated_at is not None and question.is_open and question.hidden_at is None


def can_report(member: Member, text: Text) -> bool:
    """Whatever one may read and did not write oneself."""
    return writer_of(text) != member.pk and can_see(member, text)


def can_see(member: Member, text: Text) -> bool:
    """The gate of each kind of text."""
    match text:
        case Question():
            return can_read(member, text)
        case Answer():
            return answers_visible_to(member).filter(pk=text.pk).exists()
        case FollowUp():
            return follow_ups_visible_to(member).filter(pk=text.pk).exists()
        case Outcome():
            return outcomes_visible_to(member).filter(pk=text.pk).exists()
        case Lesson():
            return lessons_visible_to(member).filter(pk=text.pk).exists()
        case FurtherText():
            return further.of(text).sees(member, text)


def can_moderate(member: Member, text: Text) -> bool:
    """A keeper of the asker's case, but never on a text of their own and never in a case of their own."""
    home = home_of(text)
    if member.pk in {writer_of(text), home.pk if home else None}:
        return False
    return member.is_operator or bool(home and member.moderates and member.moderates & home.host_ids)


def can_purge(member: Member, text: Text) -> bool:
    """Whoever may moderate it, and its own writer: taking one's own words back is always allowed."""
    return member.pk == writer_of(text) or can_moderate(member, text)


def can_take_duty(member: Member, host: Host, profession: str) -> bool:
    return host.pk in member.host_ids and profession in member.verified_professions


def writer_of(text: Text) -> int | None:
    """The id of who wrote it; None when a lesson's writer is gone."""
    match text:
        case Question():
            return text.asker_id
        case Outcome():
            return text.question.asker_id
        case Lesson():
            return text.author_id
        case FurtherText():
            return further.of(text).writer(text)
        case _:
            return text.member_id


def home_of(text: Text) -> Member | None:
    """The asker of the case; its hosts' moderators keep it."""
    match text:
        case Question():
            return text.asker
        case Lesson():
            return text.author
        case FurtherText():
            return further.of(text).home_of(text)
        case FollowUp():
            return text.answer.question.asker
        case _:
            return text.question.asker
