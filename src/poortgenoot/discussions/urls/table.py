from django.urls import URLPattern, path

from poortgenoot.discussions.views import doors, guests, inviting, leading, preparing, screens, table, talking, weighing

urlpatterns: list[URLPattern] = [
    path("casus/", doors.discussions, name="list"),
    path("casus/nieuw/", preparing.prepare, name="prepare"),
    path("casus/mee/<str:code>/", doors.join, name="join"),
    path("casus/gast/<str:key>/", guests.guest, name="guest"),
    path("casus/<int:pk>/", table.room, name="room"),
    path("casus/<int:pk>/mijn/", table.part, name="mine"),
    path("casus/<int:pk>/mijn/<slug:name>/", table.part, name="part"),
    path("casus/<int:pk>/meedoen/", doors.take_seat, name="take_seat"),
    path("casus/<int:pk>/niet-mee/", doors.decline, name="decline"),
    path("casus/<int:pk>/sta-op/", talking.leave, name="leave"),
    path("casus/<int:pk>/weeg/", weighing.weigh, name="weigh"),
    path("casus/<int:pk>/oordeel/", weighing.judge, name="judge"),
    path("casus/<int:pk>/verzegel/", weighing.seal, name="seal"),
    path("casus/<int:pk>/ontzegel/", weighing.unseal, name="unseal"),
    path("casus/<int:pk>/beurt/", talking.take_turn, name="take_turn"),
    path("casus/<int:pk>/schrijf/", talking.contribute, name="contribute"),
    path("casus/<int:pk>/factor/", talking.add_factor, name="add_factor"),
    path("casus/<int:pk>/factor/<int:factor>/weg/", talking.remove_factor, name="remove_factor"),
    path("casus/<int:pk>/leid/<slug:verb>/", leading.lead, name="lead"),
    path("casus/<int:pk>/stap/", leading.go_to, name="go_to"),
    path("casus/<int:pk>/overdragen/", leading.hand_over, name="hand_over"),
    path("casus/<int:pk>/plaats/", leading.remove, name="remove_seat"),
    path("casus/<int:pk>/plaats/<int:number>/<slug:verb>/", leading.change_seat, name="seat"),
    path("casus/<int:pk>/gast/", leading.invite_guest, name="invite_guest"),
    path("casus/<int:pk>/nodig-uit/", inviting.share, name="share"),
    path("casus/<int:pk>/nodig-uit/beroep/", inviting.ask_profession, name="ask_profession"),
    path("casus/<int:pk>/nodig-uit/lid/", inviting.ask_member, name="ask_member"),
    path("casus/<int:pk>/scherm/", screens.big_screen, name="big_screen"),
]
