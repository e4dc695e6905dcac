from django.urls import URLPattern, path

from poortgenoot.discussions.views import leading, table, weighing

urlpatterns: list[URLPattern] = [
    path("casus/<int:pk>/", table.room, name="room"),
    path("casus/<int:pk>/mijn/", table.mine, name="mine"),
    path("casus/<int:pk>/weeg/", weighing.weigh, name="weigh"),
    path("casus/<int:pk>/oordeel/", weighing.judge, name="judge"),
    path("casus/<int:pk>/verzegel/", weighing.seal, name="seal"),
    path("casus/<int:pk>/ontzegel/", weighing.unseal, name="unseal"),
    path("casus/<int:pk>/leid/<slug:verb>/", leading.lead, name="lead"),
    path("casus/<int:pk>/stap/", leading.go_to, name="go_to"),
]
