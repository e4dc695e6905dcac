from poortgenoot.discussions import urls_alone, urls_methods, urls_peers, urls_record, urls_table

app_name = "discussions"
urlpatterns = [
    *urls_alone.urlpatterns,
    *urls_table.urlpatterns,
    *urls_record.urlpatterns,
    *urls_methods.urlpatterns,
    *urls_peers.urlpatterns,
]
