"""What the parts of a method are called on screen."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from poortgenoot.discussions.method import Active, Cards, Shows, StepKind

KINDS: dict[StepKind, str | Promise] = {
    StepKind.OPEN: _("openen met de werknemer"),
    StepKind.ASK: _("vragen op schrift"),
    StepKind.WEIGH: _("alleen wegen, verzegeld"),
    StepKind.REVEAL: _("samen vergelijken"),
    StepKind.TURNS: _("een ronde om de beurt"),
    StepKind.ASIDE: _("de inbrenger luistert"),
    StepKind.JUDGE: _("alleen oordelen, verzegeld"),
    StepKind.DECIDE: _("vastleggen"),
    StepKind.REFLECT: _("terugkijken"),
    StepKind.EVALUATE: _("evalueren"),
}
ACTIVE: dict[Active, str | Promise] = {
    Active.EVERYONE: _("iedereen"),
    Active.BRINGER: _("wie de casus inbrengt"),
    Active.FACILITATOR: _("wie leidt"),
    Active.OTHERS: _("iedereen behalve wie inbrengt"),
}
SHOWS: dict[Shows, str | Promise] = {
    Shows.CASE: _("de casus"),
    Shows.WISHES: _("wat de werknemer wil en kan"),
    Shows.FACTORS: _("de factoren"),
    Shows.QUESTIONS: _("de vragen en antwoorden"),
    Shows.WEIGHINGS: _("de geopende afwegingen"),
    Shows.VERDICTS: _("de geopende oordelen"),
    Shows.CONTRIBUTIONS: _("wat mensen schreven"),
    Shows.RECORD: _("het verslag"),
}
CARDS: dict[Cards, str | Promise] = {
    Cards.NONE: _("geen kaart"),
    Cards.ALL: _("één kaart voor iedereen"),
    Cards.EACH: _("ieder een eigen kaart"),
}
