from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "poortgenoot.notifications"
    label = "notifications"
