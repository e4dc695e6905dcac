from poortgenoot.discussions.urls import alone, methods, peers, record, table

app_name = "discussions"
urlpatterns = [
    *alone.urlpatterns,
    *table.urlpatterns,
    *record.urlpatterns,
    *methods.urlpatterns,
    *peers.urlpatterns,
]
