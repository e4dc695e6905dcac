from django.apps import AppConfig


class GuardConfig(AppConfig):
    name = "poortgenoot.guard"
    label = "guard"

    def ready(self) -> None:
        from poortgenoot.guard import meters

        meters.read()
