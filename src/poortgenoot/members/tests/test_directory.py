"""The directory as a member meets it."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast, client_of
from tests.factories import make_answer, make_host, make_member, make_question, make_theme, make_work_place

from poortgenoot.members import actions, directory
from poortgenoot.members.models import Member, Vouch

pytestmark = pytest.mark.django_db
WHERE = "/leden/"


def page(viewer: Member, query: str = "") -> str:
    answer = client_of(viewer).get(f"{WHERE}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def names(html: str) -> list[str]:
    return re.findall(r'person__name"><a href="/leden/\d+/">([^<]+)<', html)


def count_beside(html: str, name: str, value: object) -> int:
    found = re.search(rf'name="{name}" value="{value}".*?chip__count">(\d+)<', html, re.S)
    assert found, f"no choice {name}={value}"
    return int(found[1])


def test_everybody_who_joined_is_listed_by_name(cast: Cast) -> None:
    found = names(page(cast.asker))
    assert found == sorted(found)
    assert "Stranger" in found
    assert "" not in found


def test_who_has_nobody_to_vouch_finds_the_members_of_their_own_hosts_only(cast: Cast) -> None:
    html = page(cast.unverified)
    assert "Doctor" in names(html)
    assert "Stranger" not in names(html)
    assert "Vraag een gastheer om voor je in te staan" in html
    assert names(page(cast.unverified, "beroep=BA")) == ["Doctor"]
    assert count_beside(html, "beroep", "BA") == 1
    assert names(page(cast.unverified, "q=Stranger")) == []


def test_who_belongs_to_no_host_yet_finds_only_themselves(cast: Cast) -> None:
    alone = make_member("JC", name="Nog Alleen")
    assert names(page(alone)) == ["Nog Alleen"]
    assert "Vraag een gastheer" not in page(cast.doctor)


def test_a_profile_of_another_host_opens_to_who_is_vouched_for(cast: Cast) -> None:
    path = f"{WHERE}{cast.stranger.pk}/"
    assert client_of(cast.doctor).get(path).status_code == 200
    assert client_of(cast.operator).get(path).status_code == 200
    assert client_of(cast.unverified).get(path).status_code == 404
    assert client_of(cast.unverified).get(f"{WHERE}{cast.doctor.pk}/").status_code == 200


def test_who_answered_my_question_shows_their_profile_to_me(cast: Cast) -> None:
    question = make_question(cast.unverified, "BA")
    make_answer(question, cast.stranger)
    assert client_of(cast.unverified).get(f"{WHERE}{cast.stranger.pk}/").status_code == 200


def test_a_moderator_whom_nobody_vouches_for_reads_who_asks_to_join(cast: Cast) -> None:
    keeper = make_member("AN", host=cast.service, role="moderator", verified=False)
    assert client_of(keeper).get(f"{WHERE}{cast.coach.pk}/").status_code == 404
    actions.ask_to_join(cast.service, "", by=cast.coach)
    assert client_of(keeper).get(f"{WHERE}{cast.coach.pk}/").status_code == 200


def test_a_profession_can_be_chosen_and_its_count_stands_beside_it(cast: Cast) -> None:
    html = page(cast.asker, "beroep=BA")
    assert names(html) == ["Doctor", "Stranger"]
    assert count_beside(html, "beroep", "BA") == 2


def test_a_field_made_hidden_disappears_at_once_from_list_and_counts(cast: Cast) -> None:
    theme = make_theme()
    work = actions.Work(themes_brought=(theme.pk,), work_days=(2,))
    actions.tell_work(work, by=cast.doctor)
    query = f"thema={theme.pk}"
    assert names(page(cast.asker, query)) == ["Doctor"]
    assert count_beside(page(cast.asker), "thema", theme.pk) == 1
    hide(cast.doctor, "themes_brought", "nobody")
    assert names(page(cast.asker, query)) == []
    assert count_beside(page(cast.asker), "thema", theme.pk) == 0
    assert count_beside(page(cast.asker), "werkdag", 2) == 1


def hide(member: Member, field: str, audience: str) -> None:
    from poortgenoot.members.models.members import SHOWN_FIELDS

    shown = {name: member.shown_to(name) for name in SHOWN_FIELDS} | {field: audience}
    texts = dict.fromkeys(("decide", "weigh", "need", "reach"), "")
    actions.tell_way(actions.Way((), texts, shown, 2, None), by=member)


def test_a_field_for_my_hosts_is_no_filter_for_another_host(cast: Cast) -> None:
    theme = make_theme()
    actions.tell_work(actions.Work(themes_brought=(theme.pk,)), by=cast.doctor)
    assert names(page(cast.stranger, f"thema={theme.pk}")) == []
    assert count_beside(page(cast.stranger), "thema", theme.pk) == 0


def test_joining_a_host_shows_in_the_filter_at_once(cast: Cast) -> None:
    query = f"gastheer={cast.service.pk}"
    before = names(page(cast.asker, query))
    request = actions.ask_to_join(cast.service, "", by=cast.unverified)
    actions.accept_request(request, by=cast.other_moderator)
    assert names(page(cast.asker, query)) == sorted([*before, "Unverified"])


def test_travel_time_starts_at_my_work_place_and_the_nearest_come_first(cast: Cast) -> None:
    from poortgenoot.members import places

    for member, place in (
        (cast.asker, "Zwolle"),
        (cast.doctor, "Apeldoorn"),
        (cast.coach, "Meppel"),
        (cast.hr, "Goes"),
    ):
        found = places.by_label(place)
        assert found
        actions.tell_work(actions.Work(places=(found,)), by=member)
    html = page(cast.asker, "reistijd=60")
    assert names(html) == ["Asker", "Coach", "Doctor"]
    assert "Geschat" in html
    assert count_beside(html, "reistijd", 30) == 2


def test_without_a_work_place_the_page_says_how_to_get_travel_times(cast: Cast) -> None:
    assert "Vul eerst je werkplek in" in page(cast.asker)


def test_names_are_found_without_their_accents(cast: Cast) -> None:
    make_member("JC", name="Zoë van Ängström")
    assert names(page(cast.asker, "q=angs zoe")) == ["Zoë van Ängström"]


def test_another_room_may_add_what_it_finds_by_text(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory, "_text_searches", [lambda viewer, text: [cast.hr.pk] if text == "kanker" else []])
    assert names(page(cast.asker, "q=kanker")) == ["Hr"]


def test_an_old_link_with_unknown_words_still_works(cast: Cast) -> None:
    html = page(cast.asker, "beroep=XX&thema=abc&reistijd=7&werkdag=99&page=zes&gastheer=99999999999999999999")
    assert "Doctor" in names(html)


def test_nobody_found_shows_the_way_on(cast: Cast) -> None:
    assert "Niemand past bij deze keuzes" in page(cast.asker, "q=xyzzy")


def test_a_vouch_is_read_again_by_the_columns(cast: Cast) -> None:
    from poortgenoot.members.roster.snapshot import roster

    page(cast.asker)
    row = roster.row_of[cast.unverified.pk]
    assert roster.columns.verified[row] == 0
    actions.vouch(cast.unverified, cast.association, "JC", by=cast.moderator)
    page(cast.asker)
    assert roster.columns.verified[row] != 0
    assert Vouch.objects.filter(member=cast.unverified).count() == 1


def test_one_row_and_thirty_rows_cost_the_same_few_queries(cast: Cast) -> None:
    make_work_place(cast.asker)
    here = make_host()
    make_member("JC", host=here)
    browser, url = client_of(cast.asker), f"{WHERE}?gastheer={here.pk}"
    counted = []
    for _round in range(2):
        browser.get(url)
        with CaptureQueriesContext(connection) as queries:
            browser.get(url)
        counted.append(len(queries))
        for _n in range(29):
            make_work_place(make_member("JC", host=here))
    assert counted[0] == counted[1], [q["sql"] for q in queries]
    assert counted[0] <= 12


@pytest.mark.parametrize("asked", ["q=jobcoach", "q=jobcoach&reistijd=90"])
def test_a_search_for_a_word_stays_within_the_queries_of_a_page(cast: Cast, asked: str) -> None:
    """Also while the index is young, so that its words are counted anew each time."""
    make_work_place(cast.asker)
    for n in range(30):
        make_work_place(make_member("JC", name=f"Lid {n}", host=cast.association))
    browser = client_of(cast.asker)
    browser.get(WHERE)
    with CaptureQueriesContext(connection) as queries:
        html = browser.get(f"{WHERE}?{asked}").text
    assert len(names(html)) > 1
    assert len(queries) <= 12, [query["sql"][:90] for query in queries]
