from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "poortgenoot.notifications"
    label = "notifications"

    def ready(self) -> None:
        from poortgenoot.accounts import own_data
        from poortgenoot.notifications import listening, meters, queries
        from poortgenoot.notifications.actions import leaving

        own_data.register("notifications", queries.about, leaving.erase)
        listening.connect()
        meters.read()
