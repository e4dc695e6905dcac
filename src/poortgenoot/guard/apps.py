from django.apps import AppConfig


class GuardConfig(AppConfig):
    name = "poortgenoot.guard"
    label = "guard"
