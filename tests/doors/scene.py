"""One scene with one of everything that an address can name: what the doors are tried on."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

from poortgenoot.accounts import actions as accounts
from poortgenoot.core import clock
from poortgenoot.demo.models import Part
from poortgenoot.discussions import actions as discussions
from poortgenoot.discussions import shipped
from poortgenoot.discussions.actions import alone as weighing_along
from poortgenoot.discussions.actions import records
from poortgenoot.discussions.actions.certificates import certify
from poortgenoot.discussions.actions.explaining import explain
from poortgenoot.discussions.actions.methods import keep as keep_method
from poortgenoot.discussions.models import Gathering, PreparedCase
from poortgenoot.discussions.tests import alone
from poortgenoot.discussions.tests.group import gather_peers, line_of, signed
from poortgenoot.discussions.tests.table import lay
from poortgenoot.members.models import HostLink, JoinRequest
from poortgenoot.notifications import letters
from poortgenoot.notifications.models import Mail, Notice
from poortgenoot.sparring import tokens
from poortgenoot.sparring.models import Breach, Duty, FollowUp, Lesson, Outcome, Purge, Report, SelfReport
from tests.cast import Cast, make_cast
from tests.factories import make_answer, make_invitation, make_question


@dataclass(frozen=True)
class Scene:
    cast: Cast
    arguments: dict[str, dict[str, object]]
    """By the name of a route, or of its room and a star: what its address is filled with."""


def _congress(cast: Cast) -> Gathering:
    """Where people of the association weigh along by a link."""
    end = clock.now() + timedelta(days=2)
    return weighing_along.gather(cast.association, alone.the_case(), "Congres", end, by=cast.moderator)


def _own_case(cast: Cast) -> PreparedCase:
    """A case to weigh along of the association itself."""
    house = alone.the_case()
    house.pk, house.slug, house.host = None, "van-ons", cast.association
    house.save()
    return house


AT_THE_TABLE = (
    "room mine part take_seat decline leave weigh judge seal unseal take_turn contribute add_factor remove_factor lead "
    "go_to hand_over remove_seat seat invite_guest share ask_profession ask_member big_screen"
)


def _table(cast: Cast) -> dict[str, dict[str, object]]:
    """A table where people weigh: the asker leads, both doctors sit there, a guest's link waits."""
    table = lay(cast, at="wegen")
    _guest, key = discussions.invite_guest(table.discussion, by=table.bringer)
    factor = table.discussion.factors.first()
    assert factor
    filled = {
        "pk": table.discussion.pk,
        "name": "leiding",
        "verb": "pauzeer",
        "number": table.doctor.number,
        "factor": factor.pk,
    }
    of_the_table: dict[str, dict[str, object]] = {f"discussions:{name}": filled for name in AT_THE_TABLE.split()}
    of_the_table["discussions:seat"] = filled | {"verb": "haal-weg"}
    linked = lay(cast).discussion
    linked.joining = "link"
    linked.save(update_fields=["joining"])
    return of_the_table | {"discussions:join": {"code": linked.code}, "discussions:guest": {"key": key}}


AFTER_THE_TABLE = (
    "record record_now check write_line line change_line remove_line move_line consent report explanation reading "
    "explanation_sheet reflection evaluation sequel shared_lesson agree_lesson"
)


def _what_stays(cast: Cast) -> dict[str, dict[str, object]]:
    """A closed table with a line of the doctor and an explanation; the asker led."""
    table = lay(cast, at="besluit")
    line = records.write_line(table.doctor, "order", "Eerst rust.", key=uuid.uuid4())
    explain(table.doctor, "We keken samen wat nu lukt.", began_with="")
    discussions.close(table.again(), by=table.bringer)
    filled = {"pk": table.discussion.pk, "line_pk": line.pk, "kind": "order", "way": "omhoog"}
    named: dict[str, dict[str, object]] = {f"discussions:{name}": filled for name in AFTER_THE_TABLE.split()}
    return named | {"discussions:evaluations": {"slug": cast.association.slug}}


def _peers(cast: Cast) -> dict[str, dict[str, object]]:
    """A group that the doctor leads, with a signed date and the asker's certificate of it."""
    peers = gather_peers(cast)
    meeting = signed(peers, cast.doctor)
    made = certify(line_of(meeting, peers.asker), name="Asker", register="", by=cast.asker)
    group = {"pk": peers.group.pk, "seat_pk": peers.asker.pk}
    dated = "peer_meeting change_roles call_off bring_to count_minutes reopen_list certify"
    return {
        **{f"discussions:{name}": group for name in ("peer_group", "leave_peers", "share_number")},
        **{f"discussions:{name}": group for name in ("let_lead", "take_away_peer")},
        **{f"discussions:{name}": {"pk": meeting.pk} for name in dated.split()},
        **{f"discussions:list_{form}": {"pk": meeting.pk} for form in ("csv", "pdf", "numbers")},
        **{f"discussions:{name}": {"pk": made.pk} for name in ("withdraw_certificate", "certificate_file")},
        "discussions:join_peers": {"code": peers.group.code},
        "discussions:certificate": {"code": made.code},
    }


def _methods(cast: Cast) -> dict[str, dict[str, object]]:
    """The association's own method."""
    own = keep_method(cast.association, shipped.methods()["snel-wegen"], by=cast.moderator)
    at = {"slug": cast.association.slug, "pk": own.pk}
    return {
        "discussions:method": {"key": f"eigen-{own.pk}"},
        "discussions:method_file": {"key": f"eigen-{own.pk}", "form": "toml"},
        **{f"discussions:{name}": at for name in ("own_methods", "copy_method", "change_method")},
        **{f"discussions:{name}": at for name in ("withdraw_method", "put_back_method")},
    }


def _sparring(cast: Cast) -> dict[str, dict[str, object]]:
    """A question of the asker to company doctors, read by those asked only; the doctor was asked and answered."""
    question = make_question(cast.asker, "BA", "VA", title="Een vraag om langs te gaan")
    invitation = make_invitation(question, cast.doctor)
    waiting = make_invitation(question, cast.insurance_doctor, host=cast.association)
    answer = make_answer(question, cast.doctor)
    text = "Mag het ook andersom?"
    FollowUp.objects.create(answer=answer, member=cast.asker, profession="JC", key=uuid.uuid4(), text=text)
    report = Report.objects.create(kind="answer", object_id=answer.pk, question=question, why="unkind", by=cast.hr)
    key = tokens.make(waiting.pk)
    return {
        "sparring:*": {"pk": question.pk, "answer_pk": answer.pk, "token": key, "profession": "BA"},
        "sparring:close": {"pk": question.pk},
        "sparring:pass_on": {"pk": invitation.pk},
        "sparring:decide_invitation": {"pk": waiting.pk, "verb": "doe-mee"},
        "sparring:decide_by_key": {"token": key, "verb": "doe-mee"},
        "sparring:report": {"kind": "answer", "number": answer.pk},
        "sparring:decide_report": {"pk": report.pk},
        "discussions:prepare_alone": {"pk": question.pk},
        **_kept(cast, answer.pk),
    }


def _kept(cast: Cast, answer: int) -> dict[str, dict[str, object]]:
    """What comes of questions: one that is closed, a lesson, a week of duty, and what keepers have before them."""
    closed = make_question(cast.asker, "AD", closed_at=clock.now())
    Outcome.objects.create(question=closed, did="Taken eerst.", brought="Het ging beter.")
    words = {"title": "Taken eerst", "case_text": "Een opbouw liep vast.", "insight": "Begin klein."}
    lesson = Lesson.objects.create(author=cast.asker, profession="JC", **words)
    monday = clock.today() - timedelta(days=clock.today().weekday())
    duty = Duty.objects.create(host=cast.association, member=cast.doctor, profession="BA", monday=monday)
    about_me = SelfReport.objects.create(where="Een les over opbouwen")
    wiped = Purge.objects.create(kind="answer", object_id=answer + 1_000)
    breach = Breach.objects.create(purge=wiped, visible_from=clock.now(), readers=3, mails=1)
    breach.hosts.add(cast.association)
    return {
        "sparring:make_lesson": {"pk": closed.pk},
        "sparring:lesson": {"pk": lesson.pk},
        "sparring:handle_self_report": {"pk": about_me.pk},
        "sparring:breach": {"pk": breach.pk},
        "sparring:leave_duty": {"pk": duty.pk},
        "sparring:ask_for_duty": {"slug": cast.association.slug},
    }


def _host(cast: Cast) -> dict[str, dict[str, object]]:
    """The desk of the association: a link that invites, and somebody who asks to join."""
    link = HostLink.objects.create(host=cast.association, code="welkom-bij-ons")
    request = JoinRequest.objects.create(host=cast.association, member=cast.stranger)
    slug = {"slug": cast.association.slug}
    return {
        "members:*": slug,
        "members:join": {"code": link.code},
        "members:profile": {"pk": cast.doctor.pk},
        "members:photo": {"pk": cast.doctor.pk},
        "members:change_member": slug | {"pk": cast.doctor.pk},
        "members:decide": slug | {"pk": request.pk},
        "members:withdraw_link": slug | {"pk": link.pk},
        "members:poster": slug | {"pk": link.pk},
    }


def _post(cast: Cast) -> dict[str, dict[str, object]]:
    """What the doctor has of their own: a notice, a token, a part in the demo; and a mail that left."""
    told = {"kind": "invitation", "subject": "invitation:1", "title": "Je blik gevraagd", "url": "/"}
    notice = Notice.objects.create(member=cast.doctor, **told)
    mail = Mail.objects.create(message_id="<a@b>", kind="account", to="a@b.example", subject="Code", text="1")
    assert cast.doctor.user
    token, _plain = accounts.make_token(cast.doctor.user, "agenda")
    Part.objects.create(key="member:doctor", member=cast.doctor)
    return {
        "notifications:open": {"pk": notice.pk},
        "notifications:unsubscribe": {"key": letters.unsubscribe_key(cast.doctor.pk)},
        "accounts:*": {"provider_id": cast.association.slug},
        "accounts:withdraw_token": {"pk": token.pk},
        "demo:become": {"pk": cast.doctor.pk},
        "demo:mail": {"pk": mail.pk},
        "demo:mail_html": {"pk": mail.pk},
    }


def _alone(cast: Cast) -> dict[str, dict[str, object]]:
    """Weeg mee: a case of the house, a congress around it, and a case of the association's own."""
    congress, slug = _congress(cast), {"slug": cast.association.slug}
    weighed = {"slug": alone.the_case().slug}
    return {
        **{f"discussions:{name}": weighed for name in ("weigh_alone", "others", "still_sealed", "curious")},
        "discussions:gathering": {"code": congress.code},
        "discussions:big_screen_alone": {"code": congress.code},
        "discussions:gatherings": slug,
        "discussions:withdraw_gathering": slug | {"pk": congress.pk},
        "discussions:gathering_poster": slug | {"pk": congress.pk},
        "discussions:take_away": slug | {"pk": _own_case(cast).pk},
    }


ROOMS = (_sparring, _host, _post, _alone, _table, _peers, _methods, _what_stays)


def make_scene() -> Scene:
    """One of everything that an address can name, room by room."""
    cast = make_cast()
    arguments: dict[str, dict[str, object]] = {}
    for furnish in ROOMS:
        arguments |= furnish(cast)
    return Scene(cast, arguments)
