"""Certificates: making one's own, on paper, and the page where anybody verifies one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from poortgenoot.core import clock, tallies
from poortgenoot.core.access import public
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.actions import certificates as actions
from poortgenoot.discussions.forms.peers import CertificateForm, initials
from poortgenoot.discussions.papers.certificate import pdf
from poortgenoot.discussions.queries import certificates as queries
from poortgenoot.discussions.queries import peers
from poortgenoot.members.requests import MemberRequest


@require_POST
def certify(request: MemberRequest, pk: int) -> HttpResponse:
    """My certificate of one date."""
    meeting = peers.meeting_for(request.member, pk)
    mine = peers.mine_at(request.member, meeting) if meeting else None
    if mine is None:
        raise Http404
    form = CertificateForm(request.POST, by=request.member)
    if not form.is_valid():
        messages.error(request, _("Kies welke naam erop komt."))
        return redirect("discussions:peer_meeting", pk)
    name = {"name": request.member.name, "initials": initials(request.member.name), "none": ""}
    given = form.cleaned_data
    actions.certify(mine, name=name[given["shown"]], register=given["number"], by=request.member)
    messages.success(request, _("Je bewijs staat klaar. Iedereen met de code kan het controleren."))
    return redirect("discussions:peer_meeting", pk)


@require_POST
def withdraw_certificate(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.mine(request.member), pk=pk)
    actions.withdraw_certificate(found, by=request.member)
    messages.success(request, _("Ingetrokken. Wie de code nakijkt, ziet dat."))
    return redirect("discussions:peer_meeting", found.attendance.meeting_id)


@require_safe
def certificate_file(request: MemberRequest, pk: int) -> HttpResponse:
    """On paper, for the member themselves, as long as it stands."""
    found = get_object_or_404(queries.mine(request.member), pk=pk, withdrawn_at=None)
    day = found.made_at.astimezone(clock.AMSTERDAM)
    headers = {"Content-Disposition": f'inline; filename="bewijs-{day:%Y-%m-%d}.pdf"'}
    return HttpResponse(pdf(found), content_type="application/pdf", headers=headers)


@public
@require_safe
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a certificate is valid, of what, when and how many minutes; the name only as its holder chose it.

    Every look counts, found or not, so that trying codes tires; the same 404 for every code that is none.
    """
    where = str(request.META.get("REMOTE_ADDR", ""))
    why = _("Vanaf deze plek is vaak gekeken. Probeer het over een uur weer.")
    tallies.count("certificates", where, per="hour", limit=LIMITS.certificate_looks_per_hour, why=why)
    found = queries.by_code(code)
    context = {"certificate": found}
    return render(request, "discussions/peers/certificate.html", context, status=200 if found else 404)
