"""The key is missing or another: pages say so and what to do, the rest works, and nothing is written over."""

from __future__ import annotations

import pytest
from django.test import override_settings
from tests.again import Again
from tests.cast import Cast, client_of, made_once

from poortgenoot import soundness
from poortgenoot.discussions import actions, sealing
from poortgenoot.discussions.actions.looking_back import look_back
from poortgenoot.discussions.models import Reflection, Seat, Weighing
from poortgenoot.discussions.queries import alone as queries
from poortgenoot.discussions.queries.own import weighing_of
from poortgenoot.discussions.tests.alone import SLUG, seal, the_case
from poortgenoot.discussions.tests.table import Table, forget_tables, lay, seal_all, stand, weigh_all
from poortgenoot.discussions.weighers import Pool, Weigher

pytestmark = pytest.mark.django_db
OTHER = "een heel andere sleutel van meer dan dertig tekens"
SAID = "de sleutel ervan ontbreekt"


def page(who: object, table: Table, name: str = "") -> str:
    answer = client_of(who).get(f"/casus/{table.discussion.pk}/{name}")  # type: ignore[arg-type]
    assert answer.status_code == 200
    return str(answer.content.decode())


def open_all(cast: Cast) -> Table:
    table = lay(cast, at="wegen")
    seal_all(table)
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    return table


open_all_again = made_once(open_all)


@pytest.fixture
def opened(cast: Cast, open_all_again: Again[Table]) -> Table:
    forget_tables()
    return open_all_again()


def test_the_table_says_that_the_key_is_missing_and_goes_on(opened: Table, cast: Cast) -> None:
    with override_settings(SEAL_KEY=OTHER):
        shown = page(cast.doctor, opened)
        assert f"3 afwegingen kunnen nu niet open: {SAID}" in shown
        assert "Vraag de beheerder" in shown
        assert page(cast.asker, opened, "scherm/").count(SAID) == 1
        actions.go_to(opened.again(), 4, by=opened.bringer, expects=3)
    assert SAID not in page(cast.doctor, opened)


def test_the_report_and_my_weighings_say_it_too(opened: Table, cast: Cast) -> None:
    actions.close(opened.again(), by=opened.bringer)
    with override_settings(SEAL_KEY=OTHER):
        assert SAID in client_of(cast.doctor).get("/mijn-afwegingen/").content.decode()
        assert client_of(cast.doctor).get(f"/casus/{opened.discussion.pk}/verslag.pdf").status_code == 200


def test_what_was_weighed_is_not_written_over(cast: Cast) -> None:
    table = lay(cast, at="wegen")
    weigh_all(table.doctor, weight=4)
    box = bytes(Weighing.objects.get().box)
    with override_settings(SEAL_KEY=OTHER):
        assert SAID in page(cast.doctor, table)
        said = {"stap": "wegen", "verzegel": "ja"}
        refused = client_of(cast.doctor).post(f"/casus/{table.discussion.pk}/weeg/", said)
        assert refused.status_code == 403
        assert "vorige sleutel" in refused.content.decode()
    assert bytes(Weighing.objects.get().box) == box
    assert {one.weight for one in weighing_of(table.doctor, "wegen")[0].factors.values()} == {4}


def test_a_reflection_is_not_written_over_and_not_wiped(opened: Table, cast: Cast) -> None:
    look_back(opened.doctor, "Ik keek te snel.")
    box = bytes(Reflection.objects.get().box)
    path = f"/casus/{opened.discussion.pk}/terugblik/"
    with override_settings(SEAL_KEY=OTHER):
        shown = page(cast.doctor, opened, "terugblik/")
        assert SAID in shown
        assert "Bewaar voor mezelf" not in shown
        for text in ("Iets anders.", ""):
            client_of(cast.doctor).post(path, {"text": text})
    assert bytes(Reflection.objects.get().box) == box
    assert "Ik keek te snel." in page(cast.doctor, opened, "terugblik/")


def test_a_former_key_opens_what_it_sealed(opened: Table, cast: Cast, settings: object) -> None:
    former = settings.SEAL_KEY  # type: ignore[attr-defined]
    with override_settings(SEAL_KEY=OTHER, SEAL_KEYS_BEFORE=[former]):
        assert SAID not in page(cast.doctor, opened)
        assert list(soundness.seals()) == []


def test_the_operator_hears_which_setting_to_put_back(opened: Table) -> None:
    assert list(soundness.seals()) == []
    with override_settings(SEAL_KEY=OTHER):
        (fault,) = soundness.seals()
    assert "SEAL_KEY" in fault
    assert "SEAL_KEYS_BEFORE" in fault
    assert OTHER not in fault


def test_a_key_that_was_another_for_a_while_in_between_is_missed_too(opened: Table, cast: Cast) -> None:
    with override_settings(SEAL_KEY=OTHER):
        look_back(opened.insurance_doctor, "Ik wist het al.")
    look_back(opened.doctor, "Ik keek te snel.")
    look_back(opened.bringer, "Ik ook.")
    Reflection.objects.filter(seat=opened.doctor).update(box=before_names(opened.doctor))
    (fault,) = soundness.seals()
    assert "does not open 1 of" in fault
    with override_settings(SEAL_KEYS_BEFORE=[OTHER]):
        assert list(soundness.seals()) == []


def test_a_box_of_before_keys_had_names_opens_and_is_missed_without_its_key(opened: Table, cast: Cast) -> None:
    look_back(opened.doctor, "Ik keek te snel.")
    Reflection.objects.update(box=before_names(opened.doctor))
    assert "Ik keek te snel." in page(cast.doctor, opened, "terugblik/")
    assert list(soundness.seals()) == []
    with override_settings(SEAL_KEY=OTHER):
        (fault,) = soundness.seals()
    assert "does not open 4 of" in fault


def before_names(seat: Seat) -> bytes:
    """The reflection of this seat as it was sealed when boxes did not say by which key."""
    return bytes(Reflection.objects.get(seat=seat).box)[sealing.NAME_BYTES :]


def test_one_s_own_data_are_taken_along_without_them(opened: Table, cast: Cast) -> None:
    from poortgenoot.discussions.queries.own_data import about

    with override_settings(SEAL_KEY=OTHER):
        (seat,) = about(cast.doctor.user)["seats"]  # type: ignore[misc]
    assert seat["not_readable"] == ["wegen"]


def test_weeg_mee_shows_the_marks_that_open(cast: Cast) -> None:
    pool = Pool(the_case())
    seal("JC")
    seal("VA")
    with override_settings(SEAL_KEY=OTHER):
        seal("BA", by=Weigher(cast.doctor))
        shown = client_of(cast.doctor).get(f"/weeg-mee/{SLUG}/anderen/").content.decode()
        assert f"2 afwegingen kunnen nu niet open: {SAID}" in shown
        opened = queries.opened(pool, None) or []
        assert [one.profession for one in opened if not one.contents.is_locked] == ["BA"]
