"""What happens next, and who waits for what: one sentence for the reader of a question's page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from poortgenoot.core import clock
from poortgenoot.members.professions import Profession
from poortgenoot.sparring import words
from poortgenoot.sparring.models import Invitation
from poortgenoot.sparring.queries import QuestionPage, Section
from poortgenoot.sparring.terms import working_time


def ahead(page: QuestionPage) -> str:
    """To the asker, to whoever was asked, or to a reader."""
    if page.question.hidden_at:
        return _("Deze vraag is verborgen na een melding. Een moderator kijkt ernaar.")
    if not page.question.is_open:
        return _after_closing(page)
    return _to_asker(page) if page.asker.is_me else _to_reader(page)


def _after_closing(page: QuestionPage) -> str:
    if page.question.fell_silent:
        return _("Deze vraag is stil gesloten: er kwam lang niets meer bij. Een late reactie blijft welkom.")
    if page.asker.is_me and not page.lesson:
        return _("Je vraag is afgesloten. Kunnen anderen hiervan leren? Maak er een les van.")
    return _("Deze vraag is afgesloten. Een late reactie blijft welkom.")


def _to_asker(page: QuestionPage) -> str:
    silent = [section for section in page.sections if section.is_waiting]
    if not silent:
        return _("Iedereen die je vroeg, reageerde. Weet je wat je doet? Sluit dan af met wat het bracht.")
    said = {"who": _who(silent), "until": _until(page)}
    if page.question.escalated_at:
        return _("De termijn is om. Je gastheer zoekt nog iemand: %(who)s.") % said
    return _("Je wacht nog op: %(who)s, tot %(until)s. Blijft het stil, dan vragen we vanzelf een ander.") % said


def _to_reader(page: QuestionPage) -> str:
    silent = [section for section in page.sections if section.is_waiting]
    asked = page.invitation is not None and page.invitation.state in {Invitation.State.SENT, Invitation.State.ACCEPTED}
    if asked and page.question.deadline > clock.now():
        return _("De vrager wacht op jouw blik, tot %(until)s.") % {"until": _until(page)}
    if asked:
        return _("De termijn is om, maar je reactie is nog steeds welkom.")
    if silent:
        return _("De vrager wacht nog op: %(who)s.") % {"who": _who(silent)}
    return _("Alle gevraagde beroepsgroepen reageerden. De vrager vertelt later hoe het afliep.")


def _who(sections: list[Section]) -> str:
    return ", ".join(str(Profession(section.profession).label) for section in sections)


def _until(page: QuestionPage) -> str:
    return words.until(page.question.deadline, clock.now())


def waited_for(section: Section, *, is_open: bool, hours: int | None) -> str:
    """What stands in the place of an answer that is not there yet; `hours`: within which one mostly comes."""
    if not is_open:
        return _("Hier kwam geen reactie. Laat is ook welkom.")
    if not section.asked:
        return _("We zoeken nog iemand die tijd heeft.")
    asked = _("Gevraagd: %(asked)s. Nog geen reactie.") % {"asked": section.asked}
    if hours is None:
        return asked
    return f"{asked} " + _("De eerste komt meestal binnen %(time)s.") % {"time": working_time(hours)}
