from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "poortgenoot.demo"
    label = "demo"
