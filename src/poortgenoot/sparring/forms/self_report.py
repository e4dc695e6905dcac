"""Herkent u zichzelf? The only form of this room for visitors; they are addressed as "u"."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from poortgenoot.sparring.actions.self_reports import LONGEST_CONTACT, LONGEST_WHERE


class SelfReportForm(forms.Form):
    use_required_attribute = False

    where = forms.CharField(
        label=_("Waar zag of hoorde u dit?"),
        help_text=_("Bijvoorbeeld de titel van de tekst, of waar die over ging. Uw naam is niet nodig."),
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST_WHERE,
        error_messages={"required": _("Schrijf kort op waar u dit zag of hoorde.")},
    )
    contact = forms.CharField(
        label=_("Hoe bereiken wij u?"),
        help_text=_("Alleen als u bericht wilt. Zodra uw melding is behandeld, wissen we dit."),
        max_length=LONGEST_CONTACT,
        required=False,
    )
