from django.urls import path

from poortgenoot.accounts import views

app_name = "accounts"
urlpatterns = [
    path("aanmelden/", views.SignIn.as_view(), name="sign_in"),
    path("afmelden/", views.SignOut.as_view(), name="sign_out"),
    path("opnieuw/", views.Fresh.as_view(), name="fresh"),
]
