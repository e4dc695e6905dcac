from django.apps import AppConfig
from django.db.models.signals import post_save


class MembersConfig(AppConfig):
    name = "poortgenoot.members"
    label = "members"

    def ready(self) -> None:
        from poortgenoot.accounts.models import User
        from poortgenoot.members.actions import begin

        post_save.connect(begin, sender=User, dispatch_uid="a member for every user")
