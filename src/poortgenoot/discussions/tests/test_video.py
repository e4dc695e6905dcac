"""A link to a video call holds nobody's name, whoever sends it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast

from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Discussion
from poortgenoot.discussions.tests.table import draft
from poortgenoot.discussions.video import demand_video_link

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "https://video.example/johanna-de-vries",
        "https://video.example/kamer/CasusJohannaDeVries",
        "https://video.example/Bespreking%20Pieter%20Jansen",
        "https://video.example/mevrouw-jansen",
        "https://video.example/kamer?wie=j.devries@mail.example",
        "https://video.example/johanna-de-vries-2",
        "https://video.example/johanna-de-vries1967",
        "https://video.example/2-johanna-de-vries",
        "https://video.example/kamer?wie=Johanna%20de%20Vries",
        "https://video.example/kamer?wie=johanna+de+vries",
        "https://video.example/kamer#userInfo.displayName=%22Johanna%20de%20Vries%22",
        "https://johanna@video.example/kamer",
        "https://jan-jansen.example.org",
        "https://jan.jansen.example.org/kamer",
        "https://Johanna-de-Vries.video.example.org/kamer",
        "https://www.jan-jansen.example/kamer",
        "https://www.jan-jansen.example.org/kamer",
        "http://video.example/kamer",
        "javascript:alert(1)",
        "https://",
        "https://video.example/" + "k" * LIMITS.link_length,
    ],
)
def test_an_address_with_somebody_in_it_or_that_is_none_is_refused(cast: Cast, address: str) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.prepare(draft(cast.asker, cast, video_url=address), by=cast.asker)
    assert "video_url" in refused.value.message_dict
    assert not Discussion.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://teams.example/l/meetup-join/19%3ameeting_ZGU4NjYtNDk5Yy00%40thread.v2/0?context=%7b%22Tid%22%7d",
        "https://meet.example/kim-jans-mar",
        "https://zoom.example/j/12345678901?pwd=QWxhZGRpbjpvcGVuIHNlc2FtZQ",
        "https://video.example/kamer/bedrijfsartsen-noord",
        "https://video.example/b/jan-x2f-9qk",
        "https://video.example/overleg-noord-3?roomKey=eyJtZWV0aW5n",
        "https://video.example/CasusOverlegNoord2026",
        "https://us02web.zoom.example/j/12345678901",
        "https://ggz-noord.whereby.example/kamer",
        "https://nextcloud.stichting-rosa.example/call/x2f9qk",
        "https://st-antonius.video.example:8443/kamer",
        "https://video.example/kamer?bron=nieuws-brief&taal=nl#config.startWithAudioMuted=true",
    ],
)
def test_an_address_that_a_tool_made_is_fine(cast: Cast, address: str) -> None:
    demand_video_link(address)


def test_a_long_address_of_a_tool_fits() -> None:
    demand_video_link("https://video.example/l/meetup-join/19%3ameeting_" + "Nz5k" * 100 + "%40thread.v2/0")
