from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "poortgenoot.core"
    label = "core"
