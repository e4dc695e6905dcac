from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class MembersConfig(AppConfig):
    name = "poortgenoot.members"
    label = "members"

    def ready(self) -> None:
        from poortgenoot.accounts import oidc, own_data
        from poortgenoot.accounts.models import User
        from poortgenoot.members import arrivals, doors
        from poortgenoot.members.actions import begin, leaving, load_themes
        from poortgenoot.members.queries import own

        post_save.connect(begin, sender=User, dispatch_uid="a member for every user")
        post_migrate.connect(load_themes, sender=self, dispatch_uid="the themes of the house")
        arrivals.connect()
        own_data.register("members", own.about, leaving.erase, leaving.demand_a_successor)
        oidc.register(doors.find, doors.welcomes)
