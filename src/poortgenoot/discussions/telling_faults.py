"""Why a method cannot work, in Dutch: one sentence for each code of `method.Fault`."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poortgenoot.discussions.method import LONGEST_STEP_DAYS, LONGEST_STEP_MINUTES, MEETINGS
from poortgenoot.discussions.method_faults import Fault

SENTENCES: dict[str, str | Promise] = {
    "no_title": gettext_lazy("Geef de werkvorm een naam."),
    "no_steps": gettext_lazy("Er staan geen stappen in. Voeg er een toe."),
    "too_many_steps": gettext_lazy("Dit zijn te veel stappen. Hooguit {about} kan."),
    "too_long": gettext_lazy("Een tekst is te lang. Hooguit {about} tekens kan."),
    "key_twice": gettext_lazy("Twee stappen heten “{about}”. Geef elke stap een eigen sleutel."),
    "step_without_title": gettext_lazy("Geef deze stap een naam."),
    "no_instructions": gettext_lazy("Schrijf op wat mensen in deze stap doen."),
    "no_time": gettext_lazy("Geef deze stap tijd: 1 tot {minutes} minuten, en 1 tot {days} werkdagen."),
    "meeting_out_of_order": gettext_lazy("De bijeenkomsten lopen op, van 1 tot hooguit {meetings}."),
    "nobody_active": gettext_lazy("In deze stap doet niemand iets: alleen wegen kan niet door één persoon alleen."),
    "reveal_without_weighing": gettext_lazy("Hier valt niets te openen. Zet eerst een stap met wegen of oordelen."),
    "again_without_weighing": gettext_lazy("Opnieuw wegen kan pas na een eerste weging. Kies een eerdere stap."),
    "shows_what_is_sealed": gettext_lazy("Deze stap toont afwegingen die nog verzegeld zijn. Open ze eerst."),
    "opens_elsewhere": gettext_lazy("Begin met openen: wat de werknemer wil en wat er speelt."),
    "unknown_kind": gettext_lazy("De soort “{about}” kennen we niet."),
    "unknown_active": gettext_lazy("Wie “{about}” is, weten we niet."),
    "unknown_cards": gettext_lazy("Kaarten zo uitdelen kan niet: “{about}”."),
    "unknown_shows": gettext_lazy("Wat “{about}” laat zien, weten we niet."),
    "unknown_word": gettext_lazy("Het woord “{about}” kennen we niet. Haal het weg, of kijk of het goed gespeld is."),
    "no_number": gettext_lazy("Vul bij “{about}” een heel getal in."),
    "no_file": gettext_lazy("Dit bestand kunnen we niet lezen. Stuur TOML of JSON, in UTF-8."),
    "too_large": gettext_lazy("Dit bestand is te groot. Hooguit {about} kB kan."),
}
"""By the code of a fault; a test compares them with the codes that `method` and `script_file` know."""


def sentence(fault: Fault) -> str:
    """What is wrong and what to do, without the number of the step."""
    limits = {"minutes": LONGEST_STEP_MINUTES, "days": LONGEST_STEP_DAYS, "meetings": MEETINGS}
    return str(SENTENCES[fault.code]).format(about=fault.about[:60], **limits)


def whole_sentence(fault: Fault) -> str:
    """The same, with the number of the step it is about."""
    if not fault.step:
        return sentence(fault)
    return _("Stap {number}: {why}").format(number=fault.step, why=sentence(fault))
