from django.urls import URLPattern, path

from poortgenoot.discussions.views import records

urlpatterns: list[URLPattern] = [
    path("casus/<int:pk>/verslag/", records.record, name="record"),
    path("casus/<int:pk>/verslag/schrijf/<slug:kind>/", records.write, name="write_line"),
    path("casus/<int:pk>/verslag/regel/<int:line_pk>/", records.line, name="line"),
    path("casus/<int:pk>/verslag/regel/<int:line_pk>/wijzig/", records.change, name="change_line"),
    path("casus/<int:pk>/verslag/regel/<int:line_pk>/weg/", records.remove, name="remove_line"),
    path("casus/<int:pk>/verslag/regel/<int:line_pk>/<slug:way>/", records.move, name="move_line"),
    path("casus/<int:pk>/verslag/vinden/", records.consent, name="consent"),
]
