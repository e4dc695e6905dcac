from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from poortgenoot.notifications.models import Preferences


class PreferencesForm(forms.ModelForm[Preferences]):
    class Meta:
        model = Preferences
        fields = ("mail_at_once", "digest", "quiet_from", "quiet_until")
        labels = {
            "digest": _("Overzicht van de rest"),
            "quiet_from": _("Stil vanaf"),
            "quiet_until": _("Stil tot"),
        }
        widgets = {
            "digest": forms.RadioSelect,
            "quiet_from": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "quiet_until": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }
