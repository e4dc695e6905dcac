from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "poortgenoot.core"
    label = "core"

    def ready(self) -> None:
        from poortgenoot.core import queue_meters

        queue_meters.read()
