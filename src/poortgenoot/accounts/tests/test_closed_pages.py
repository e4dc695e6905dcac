"""What allauth brings and nobody is led to stays closed, for members as for visitors."""

from __future__ import annotations

import pytest
from tests.cast import Cast, client_of

UNUSED = ["signup/", "logout/", "email/", "3rdparty/", "social/connections/", "reauthenticate/", "2fa/reauthenticate/"]


@pytest.mark.parametrize("page", UNUSED)
def test_a_page_of_allauth_that_the_house_does_not_use_is_not_there(cast: Cast, page: str) -> None:
    for browser in (client_of(cast.doctor), client_of(None)):
        assert browser.get(f"/account/{page}").status_code == 404
        assert browser.post(f"/account/{page}").status_code == 404


def test_the_front_door_of_allauth_leads_to_the_one_of_the_house(cast: Cast) -> None:
    assert client_of(None).get("/account/login/?next=/profiel/")["Location"] == "/aanmelden/?next=%2Fprofiel%2F"
