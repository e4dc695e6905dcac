"""Members are found by what they show, and by those they show it to."""

from __future__ import annotations

import pytest
from tests.cast import Cast
from tests.factories import make_theme, make_work_place

from poortgenoot.members.access import audience_of
from poortgenoot.members.models import Member, Membership
from poortgenoot.search import frequencies, queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> None:
    frequencies.forget()


def people(query: str, viewer: Member) -> set[str]:
    return {one.title for one in queries.find(query, viewer, kinds=["member"]).found}


def test_a_member_is_found_by_name_and_by_profession(cast: Cast) -> None:
    cast.doctor.name = "Wietske Hoogland"
    cast.doctor.save()
    assert people("wietske", cast.stranger) == {"Wietske Hoogland"}
    assert "Wietske Hoogland" in people("BA Hoogland", cast.stranger)


def test_who_is_not_vouched_for_finds_no_members_of_other_hosts(cast: Cast) -> None:
    cast.stranger.name = "Wietske Hoogland"
    cast.stranger.save()
    cast.doctor.name = "Wietske Veenstra"
    cast.doctor.save()
    assert people("wietske", cast.unverified) == {"Wietske Veenstra"}
    assert people("wietske", cast.operator) == {"Wietske Veenstra", "Wietske Hoogland"}
    assert "directory" not in audience_of(cast.unverified)


def test_a_field_for_hosts_is_found_by_members_of_those_hosts_only(cast: Cast) -> None:
    cast.doctor.weigh = "Ik weeg vooral de slaapkwaliteit."
    cast.doctor.shown = {"weigh": "hosts"}
    cast.doctor.save()
    assert people("slaapkwaliteit", cast.asker) == {cast.doctor.name}
    assert people("slaapkwaliteit", cast.stranger) == set()


def test_a_field_for_nobody_is_found_by_nobody(cast: Cast) -> None:
    cast.doctor.weigh = "Ik weeg vooral de slaapkwaliteit."
    cast.doctor.shown = {"weigh": "nobody"}
    cast.doctor.save()
    assert people("slaapkwaliteit", cast.asker) == set()


def test_who_leaves_a_host_no_longer_shows_its_members_more(cast: Cast) -> None:
    cast.doctor.weigh = "Ik weeg vooral de slaapkwaliteit."
    cast.doctor.save()
    Membership.objects.get(member=cast.doctor, host=cast.association).delete()
    assert people("slaapkwaliteit", cast.asker) == set()


def test_a_work_place_is_found_as_far_as_it_is_shown(cast: Cast) -> None:
    cast.doctor.shown = {"work_places": "everyone"}
    cast.doctor.save()
    make_work_place(cast.doctor, "Hardenberg")
    assert people("hardenberg", cast.stranger) == {cast.doctor.name}


def test_who_did_not_finish_joining_is_not_found(cast: Cast) -> None:
    cast.newcomer.name = "Wietske Hoogland"
    cast.newcomer.save()
    assert people("wietske", cast.asker) == set()


def test_who_is_erased_is_not_found(cast: Cast) -> None:
    from poortgenoot.core import clock

    cast.doctor.name = "Wietske Hoogland"
    cast.doctor.save()
    cast.doctor.erased_at = clock.now()
    cast.doctor.name = ""
    cast.doctor.save()
    assert people("wietske", cast.asker) == set()


def test_an_excerpt_says_what_the_profile_says_and_themes_stand_beside_it(cast: Cast) -> None:
    theme = make_theme("sterren", "Rouw en sterren")
    cast.doctor.themes_brought = [theme.pk]
    cast.doctor.weigh = "Ik weeg vooral de slaapkwaliteit"
    cast.doctor.shown = {"weigh": "everyone", "themes_brought": "everyone"}
    cast.doctor.save()
    (one,) = queries.find("sterren", cast.stranger, kinds=["member"]).found
    assert (one.themes, "slaapkwaliteit" in one.excerpt_html) == (("Rouw en sterren",), True)
    assert "Rouw" not in one.excerpt_html


def test_an_excerpt_never_shows_a_field_that_the_viewer_may_not_read(cast: Cast) -> None:
    cast.doctor.name = "Wietske Hoogland"
    cast.doctor.weigh = "Ik weeg vooral de slaapkwaliteit"
    cast.doctor.need = "Korte lijnen met de jobcoach"
    cast.doctor.shown = {"weigh": "hosts", "need": "everyone"}
    cast.doctor.save()
    (far,) = queries.find("wietske", cast.stranger, kinds=["member"]).found
    (near,) = queries.find("wietske", cast.asker, kinds=["member"]).found
    assert ("lijnen" in far.excerpt_html, "slaapkwaliteit" in far.excerpt_html) == (True, False)
    assert "lijnen" in near.excerpt_html
