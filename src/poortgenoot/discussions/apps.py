from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "poortgenoot.discussions"
    label = "discussions"
