from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "poortgenoot.accounts"
    label = "accounts"
