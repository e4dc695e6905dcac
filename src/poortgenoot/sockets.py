"""Every socket of the house."""

from __future__ import annotations

from channels.routing import URLRouter
from django.urls import path

from poortgenoot.discussions.consumers import TableConsumer
from poortgenoot.discussions.refreshing import PoolConsumer, RecordConsumer
from poortgenoot.notifications.consumers import InboxConsumer

sockets = URLRouter(
    [
        path("ws/meldingen/", InboxConsumer.as_asgi()),  # type: ignore[arg-type,list-item]  # the stubs know views only
        path("ws/casus/<int:pk>/", TableConsumer.as_asgi()),  # type: ignore[arg-type,list-item]
        path("ws/casus/<int:pk>/verslag/", RecordConsumer.as_asgi()),  # type: ignore[arg-type,list-item]
        path("ws/weeg-mee/<slug:slug>/", PoolConsumer.as_asgi()),  # type: ignore[arg-type,list-item]
    ]
)
