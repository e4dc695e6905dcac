from django.urls import URLPattern, path

from poortgenoot.discussions.views import alone, gatherings, preparing_alone

urlpatterns: list[URLPattern] = [
    path("weeg-mee/", alone.cases, name="alone"),
    path("weeg-mee/scherm/<str:code>/", gatherings.big_screen, name="big_screen_alone"),
    path("weeg-mee/vraag/<int:pk>/", preparing_alone.prepare, name="prepare_alone"),
    path("weeg-mee/<slug:slug>/", alone.weigh, name="weigh_alone"),
    path("weeg-mee/<slug:slug>/anderen/", alone.others, name="others"),
    path("weeg-mee/<slug:slug>/anderen/wie/", alone.still_sealed, name="still_sealed"),
    path("weeg-mee/<slug:slug>/op-de-hoogte/", alone.curious, name="curious"),
    path("w/<str:code>/", alone.gathering, name="gathering"),
    path("gastheer/<slug:slug>/weeg-mee/", gatherings.gatherings, name="gatherings"),
    path("gastheer/<slug:slug>/weeg-mee/<int:pk>/intrekken/", gatherings.withdraw, name="withdraw_gathering"),
    path("gastheer/<slug:slug>/weeg-mee/<int:pk>/poster.pdf", gatherings.print_poster, name="gathering_poster"),
    path("gastheer/<slug:slug>/weeg-mee/casus/<int:pk>/weg/", gatherings.take_away, name="take_away"),
]
