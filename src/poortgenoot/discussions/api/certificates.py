"""Certificates for programs: making mine, on paper, and verifying anybody's by its code."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status

from poortgenoot.core import clock, tallies
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.actions.certificates import certify, withdraw_certificate
from poortgenoot.discussions.api.peer_dates import DATE, fetch
from poortgenoot.discussions.models import Certificate
from poortgenoot.discussions.papers.certificate import pdf
from poortgenoot.discussions.queries import certificates as queries
from poortgenoot.discussions.queries import peers
from poortgenoot.members.professions import Register
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["peer groups"])
MINE = "/certificates/{int:certificate_id}"


class CertificateIn(Schema):
    named: bool = Field(True, description="Whether my name stands on it.")
    register_code: Register | None = Field(None, description="Of which register my number stands on it.")


class CertificateOut(Schema):
    id: int
    date_id: int
    name: str
    number: str
    minutes: int
    made_at: datetime
    withdrawn_at: datetime | None
    link: str = Field(description="Where anybody verifies it.")


class CertificateList(Schema):
    """All of them: there are few."""

    certificates: list[CertificateOut]


class VerifiedOut(Schema):
    """As its page tells anybody who has the code; the name only as its holder chose it, and as long as it stands."""

    valid: bool = Field(description="False: it was withdrawn.")
    name: str
    group: str
    host: str
    day: date = Field(description="In Amsterdam.")
    minutes: int


@router.post(f"{DATE}/certificate", response={201: CertificateOut}, summary="Make mine, from a signed list")
def make_certificate(request: MemberRequest, date_id: int, asked: CertificateIn) -> Status[CertificateOut]:
    mine = peers.mine_at(request.member, fetch(request, date_id))
    if mine is None:
        raise Http404
    name = request.member.name if asked.named else ""
    register = asked.register_code.value if asked.register_code else ""
    return Status(201, _certificate(certify(mine, name=name, register=register, by=request.member)))


@router.get("/certificates", response=CertificateList, summary="My certificates, latest first")
def certificates(request: MemberRequest) -> CertificateList:
    return CertificateList(certificates=[_certificate(one) for one in queries.mine(request.member).order_by("-pk")])


@router.delete("/certificates/{int:certificate_id}", response={204: None}, summary="Withdraw one of mine")
def withdraw(request: MemberRequest, certificate_id: int) -> Status[None]:
    found = queries.mine(request.member).filter(pk=certificate_id).first()
    if found is None:
        raise Http404
    withdraw_certificate(found, by=request.member)
    return Status(204, None)


@router.get(f"{MINE}/paper.pdf", response={200: None}, summary="One of mine on paper, as long as it stands (PDF)")
def paper(request: MemberRequest, certificate_id: int) -> HttpResponse:
    found = queries.mine(request.member).filter(pk=certificate_id, withdrawn_at=None).first()
    if found is None:
        raise Http404
    return HttpResponse(pdf(found), content_type="application/pdf")


@router.get("/certificates/verify/{code}", response=VerifiedOut, summary="What a code stands for, if anything")
def verify(request: MemberRequest, code: str) -> VerifiedOut:
    """Every look counts, found or not, so that trying codes tires."""
    why = _("Je hebt vaak gekeken. Probeer het over een uur weer.")
    who = f"member-{request.member.pk}"
    tallies.count("certificates", who, per="hour", limit=LIMITS.certificate_looks_per_hour, why=why)
    found = queries.by_code(code)
    if found is None:
        raise Http404
    meeting = found.attendance.meeting
    return VerifiedOut(
        valid=found.withdrawn_at is None,
        name="" if found.withdrawn_at else found.name,
        group=meeting.group.name,
        host=meeting.group.host.name,
        day=meeting.starts_at.astimezone(clock.AMSTERDAM).date(),
        minutes=found.minutes,
    )


def _certificate(one: Certificate) -> CertificateOut:
    names = ("name", "number", "minutes", "made_at", "withdrawn_at")
    link = settings.SITE_URL + reverse("discussions:certificate", args=[one.code])
    facts = {name: getattr(one, name) for name in names}
    return CertificateOut(id=one.pk, date_id=one.attendance.meeting_id, link=link, **facts)
