from __future__ import annotations

from datetime import timedelta
from itertools import takewhile
from smtplib import SMTPConnectError, SMTPServerDisconnected
from socket import gaierror

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from poortgenoot.core import clock
from poortgenoot.notifications import links
from poortgenoot.notifications.models import Mail, Notice

log = structlog.get_logger("poortgenoot.mail")
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(minutes=256)
MOST_TRIES = 30
"""About four days, as long as mail servers themselves keep trying (RFC 5321, 4.5.4.1)."""
BATCH = 200
KEPT_FOR = timedelta(days=30)
CODES = "account"
"""Mails with a code to sign in: once gone they lose their text at once. A house that sends no mail shows them."""
AWAY = ConnectionError, TimeoutError, gaierror, SMTPConnectError, SMTPServerDisconnected


def deliver_waiting() -> int:
    """Send what waits and may leave, each in a transaction of its own; returns how many were dealt with.

    A mail server that is away ends the round: each mail would wait for it in vain, and the rest of the work behind it.

    A mail goes at least once, always with the same Message-ID. *The window*: between the mail server's "250"
    and our commit; a process killed there sends that one mail again, and readers fold it by its Message-ID.
    """
    return sum(takewhile(bool, (_deliver_one() for _ in range(BATCH))))


@transaction.atomic
def _deliver_one() -> bool:
    """Whether to go on with the next: not when nothing waits, nor when the mail server is away."""
    waiting = Mail.objects.filter(state=Mail.State.WAITING, not_before__lte=clock.now())
    mail = waiting.select_for_update(skip_locked=True).order_by("not_before", "pk").first()
    if mail is None:
        return False
    if _is_read(mail):
        return _end(mail, Mail.State.WITHDRAWN)
    if mail.good_until is not None and mail.good_until <= clock.now():
        return _too_late(mail)
    try:
        with transaction.atomic():
            send(mail)
    except Exception as refused:  # noqa: BLE001 - a mail that cannot be made may not hold up those behind it
        return _again_later(mail, refused)
    mail.sent_at = clock.now()
    if mail.kind == CODES and settings.SEND_MAIL:
        _forget_text(mail)
    return _end(mail, Mail.State.SENT)


def send(mail: Mail) -> None:
    """Hand one mail to the mail server; in a house that sends no mail, it stays in the mailbox page."""
    if not settings.SEND_MAIL:
        return
    message = EmailMultiAlternatives(
        mail.subject,
        links.fill(mail.text, mail.link),
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        headers={**mail.headers, "Message-ID": mail.message_id},
    )
    if mail.html:
        message.attach_alternative(links.fill(mail.html, mail.link), "text/html")
    message.send(using="smtp")


def _is_read(mail: Mail) -> bool:
    """Whether everything that this mail is about was read in the inbox already."""
    return bool(mail.notices) and not Notice.objects.filter(pk__in=mail.notices, read_at=None).exists()


def _too_late(mail: Mail) -> bool:
    """What it brings has run out: its reader would only be sent the wrong way."""
    _forget_text(mail)
    log.warning("mail_too_late", mail=mail.pk, tries=mail.tries)
    return _end(mail, Mail.State.EXPIRED)


def _forget_text(mail: Mail) -> None:
    mail.text = mail.html = mail.subject = ""


def _end(mail: Mail, state: Mail.State) -> bool:
    mail.state = state
    mail.save(update_fields=["state", "sent_at", "tries", "text", "html", "subject"])
    return True


def _again_later(mail: Mail, refused: Exception) -> bool:
    mail.tries += 1
    mail.not_before = clock.now() + min(FIRST_PAUSE * 2 ** (mail.tries - 1), LONGEST_PAUSE)
    mail.state = Mail.State.FAILED if mail.tries >= MOST_TRIES else Mail.State.WAITING
    mail.save(update_fields=["tries", "not_before", "state"])
    log.warning("mail_refused", mail=mail.pk, tries=mail.tries, error=type(refused).__name__)
    return not isinstance(refused, AWAY)


def forget_texts() -> int:
    """Take the texts out of mails that ended a month ago; returns how many."""
    old = Mail.objects.exclude(state=Mail.State.WAITING).filter(created_at__lt=clock.now() - KEPT_FOR)
    return old.exclude(text="").update(text="", html="", subject="")
