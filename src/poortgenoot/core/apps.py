from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "poortgenoot.core"
    label = "core"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_out

        from poortgenoot.core import browsers, queue_meters

        queue_meters.read()
        user_logged_out.connect(browsers.end_pages)
