from django.urls import path

from poortgenoot.members.views import directory, edit, joining, places, profile, welcome

app_name = "members"
urlpatterns = [
    path("welkom/", welcome.introduction, name="welcome"),
    path("welkom/werk/", welcome.work, name="welcome_work"),
    path("welkom/gastheer/", welcome.host, name="welcome_host"),
    path("welkom/klaar/", welcome.done, name="welcome_done"),
    path("welkom/plaatsen/", places.found, name="places"),
    path("mee/<str:code>/", joining.join, name="join"),
    path("leden/", directory.members, name="directory"),
    path("leden/<int:pk>/", profile.profile, name="profile"),
    path("leden/<int:pk>/foto/", profile.photo, name="photo"),
    path("profiel/", edit.edit, name="edit"),
    path("profiel/foto/", edit.photo, name="own_photo"),
    path("profiel/gastheren/", joining.own_hosts, name="hosts"),
    path("profiel/gastheren/<slug:slug>/vertrek/", joining.leave, name="leave"),
]
