from __future__ import annotations

from collections.abc import Sequence

from poortgenoot.core import clock, hints
from poortgenoot.members import colours
from poortgenoot.members.models import Host, Member
from poortgenoot.notifications import letters, tasks, timing
from poortgenoot.notifications.models import Mail, Notice, NoticeKind, Preferences

AT_ONCE = frozenset({NoticeKind.INVITATION, NoticeKind.ANSWER, NoticeKind.SEAT, NoticeKind.DATE})
"""What is mailed at once; everything else waits for the digest."""


def tell(
    member: Member,
    kind: NoticeKind,
    *,
    subject: str,
    title: str,
    url: str,
    why: str = "",
    host: Host | None = None,
    lines: Sequence[str] = (),
    button: str = "",
    link: str = "",
) -> None:
    """Tell `member` one thing, at most once per kind and subject. Call it inside the transaction.

    `url` is the path that the inbox opens; `link` ("invitation:5") names a link of `notifications.links`
    that the mail's button opens instead. `lines` are the mail's paragraphs: no case text beyond the title.
    """
    notice, is_new = Notice.objects.get_or_create(
        member=member, kind=kind, subject=subject, defaults={"title": title, "url": url, "why": why}
    )
    if not is_new:
        return
    hints.hint(f"member-{member.pk}", "inbox")
    if kind in AT_ONCE and preferences_of(member).mail_at_once:
        sender = (host.name, colours.accent_in(host.tokens)) if host else ("", colours.HOUSE_ACCENT)
        _mail(notice, letters.Letter(title, tuple(lines), button, url, link, *sender))


def preferences_of(member: Member) -> Preferences:
    """How `member` wants to hear things; the defaults when nothing was chosen."""
    return Preferences.objects.filter(member=member).first() or Preferences(member=member)


def _mail(notice: Notice, letter: letters.Letter) -> None:
    member, now = notice.member, clock.now()
    if member.user is None:
        return
    wishes = preferences_of(member)
    Mail.objects.create(
        **letters.compose(letter, to=member.user.email, unsubscribe_key=letters.unsubscribe_key(member.pk)),
        kind=notice.kind,
        member=member,
        link=letter.link,
        about=[notice.subject, f"notice:{notice.pk}"],
        not_before=timing.leave_at(now, wishes.quiet_from, wishes.quiet_until),
    )
    notice.mailed_at = now
    notice.save(update_fields=["mailed_at"])
    tasks.deliver.defer()
