"""What tests of two at the same moment look at."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from poortgenoot.members.models import Member
from tests.cast import Cast
from tests.processes import somebody_waits, until


@pytest.mark.django_db(transaction=True)
def test_who_connected_after_the_first_look_is_seen_waiting(cast: Cast) -> None:
    def wait_for_the_doctor() -> None:
        with transaction.atomic():
            Member.objects.select_for_update().get(pk=cast.doctor.pk)
        connection.close()

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic(), connection.cursor() as cursor:
            Member.objects.select_for_update().get(pk=cast.doctor.pk)
            cursor.execute("SELECT count(*) FROM pg_stat_activity")
            waiting = other.submit(wait_for_the_doctor)
            until(somebody_waits, 20)
        waiting.result(timeout=20)
