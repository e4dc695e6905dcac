from django.apps import AppConfig


class SparringConfig(AppConfig):
    name = "poortgenoot.sparring"
    label = "sparring"

    def ready(self) -> None:
        from poortgenoot.sparring import gates, panels
        from poortgenoot.sparring.queries import meters

        gates.register()
        panels.register()
        meters.read()
