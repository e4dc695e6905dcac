"""What the page of the follow-up says of time, before and after it was told."""

from __future__ import annotations

import re
from datetime import datetime

from tests.cast import Cast, client_of

from poortgenoot.core import clock
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import sequels
from poortgenoot.discussions.models import Seat, Sequel
from poortgenoot.discussions.tests.table import lay


def test_it_says_on_which_day_the_bringer_is_asked_and_when_it_was_told(cast: Cast) -> None:
    table = lay(cast, at="slot")
    actions.close(table.again(), by=table.bringer)
    Sequel.objects.update(due_at=datetime(2031, 3, 4, 9, tzinfo=clock.AMSTERDAM))
    page = f"/casus/{table.discussion.pk}/vervolg/"
    assert "krijgt op 4 maart 2031 deze vraag" in client_of(cast.doctor).get(page).text
    bringer = Seat.objects.select_related("discussion", "member").get(pk=table.bringer.pk)
    sequels.tell_sequel(bringer, "Zij begon met twee taken.")
    assert re.search(r"Verteld <time[^>]*>[^<]*</time>\.", client_of(cast.doctor).get(page).text)
