from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DiscussionsConfig(AppConfig):
    name = "poortgenoot.discussions"
    label = "discussions"

    def ready(self) -> None:
        from poortgenoot.accounts import own_data
        from poortgenoot.discussions import returning, what_stays
        from poortgenoot.discussions.actions import certificates
        from poortgenoot.discussions.actions.alone import leaving, load_prepared
        from poortgenoot.discussions.panels import alone as alone_elsewhere
        from poortgenoot.discussions.panels import table as table_elsewhere
        from poortgenoot.discussions.queries import alone, peers
        from poortgenoot.notifications import links

        post_migrate.connect(load_prepared, sender=self, dispatch_uid="the cases to weigh along")
        own_data.register("weighing_along", alone.about, leaving.erase)
        own_data.register("peer_groups", peers.about, certificates.erase)
        links.register("mark", returning.path_of_mark)
        alone_elsewhere.register()
        what_stays.register()
        table_elsewhere.register()
