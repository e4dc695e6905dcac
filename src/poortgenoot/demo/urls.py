from __future__ import annotations

from django.urls import path

from poortgenoot.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.stage, name="stage"),
    path("word/<int:pk>/", views.become, name="become"),
    path("aanschuiven/", views.sit_in, name="sit_in"),
    path("klok/", views.leap, name="leap"),
    path("brievenbus/", views.mailbox, name="mailbox"),
    path("brievenbus/<int:pk>/", views.mail, name="mail"),
    path("brievenbus/<int:pk>/html/", views.mail_html, name="mail_html"),
]
