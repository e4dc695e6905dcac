from django.urls import URLPattern, path

from poortgenoot.discussions.views import explaining, lessons, looking_back, records, reports

urlpatterns: list[URLPattern] = [
    path("casus/<int:pk>/verslag/", records.record, name="record"),
    path("casus/<int:pk>/verslag/nu/", records.record_now, name="record_now"),
    path("casus/<int:pk>/verslag/schrijf/<slug:kind>/", records.write, name="write_line"),
    path("casus/<int:pk>/verslag/regel/<int:line_pk>/", records.line, name="line"),
    path("casus/<int:pk>/verslag/regel/<int:line_pk>/wijzig/", records.change, name="change_line"),
    path("casus/<int:pk>/verslag/regel/<int:line_pk>/weg/", records.remove, name="remove_line"),
    path("casus/<int:pk>/verslag/regel/<int:line_pk>/<slug:way>/", records.move, name="move_line"),
    path("casus/<int:pk>/verslag/vinden/", records.consent, name="consent"),
    path("casus/<int:pk>/verslag.pdf", reports.report, name="report"),
    path("casus/<int:pk>/uitleg/", explaining.explanation, name="explanation"),
    path("casus/<int:pk>/controle/", explaining.check, name="check"),
    path("casus/<int:pk>/uitleg/leest/", explaining.reading, name="reading"),
    path("casus/<int:pk>/uitleg.pdf", explaining.sheet, name="explanation_sheet"),
    path("casus/<int:pk>/terugblik/", looking_back.reflection, name="reflection"),
    path("casus/<int:pk>/evaluatie/", looking_back.evaluation, name="evaluation"),
    path("casus/<int:pk>/vervolg/", looking_back.sequel, name="sequel"),
    path("casus/<int:pk>/les/", lessons.lesson, name="shared_lesson"),
    path("casus/<int:pk>/les/eens/", lessons.agree, name="agree_lesson"),
    path("mijn-afwegingen/", looking_back.my_weighings, name="my_weighings"),
    path("gastheer/<slug:slug>/evaluaties/", looking_back.evaluations, name="evaluations"),
]
