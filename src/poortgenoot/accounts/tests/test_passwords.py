"""The house knows no passwords: whoever finds a screen unattended cannot leave one behind."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.cast import Cast, client_of

from poortgenoot.accounts.models import User


@pytest.mark.parametrize("page", ["set/", "change/", "reset/"])
def test_the_pages_about_passwords_are_not_there(cast: Cast, page: str) -> None:
    for browser in (client_of(cast.doctor), client_of(None)):
        assert browser.get(f"/account/password/{page}").status_code == 404
    client_of(cast.doctor).post("/account/password/set/", {"password1": "zomaar-iets-9", "password2": "zomaar-iets-9"})
    assert not User.objects.get(pk=cast.doctor.user_id).has_usable_password()


def test_a_password_from_somewhere_else_opens_nothing(cast: Cast) -> None:
    user = User.objects.get(pk=cast.doctor.user_id)
    user.set_password("zomaar-iets-9")
    user.save()
    browser = Client()
    browser.post("/account/login/", {"login": user.email, "password": "zomaar-iets-9"})
    assert "_auth_user_id" not in browser.session
