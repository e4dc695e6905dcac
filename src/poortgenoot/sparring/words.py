"""The sentences that leave this room: in notices and mails. They hold the title, and nothing else about a case."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from poortgenoot.core import spoken
from poortgenoot.core.amsterdam import AMSTERDAM
from poortgenoot.members.professions import Profession
from poortgenoot.sparring.models import Question

LEAST_MINUTES = 3
WORDS_A_MINUTE = 200
NUMBERS = ("drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def invitation_title(question: Question, profession: str) -> str:
    """ "Een jobcoach vraagt een bedrijfsarts: bij burn-out eerst uren of eerst taken opbouwen?" """
    said = {"asker": somebody(question.asked_as), "asked": somebody(profession), "title": inside(question.title)}
    return capital(_("%(asker)s vraagt %(asked)s: %(title)s") % said)


def invitation_lines(question: Question, profession: str, why: str, now: datetime) -> tuple[str, str]:
    """The first two lines of the mail: who asks whom what, how long, until when; why you, what you get, how not."""
    asked = ended(invitation_title(question, profession))
    time = _("%(minutes)s minuten, tot %(until)s.") % {
        "minutes": capital(minutes(question)),
        "until": until(question.deadline, now),
    }
    ending = _("Je hoort hoe het afliep. Komt het niet uit? Op dezelfde pagina bedank je met één klik.")
    return f"{asked} {time}", f"{_('Waarom jij?')} {why} {ending}"


def somebody(profession: str) -> str:
    """ "een jobcoach"; who has no profession of the list is "iemand uit een andere beroepsgroep"."""
    if profession == Profession.AN:
        return _("iemand uit een andere beroepsgroep")
    return _("een %(profession)s") % {"profession": Profession(profession).label}


def inside(title: str) -> str:
    """The title as it goes on inside a sentence: its capital lowered, unless it begins with an abbreviation."""
    first = title.split(maxsplit=1)[0] if title.strip() else ""
    return title if len(first) > 1 and not first[1:].islower() else title[:1].lower() + title[1:]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def ended(sentence: str) -> str:
    """The sentence with a full stop, unless it ends already."""
    return sentence if sentence.endswith(("?", "!", ".")) else f"{sentence}."


def until(deadline: datetime, now: datetime) -> str:
    """ "donderdag 12.00 uur": from a week away with the date instead of the day."""
    local, here = deadline.astimezone(AMSTERDAM), now.astimezone(AMSTERDAM)
    return f"{spoken.day(local.date(), here.date())} {spoken.clock_time(deadline)}"


def minutes(question: Question) -> str:
    """How long reading and a first answer take, in words: three minutes, longer for a long case."""
    parts = (question.sentence, question.wants, question.happened, question.tried, question.consideration)
    longest = LEAST_MINUTES + len(NUMBERS) - 1
    needed = 2 + round(sum(len(part.split()) for part in parts) / WORDS_A_MINUTE)
    return str(NUMBERS[min(max(needed, LEAST_MINUTES), longest) - LEAST_MINUTES])
