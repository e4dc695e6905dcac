from django.apps import AppConfig


class SparringConfig(AppConfig):
    name = "poortgenoot.sparring"
    label = "sparring"
