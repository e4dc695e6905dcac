"""Every socket of the house."""

from __future__ import annotations

from django.urls import path

from poortgenoot.notifications.consumers import InboxConsumer

routes = [path("ws/meldingen/", InboxConsumer.as_asgi())]
