"""What stays behind where it should not: in a browser after signing out, in a log."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.cast import Cast, client_of

from poortgenoot.core.logs import without_keys

ROOM = (
    "/casus/gast/",
    "/casus/mee/",
    "/intervisie/mee/",
    "/w/",
    "/weeg-mee/scherm/",
    "/certificaat/",
    "/api/v1/certificates/verify/",
)
"""Where a guest, a table, a group, a congress and a certificate hang on a key in the address."""


@pytest.mark.parametrize("page", ["/", "/sparren/", "/leden/", "/meldingen/", "/bestaat-niet/"])
def test_no_browser_keeps_a_page_of_a_member(cast: Cast, page: str) -> None:
    assert "no-store" in client_of(cast.doctor).get(page)["Cache-Control"]


def test_what_may_be_kept_is_still_kept(cast: Cast) -> None:
    assert "max-age=300" in Client().get("/gastheer/vereniging/huisstijl.css")["Cache-Control"]


@pytest.mark.parametrize("before", ["/sparren/uitnodiging/", "/meldingen/afmelden/", "/mee/", *ROOM])
def test_a_log_line_tells_no_key(before: str) -> None:
    line = without_keys(None, "", {"event": f"Unprocessable Entity: {before}WzUsMTc.sleutel:x_y/reageer/"})
    assert "sleutel" not in str(line)
    assert before in str(line["event"])
