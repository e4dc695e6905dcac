"""What this room shows elsewhere: on a host's desk, and on the last welcome page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.core.spoken import said_together
from poortgenoot.members import desk, welcome
from poortgenoot.members.desk import Panel, Step
from poortgenoot.members.models import Host, Member
from poortgenoot.members.welcome import ENOUGH, Suggestion
from poortgenoot.sparring import access, queries, words
from poortgenoot.sparring.queries.duties import answerers_of, stuck_with
from poortgenoot.sparring.rosters import laid_out


def register() -> None:
    """Called once, when the room is ready."""
    desk.register_panel(duties)
    desk.register_column(gettext_lazy("Reageerde"), answerers_of)
    desk.register_steps(steps)
    welcome.register_suggestions(suggestions)


def duties(host: Host, viewer: Member) -> Panel:
    """The duty roster of the coming weeks, with its gaps."""
    weeks = queries.roster(host)
    known = {week.profession for week in weeks}
    silent = sorted(known - queries.on_duty(known, besides=None))
    context = {
        "open_weeks": len({week.monday for week in weeks if week.is_gap}),
        "no_today": said_together([words.somebody(profession) for profession in silent]),
        **laid_out(weeks),
    }
    return Panel(_("Dienst"), "sparring/_duty_panel.html", context)


def steps(host: Host) -> Sequence[Step]:
    stuck = stuck_with(host)
    if not stuck:
        return ()
    text = _("Bij %(stuck)s vragen is de termijn om zonder alle reacties.") % {"stuck": stuck}
    if stuck == 1:
        text = _("Bij één vraag is de termijn om zonder alle reacties.")
    return (Step(text, _("Zoek iemand"), f"{reverse('sparring:moderation')}?deel=zonder-reactie"),)


def suggestions(member: Member) -> list[Suggestion]:
    """At most three things to read: open questions on my themes when I may read them, else lessons."""
    return [*_questions(member), *_lessons(member)][:ENOUGH]


def _questions(member: Member) -> Iterator[Suggestion]:
    themes = [*member.themes_brought, *member.themes_sought]
    if not (member.is_verified and themes):
        return
    found = access.questions_visible_to(member).filter(closed_at=None, hidden_at=None, themes__in=themes)
    for question in found.exclude(asker=member).distinct().order_by("-published_at")[:1]:
        url = reverse("sparring:question", args=[question.pk])
        yield Suggestion(question.title, url, _("sparvraag"), _("Een open vraag over jouw thema."), question.asked_as)


def _lessons(member: Member) -> Iterator[Suggestion]:
    themes = [*member.themes_sought, *member.themes_brought]
    visible = access.lessons_visible_to(member).exclude(author=member).order_by("-at", "-pk")
    near = list(visible.filter(themes__in=themes).distinct()[:ENOUGH]) if themes else []
    rest = visible.exclude(pk__in=[lesson.pk for lesson in near])[: ENOUGH - len(near)]
    for lesson in [*near, *rest]:
        why = _("Een les over jouw thema.") if lesson in near else _("Een nieuwe les.")
        yield Suggestion(lesson.title, reverse("sparring:lesson", args=[lesson.pk]), _("les"), why, lesson.profession)
