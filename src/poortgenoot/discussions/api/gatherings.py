"""*Weeg mee* at somebody's congress, for programs: making and ending a link, its poster, and the growing picture."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status

from poortgenoot.discussions.actions import alone as actions
from poortgenoot.discussions.api import pictures
from poortgenoot.discussions.api.hosts import HOST, moderated
from poortgenoot.discussions.api.pictures import PictureOut
from poortgenoot.discussions.forms.alone import GatheringForm
from poortgenoot.discussions.models import Gathering
from poortgenoot.discussions.papers.gathering import link_of, poster_of
from poortgenoot.discussions.queries import alone as queries
from poortgenoot.discussions.weighers import Pool
from poortgenoot.members.models import Host
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["weigh along"])
ONE = f"{HOST}/gatherings/{{int:gathering_id}}"


class GatheringOut(Schema):
    id: int
    title: str
    prepared: str = Field(description="The slug of its case.")
    code: str = Field(description="At /prepared/…?via=; short enough to type over.")
    link: str = Field(description="What the QR code leads to.")
    sealed: int
    ends_at: datetime
    withdrawn_at: datetime | None


class GatheringList(Schema):
    """Newest first."""

    gatherings: list[GatheringOut]


class GatheringIn(Schema):
    title: str = Field(max_length=80, description="Stands on the poster and on the screen.")
    prepared: str = Field(max_length=90, description="The slug of a case of the house, or of this host's own.")
    last_day: date = Field(description="Until the end of this day in Amsterdam; within a year.")

    def read(self, host: Host) -> dict[str, Any]:
        """By the page's own form. Raises `ValidationError`."""
        found = queries.to_gather(host).filter(slug=self.prepared).first()
        if found is None:
            raise ValidationError({"prepared": [_("Kies een casus van het huis of van deze gastheer.")]})
        sent = {"title": self.title, "prepared": found.pk, "last_day": self.last_day.isoformat()}
        form = GatheringForm(sent, cases=queries.to_gather(host))
        if not form.is_valid():
            raise ValidationError(form.errors.as_data())
        return form.cleaned_data


@router.get(f"{HOST}/gatherings", response=GatheringList, summary="As a moderator: the links of a host")
def gatherings(request: MemberRequest, host_id: int) -> GatheringList:
    rows = queries.organised(moderated(request, host_id))
    return GatheringList(gatherings=[told(one) for one in rows])


@router.post(f"{HOST}/gatherings", response={201: GatheringOut}, summary="As a moderator: make a link")
def gather(request: MemberRequest, host_id: int, asked: GatheringIn) -> Status[GatheringOut]:
    host = moderated(request, host_id)
    given = asked.read(host)
    made = actions.gather(host, given["prepared"], given["title"], given["last_day"], by=request.member)
    return Status(201, told(fetch(request, host_id, made.pk)))


@router.post(f"{ONE}/withdraw", response=GatheringOut, summary="As a moderator: nobody weighs by it any more")
def withdraw(request: MemberRequest, host_id: int, gathering_id: int) -> GatheringOut:
    actions.withdraw(fetch(request, host_id, gathering_id), by=request.member)
    return told(fetch(request, host_id, gathering_id))


@router.get(f"{ONE}/poster.pdf", response={200: None}, summary="As a moderator: the link as a QR code on A4 (PDF)")
def poster(request: MemberRequest, host_id: int, gathering_id: int) -> HttpResponse:
    return HttpResponse(poster_of(fetch(request, host_id, gathering_id)), content_type="application/pdf")


@router.get(f"{ONE}/picture", response=PictureOut, summary="As a moderator: what its big screen shows now")
def picture(request: MemberRequest, host_id: int, gathering_id: int) -> PictureOut:
    found = fetch(request, host_id, gathering_id)
    pool = Pool(found.prepared, found)
    return pictures.told(pool, queries.opened(pool, None))


def fetch(request: MemberRequest, host_id: int, gathering_id: int) -> Gathering:
    if found := queries.organised(moderated(request, host_id)).filter(pk=gathering_id).first():
        return found
    raise Http404


def told(one: Gathering) -> GatheringOut:
    facts = {name: getattr(one, name) for name in ("title", "code", "sealed", "ends_at", "withdrawn_at")}
    return GatheringOut(id=one.pk, prepared=one.prepared.slug, link=link_of(one), **facts)
