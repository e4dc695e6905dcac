"""Django's mail goes through the house's own queue, so that no mail is lost and the demo shows every one."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from poortgenoot.notifications.models import Mail
from poortgenoot.notifications.tasks import deliver


class OutboxBackend(BaseEmailBackend):
    """Writes each message as a waiting `Mail`, one per receiver, and asks the worker to bring it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        mails = [mail for message in email_messages for mail in _mails(message)]
        Mail.objects.bulk_create(mails)
        deliver.defer()
        return len(mails)


def _mails(message: EmailMessage) -> list[Mail]:
    return [
        Mail(
            message_id=f"<{uuid.uuid4()}@poortgenoot>",
            kind="account",
            to=to,
            subject=str(message.subject),
            text=str(message.body),
            html=_html(message),
            good_until=_good_until(message),
        )
        for to in message.recipients()
    ]


def _good_until(message: EmailMessage) -> datetime | None:
    """After this moment it is worth nothing to its reader, such as a code that ran out."""
    expires = message.extra_headers.get("Expires")
    return parsedate_to_datetime(expires) if expires else None


def _html(message: EmailMessage) -> str:
    if not isinstance(message, EmailMultiAlternatives):
        return ""
    return next((str(content) for content, mimetype in message.alternatives if mimetype == "text/html"), "")
