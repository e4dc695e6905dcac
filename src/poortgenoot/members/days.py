"""Days of the week and dayparts, as people say them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DAYS: dict[int, str | Promise] = {
    1: _("maandag"),
    2: _("dinsdag"),
    3: _("woensdag"),
    4: _("donderdag"),
    5: _("vrijdag"),
    6: _("zaterdag"),
    7: _("zondag"),
}
"""ISO weekdays: Monday is 1."""

SLOT_NAMES: dict[str, str | Promise] = {
    "ma-ochtend": _("maandagochtend"),
    "ma-middag": _("maandagmiddag"),
    "di-ochtend": _("dinsdagochtend"),
    "di-middag": _("dinsdagmiddag"),
    "wo-ochtend": _("woensdagochtend"),
    "wo-middag": _("woensdagmiddag"),
    "do-ochtend": _("donderdagochtend"),
    "do-middag": _("donderdagmiddag"),
    "vr-ochtend": _("vrijdagochtend"),
    "vr-middag": _("vrijdagmiddag"),
}
"""Dayparts to meet, as `models.members.SLOTS` names them."""
