"""Every room's door."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path

from poortgenoot import api
from poortgenoot.core import health, style_page

urlpatterns = [
    path("gezond/", health.health, name="health"),
    path("metingen/", health.metrics, name="metrics"),
    path("api/v1/", api.mount()),
    path("stijl/", style_page.style, name="style"),
    path("", include("poortgenoot.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("", include("poortgenoot.members.urls")),
    path("controle/", include("poortgenoot.guard.urls")),
    path("meldingen/", include("poortgenoot.notifications.urls")),
    path("", include("poortgenoot.search.urls")),
    path("", include("poortgenoot.discussions.urls")),
    path("", include("poortgenoot.sparring.urls")),
]

handler500 = "poortgenoot.core.busy.went_wrong"

if settings.DEMO:
    urlpatterns.append(path("demo/", include("poortgenoot.demo.urls")))
