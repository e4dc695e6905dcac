from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "poortgenoot.search"
    label = "search"

    def ready(self) -> None:
        from poortgenoot.search.people import listening

        listening.register()
