from django.urls import URLPattern, path

from poortgenoot.discussions.views import certificates, peer_meetings, peers

DATE = "intervisie/datum/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("intervisie/", peers.peer_groups, name="peer_groups"),
    path("intervisie/mee/<str:code>/", peers.join_peers, name="join_peers"),
    path("intervisie/<int:pk>/", peers.peer_group, name="peer_group"),
    path("intervisie/<int:pk>/verlaten/", peers.leave_peers, name="leave_peers"),
    path("intervisie/<int:pk>/nummer/", peers.share_number, name="share_number"),
    path("intervisie/<int:pk>/<int:seat_pk>/leidt-mee/", peers.let_lead, name="let_lead"),
    path("intervisie/<int:pk>/<int:seat_pk>/weg/", peers.take_away_peer, name="take_away_peer"),
    path(DATE, peer_meetings.peer_meeting, name="peer_meeting"),
    path(f"{DATE}rollen/", peer_meetings.change_roles, name="change_roles"),
    path(f"{DATE}afzeggen/", peer_meetings.call_off, name="call_off"),
    path(f"{DATE}casus/", peer_meetings.bring, name="bring_to"),
    path(f"{DATE}aanwezig/", peer_meetings.count_minutes, name="count_minutes"),
    path(f"{DATE}heropen/", peer_meetings.reopen_list, name="reopen_list"),
    path(f"{DATE}lijst.csv", peer_meetings.list_csv, name="list_csv"),
    path(f"{DATE}lijst.pdf", peer_meetings.list_pdf, name="list_pdf"),
    path(f"{DATE}nummers/", peer_meetings.list_numbers, name="list_numbers"),
    path(f"{DATE}bewijs/", certificates.certify, name="certify"),
    path("intervisie/bewijs/<int:pk>/weg/", certificates.withdraw_certificate, name="withdraw_certificate"),
    path("intervisie/bewijs/<int:pk>.pdf", certificates.certificate_file, name="certificate_file"),
    path("certificaat/<str:code>/", certificates.certificate, name="certificate"),
]
