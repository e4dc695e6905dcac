from django.urls import path

from poortgenoot.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("teller/", views.counter, name="counter"),
    path("gelezen/", views.mark_read, name="read"),
    path("<int:pk>/open/", views.open_notice, name="open"),
    path("voorkeuren/", views.preferences, name="preferences"),
    path("afmelden/<str:key>/", views.Unsubscribe.as_view(), name="unsubscribe"),
]
