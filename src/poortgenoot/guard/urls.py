from django.urls import path

from poortgenoot.guard import views

app_name = "guard"
urlpatterns = [path("", views.check, name="check")]
