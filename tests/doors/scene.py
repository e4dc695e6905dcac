"""One scene with one of everything that an address can name: what the doors are tried on."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

from poortgenoot.accounts import actions as accounts
from poortgenoot.core import clock
from poortgenoot.demo.models import Part
from poortgenoot.discussions.actions import alone as weighing_along
from poortgenoot.discussions.models import Gathering, PreparedCase
from poortgenoot.discussions.tests import alone
from poortgenoot.members.models import HostLink, JoinRequest
from poortgenoot.notifications import letters
from poortgenoot.notifications.models import Mail, Notice
from poortgenoot.sparring import tokens
from poortgenoot.sparring.models import Duty, FollowUp, Lesson, Outcome, Report, SelfReport
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


def make_scene() -> Scene:
    """A question of the asker to company doctors, read by those asked only; the doctor was asked and answered."""
    cast = make_cast()
    question = make_question(cast.asker, "BA", "VA", title="Een vraag om langs te gaan")
    invitation = make_invitation(question, cast.doctor)
    waiting = make_invitation(question, cast.insurance_doctor, host=cast.association)
    answer = make_answer(question, cast.doctor)
    FollowUp.objects.create(
        answer=answer, member=cast.asker, profession="JC", key=uuid.uuid4(), text="Mag het ook andersom?"
    )
    closed = make_question(cast.asker, "AD", closed_at=clock.now())
    Outcome.objects.create(question=closed, did="Taken eerst.", brought="Het ging beter.")
    lesson = Lesson.objects.create(
        author=cast.asker,
        profession="JC",
        title="Taken eerst",
        case_text="Een opbouw liep vast.",
        insight="Begin klein.",
    )
    report = Report.objects.create(kind="answer", object_id=answer.pk, question=question, why="unkind", by=cast.hr)
    notice = Notice.objects.create(
        member=cast.doctor, kind="invitation", subject="invitation:1", title="Je blik gevraagd", url="/"
    )
    link = HostLink.objects.create(host=cast.association, code="welkom-bij-ons")
    duty = Duty.objects.create(
        host=cast.association,
        member=cast.doctor,
        profession="BA",
        monday=clock.today() - timedelta(days=clock.today().weekday()),
    )
    request = JoinRequest.objects.create(host=cast.association, member=cast.stranger)
    about_me = SelfReport.objects.create(where="Een les over opbouwen")
    mail = Mail.objects.create(message_id="<a@b>", kind="account", to="a@b.example", subject="Code", text="1")
    assert cast.doctor.user
    token, _plain = accounts.make_token(cast.doctor.user, "agenda")
    Part.objects.create(key="member:doctor", member=cast.doctor)
    key = tokens.make(waiting.pk)
    slug = {"slug": cast.association.slug}
    weighed, congress = alone.the_case(), _congress(cast)
    arguments: dict[str, dict[str, object]] = {
        "sparring:*": {"pk": question.pk, "answer_pk": answer.pk, "token": key, "profession": "BA"},
        "sparring:close": {"pk": question.pk},
        "sparring:make_lesson": {"pk": closed.pk},
        "sparring:lesson": {"pk": lesson.pk},
        "sparring:pass_on": {"pk": invitation.pk},
        "sparring:decide_invitation": {"pk": waiting.pk, "verb": "doe-mee"},
        "sparring:decide_by_key": {"token": key, "verb": "doe-mee"},
        "sparring:report": {"kind": "answer", "number": answer.pk},
        "sparring:decide_report": {"pk": report.pk},
        "sparring:handle_self_report": {"pk": about_me.pk},
        "sparring:leave_duty": {"pk": duty.pk},
        "sparring:ask_for_duty": slug,
        "members:*": slug,
        "members:join": {"code": link.code},
        "members:profile": {"pk": cast.doctor.pk},
        "members:photo": {"pk": cast.doctor.pk},
        "members:change_member": slug | {"pk": cast.doctor.pk},
        "members:decide": slug | {"pk": request.pk},
        "members:withdraw_link": slug | {"pk": link.pk},
        "members:poster": slug | {"pk": link.pk},
        "notifications:open": {"pk": notice.pk},
        "notifications:unsubscribe": {"key": letters.unsubscribe_key(cast.doctor.pk)},
        "accounts:*": {"provider_id": cast.association.slug},
        "accounts:withdraw_token": {"pk": token.pk},
        **{
            f"discussions:{name}": {"slug": weighed.slug}
            for name in ("weigh_alone", "others", "still_sealed", "curious")
        },
        "discussions:gathering": {"code": congress.code},
        "discussions:big_screen_alone": {"code": congress.code},
        "discussions:prepare_alone": {"pk": question.pk},
        "discussions:gatherings": slug,
        "discussions:withdraw_gathering": slug | {"pk": congress.pk},
        "discussions:gathering_poster": slug | {"pk": congress.pk},
        "discussions:take_away": slug | {"pk": _own_case(cast).pk},
        "demo:become": {"pk": cast.doctor.pk},
        "demo:mail": {"pk": mail.pk},
        "demo:mail_html": {"pk": mail.pk},
    }
    return Scene(cast, arguments)
