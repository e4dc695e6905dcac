from django.urls import path

from poortgenoot.members.views import desk, directory, edit, hosting, inviting, joining, places, profile, queue, welcome

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
    path("gastheer/", desk.desks, name="desks"),
    path("gastheer/<slug:slug>/", desk.home, name="desk"),
    path("gastheer/<slug:slug>/huisstijl.css", hosting.style, name="style"),
    path("gastheer/<slug:slug>/leden/", hosting.members, name="desk_members"),
    path("gastheer/<slug:slug>/leden/<int:pk>/", hosting.change_member, name="change_member"),
    path("gastheer/<slug:slug>/wachtrij/", queue.queue, name="queue"),
    path("gastheer/<slug:slug>/wachtrij/<int:pk>/", queue.decide, name="decide"),
    path("gastheer/<slug:slug>/wachtrij/instaan/", queue.vouch, name="vouch"),
    path("gastheer/<slug:slug>/uitnodigen/", inviting.inviting, name="inviting"),
    path("gastheer/<slug:slug>/uitnodigen/herinner/", inviting.remind, name="remind"),
    path("gastheer/<slug:slug>/links/", inviting.make_link, name="make_link"),
    path("gastheer/<slug:slug>/links/<int:pk>/intrekken/", inviting.withdraw_link, name="withdraw_link"),
    path("gastheer/<slug:slug>/links/<int:pk>/poster.pdf", inviting.print_poster, name="poster"),
    path("gastheer/<slug:slug>/huisstijl/", hosting.look, name="look"),
    path("gastheer/<slug:slug>/instellingen/", hosting.settings, name="settings"),
    path("gastheer/<slug:slug>/aanmelden/", hosting.oidc, name="oidc"),
]
