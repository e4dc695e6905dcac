from django.urls import URLPattern, path, re_path

from poortgenoot.discussions.views import cards, methods

urlpatterns: list[URLPattern] = [
    path("werkvormen/", methods.methods, name="methods"),
    path("werkvormen/<slug:key>/", methods.method, name="method"),
    re_path(r"^werkvormen/(?P<key>[-\w]+)\.(?P<form>toml|json)$", methods.method_file, name="method_file"),
    path("gastheer/<slug:slug>/werkvormen/", methods.own_methods, name="own_methods"),
    path("gastheer/<slug:slug>/werkvormen/kopie/", methods.copy_method, name="copy_method"),
    path("gastheer/<slug:slug>/werkvormen/<int:pk>/", methods.change_method, name="change_method"),
    path("gastheer/<slug:slug>/werkvormen/<int:pk>/intrekken/", methods.withdraw_method, name="withdraw_method"),
    path("gastheer/<slug:slug>/werkvormen/<int:pk>/terug/", methods.put_back_method, name="put_back_method"),
    path("kaarten/", cards.cards, name="cards"),
    path("kaarten.pdf", cards.cards_file, name="cards_file"),
]
