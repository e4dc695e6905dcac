from django.urls import path

from poortgenoot.accounts import organisations, own_views, views

app_name = "accounts"
urlpatterns = [
    path("aanmelden/", views.SignIn.as_view(), name="sign_in"),
    path("afmelden/", views.SignOut.as_view(), name="sign_out"),
    path("opnieuw/", views.Fresh.as_view(), name="fresh"),
    path("account/login/", views.to_sign_in),
    path("account/login/code/", views.to_sign_in),
    path("account/oidc/<str:provider_id>/login/", organisations.leave_for, name="leave_for_organisation"),
    path("account/oidc/<str:provider_id>/login/callback/", organisations.come_back_from, name="come_back"),
    path("profiel/tokens/", own_views.tokens, name="tokens"),
    path("profiel/tokens/<int:pk>/intrekken/", own_views.withdraw_token, name="withdraw_token"),
    path("profiel/adres/", own_views.address, name="address"),
    path("profiel/gegevens/", own_views.own_data, name="own_data"),
    path("profiel/gegevens/meenemen/", own_views.take_along, name="take_along"),
    path("profiel/gegevens/wissen/", own_views.erase, name="erase"),
]
