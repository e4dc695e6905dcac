"""A certificate on paper, with a QR code that leads to the page where anybody can verify it."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from poortgenoot.core import paper, qr, spoken
from poortgenoot.discussions.attending import hours
from poortgenoot.discussions.models import Certificate
from poortgenoot.members import colours

TEMPLATE = Path(__file__).with_name("certificate.typ")


def pdf(certificate: Certificate) -> bytes:
    """One A4. It says what the public page says, and the number, which that page does not."""
    meeting = certificate.attendance.meeting
    group = meeting.group
    url = address(certificate)
    words = {
        "host": group.host.name,
        "title": _("Bewijs van deelname"),
        "name": certificate.name,
        "blank": _("Naam"),
        "number": certificate.number,
        "was": _("was erbij: {group}").format(group=group.full_name),
        "day": spoken.exact(meeting.starts_at),
        "time": _("{minutes} minuten ({hours} uur, naar beneden afgerond op kwartieren)").format(
            minutes=certificate.minutes, hours=hours(certificate.minutes)
        ),
        "says": _("Wie de groep leidt, tekende de presentielijst. Poortgenoot geeft geen punten: je register beslist."),
        "verify": _("Controleer dit bewijs met de code, of op:"),
        "url": url,
        "qr": qr.for_paper(url),
        "accent": colours.accent_in(group.host.tokens),
    }
    return paper.pdf(TEMPLATE, words)


def address(certificate: Certificate) -> str:
    return str(settings.SITE_URL) + reverse("discussions:certificate", args=[certificate.code])
