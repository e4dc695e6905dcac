from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "poortgenoot.search"
    label = "search"
