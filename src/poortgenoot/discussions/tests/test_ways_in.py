"""Bringing a case, the list, the link, and being asked."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from tests.cast import Cast, client_of
from tests.factories import make_member, make_question, make_theme

from poortgenoot.core import clock, spoken
from poortgenoot.core.access import Refused
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.queries import lists
from poortgenoot.discussions.tests.table import Table, lay, stand, weigh_all
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Mail, Notice

CASE = {
    "wants": "Zij wil terug naar haar eigen werk.",
    "happened": "Na de zomer viel zij uit.",
    "sentence": "Eerst uren of eerst taken?",
    "title": "Uren of taken",
    "method": "snel-wegen",
    "pace": "live",
    "joining": "link",
    "speaks_as": "JC",
}


def case(cast: Cast, **changes: object) -> dict[str, object]:
    return {**CASE, "host": cast.association.pk, "themes": [make_theme().pk], **changes}


def linked(table: Table) -> Discussion:
    Discussion.objects.filter(pk=table.discussion.pk).update(joining="link")
    return table.again()


def test_a_case_is_brought_and_its_bringer_invites(cast: Cast) -> None:
    client = client_of(cast.asker)
    assert "<strong>Snel wegen</strong><small>25 minuten live" in client.get("/casus/nieuw/").content.decode()
    answer = client.post("/casus/nieuw/", case(cast))
    made = Discussion.objects.get()
    assert answer["Location"] == f"/casus/{made.pk}/nodig-uit/"
    page = client.get(answer["Location"]).content.decode()
    assert f"/casus/mee/{made.code}/" in page
    assert "<svg" in page


def test_ones_own_question_fills_the_form_and_anothers_is_not_there(cast: Cast) -> None:
    question = make_question(cast.asker, "BA", title="Een vraag van mij")
    path = f"/casus/nieuw/?vraag={question.pk}"
    assert "Een vraag van mij" in client_of(cast.asker).get(path).content.decode()
    assert client_of(cast.doctor).get(path).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "Vul dit nog in."),
        ({"video_url": "http://video.example/kamer"}, "https://"),
        ({"video_url": "https://video.example/johanna-de-vries"}, "naam of mailadres"),
        ({"video_url": f"https://video.example/{'k' * 600}"}, "600"),
        ({"planned_at": "2001-01-01T10:00"}, "Kies een moment vanaf nu"),
        ({"method": "zomaar"}, "Er is nog iets te herstellen"),
        ({"happened": "Mevrouw Jansma-Terpstra viel uit."}, "Hier staat iets dat iemand kan weggeven."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(cast: Cast, wrong: dict[str, str], said: str) -> None:
    answer = client_of(cast.asker).post("/casus/nieuw/", case(cast, **wrong))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert CASE["wants"] in answer.content.decode()
    assert not Discussion.objects.exists()


def test_the_list_says_what_waits_for_whom(table: Table, cast: Cast) -> None:
    stand(table, "wegen")
    assert "Jouw afweging wacht." in client_of(cast.doctor).get("/casus/").content.decode()
    assert "Jouw afweging bij een casus wacht." in client_of(cast.doctor).get("/").content.decode()
    weigh_all(table.doctor)
    actions.seal(table.doctor, "wegen")
    assert "Jouw afweging" not in client_of(cast.doctor).get("/casus/").content.decode()
    open_to = client_of(cast.labour_expert).get("/casus/").content.decode()
    assert "Waar je kunt aanschuiven" in open_to
    assert "Nog geen tafel" not in open_to
    assert table.discussion.title not in client_of(cast.stranger).get("/casus/").content.decode()


def test_a_link_gives_a_seat_and_reading_it_gives_nothing_away(table: Table, cast: Cast) -> None:
    discussion = linked(table)
    client = client_of(cast.labour_expert)
    door = client.get(f"/casus/mee/{discussion.code}/").content.decode()
    assert discussion.happened not in door
    assert not Seat.objects.filter(member=cast.labour_expert).exists()
    sent = {"profession": "AD", "code": discussion.code}
    answer = client.post(f"/casus/{discussion.pk}/meedoen/", sent)
    assert answer["Location"] == f"/casus/{discussion.pk}/"
    assert client.get(answer["Location"]).status_code == 200
    assert client_of(cast.hr).post(f"/casus/{discussion.pk}/meedoen/", {"code": "geraden"}).status_code == 404
    assert client_of(cast.hr).get("/casus/mee/geraden/").status_code == 404


def test_only_who_leads_invites(table: Table, cast: Cast) -> None:
    path = f"/casus/{table.discussion.pk}/nodig-uit/"
    assert client_of(cast.asker).get(path).status_code == 200
    assert client_of(cast.doctor).get(path).status_code == 403
    assert client_of(cast.stranger).get(path).status_code == 404
    with pytest.raises(Refused):
        actions.ask_profession(table.discussion, "AD", by=table.doctor)


def test_a_missed_profession_is_asked_by_the_routing_at_once_and_in_the_hosts_name(table: Table, cast: Cast) -> None:
    theme = table.discussion.themes.get()
    Member.objects.filter(pk=cast.labour_expert.pk).update(themes_brought=[theme.pk])
    ask = f"/casus/{table.discussion.pk}/nodig-uit/beroep/"
    told = client_of(cast.asker).post(ask, {"profession": "AD"}, follow=True).text
    assert re.search(rf"We vragen het aan [^.]*{cast.labour_expert.name}", told)
    seat = Seat.objects.get(discussion=table.discussion, member=cast.labour_expert)
    assert not seat.takes_part
    mail = Mail.objects.get(member=cast.labour_expert)
    assert table.discussion.title in mail.subject
    assert f"Je brengt kennis mee over {theme.name}." in mail.text
    assert cast.association.name in mail.text
    assert table.discussion.happened not in mail.text
    door = client_of(cast.labour_expert).get(f"/casus/{table.discussion.pk}/").content.decode()
    assert f"Je brengt kennis mee over {theme.name}." in door
    assert table.discussion.happened not in door
    page = client_of(cast.asker).post(ask, {"profession": "AD"}, follow=True)
    assert page.status_code == 200
    assert "Die vroeg je net." in page.text
    assert "Een gast met eigen ervaring" in page.text, "the page on which one can go on"


def test_by_name_nobody_is_offered_whose_profession_nobody_confirmed(table: Table, cast: Cast) -> None:
    share = f"/casus/{table.discussion.pk}/nodig-uit/"
    make_member("AD", host=cast.association, name="Bevestigde Bo")
    unsure = make_member("AD", host=cast.association, name="Onzekere Ona")
    unsure.vouches.all().delete()
    page = client_of(cast.asker).get(share, {"naam": "Ona"}).text
    assert "Onzekere Ona" in page
    assert "beroep nog niet bevestigd" in page
    assert "beroep nog niet bevestigd" not in client_of(cast.asker).get(share, {"naam": "Bo"}).text


def test_by_name_somebody_is_asked_as_what_they_are_confirmed_for(table: Table, cast: Cast) -> None:
    both = make_member("AD", host=cast.association)
    Member.objects.filter(pk=both.pk).update(professions=["RP", "AD"])
    client_of(cast.asker).post(f"/casus/{table.discussion.pk}/nodig-uit/lid/", {"member": both.pk})
    assert Seat.objects.get(discussion=table.discussion, member=both).profession == "AD"


def test_nobody_is_asked_above_their_own_cap_nor_twice(table: Table, cast: Cast) -> None:
    experts = [make_member("AD", host=cast.association) for _ in range(6)]
    Member.objects.filter(professions=["AD"]).update(weekly_cap=0)
    assert actions.ask_profession(table.discussion, "AD", by=table.bringer) == []
    Member.objects.filter(pk=experts[0].pk).update(weekly_cap=1)
    assert [s.member_id for s in actions.ask_profession(table.discussion, "AD", by=table.bringer)] == [experts[0].pk]
    other = lay(cast)
    assert actions.ask_profession(other.discussion, "AD", by=other.bringer) == []


def test_asking_again_waits_for_who_was_asked(table: Table) -> None:
    assert actions.ask_profession(table.discussion, "AD", by=table.bringer)
    with pytest.raises(Refused, match="Geef hun een dag"):
        actions.ask_profession(table.discussion, "AD", by=table.bringer)


def test_one_click_declines_and_the_seat_is_gone(table: Table, cast: Cast) -> None:
    actions.ask_member(table.discussion, cast.hr, "HR", by=table.bringer)
    client = client_of(cast.hr)
    assert "Je bent gevraagd om aan te schuiven" in client.get("/casus/").content.decode()
    client.post(f"/casus/{table.discussion.pk}/niet-mee/")
    assert client.get(f"/casus/{table.discussion.pk}/").status_code == 404
    actions.ask_member(table.discussion, cast.hr, "HR", by=table.bringer)
    assert client.get(f"/casus/{table.discussion.pk}/").status_code == 200


def test_who_was_asked_sits_down(table: Table, cast: Cast) -> None:
    actions.ask_member(table.discussion, cast.stranger, "BA", by=table.bringer)
    client_of(cast.stranger).post(f"/casus/{table.discussion.pk}/meedoen/", {"profession": "BA"})
    assert Seat.objects.get(member=cast.stranger).takes_part
    assert not Notice.objects.filter(member=cast.stranger, kind="seat", read_at=None).exists()


def test_who_comes_late_reads_how_far_the_table_is_and_how_long_it_still_takes(table: Table, cast: Cast) -> None:
    def door() -> str:
        return client_of(cast.labour_expert).get(f"/casus/{table.discussion.pk}/meedoen/").text

    assert "Het duurt ongeveer 55 minuten." in door()
    stand(table, "oordeel")
    late = door()
    assert "De bespreking is al bezig, bij stap 7 van 11: Stap oordeel. Het duurt nog ongeveer 25 minuten." in late
    assert "55 minuten" not in late
    assert table.discussion.method.summary not in late, "it may name the time of the whole"


@pytest.mark.parametrize(("hours", "is_there"), [(3, True), (-1, True), (-30, False)])
def test_vandaag_asks_nobody_to_a_table_of_a_day_that_is_over(
    table: Table, cast: Cast, hours: int, *, is_there: bool
) -> None:
    noon = clock.now().astimezone(clock.AMSTERDAM).replace(hour=12)
    Discussion.objects.filter(pk=table.discussion.pk).update(planned_at=noon + timedelta(hours=hours))
    actions.ask_member(table.again(), cast.hr, "HR", by=table.bringer)
    assert ("aan te schuiven" in client_of(cast.hr).get("/").text) is is_there
    assert "aan te schuiven" in client_of(cast.hr).get("/casus/").text, "the list of all tables keeps it"


def test_vandaag_says_when_a_table_begins_until_it_began(table: Table, cast: Cast) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    Discussion.objects.filter(pk=table.discussion.pk).update(planned_at=tomorrow)
    said = f"Gepland: {spoken.moment(tomorrow, clock.now())}."
    assert f"begin als iedereen er is. {said}" in client_of(cast.asker).get("/").text
    stand(table, "wegen")
    page = client_of(cast.asker).get("/").text
    assert "Jouw afweging bij een casus wacht." in page
    assert said not in page


def test_a_table_that_goes_on_is_not_pushed_off_the_list_by_newer_ones_that_are_over(cast: Cast) -> None:
    going = lay(cast, at="wegen").again()
    member = cast.asker
    for _number in range(lists.MOST):
        over = Discussion.objects.create(
            host=cast.association, bringer=member, draft_key=uuid.uuid4(), code=uuid.uuid4().hex, script=going.script
        )
        Discussion.objects.filter(pk=over.pk).update(closed_at=clock.now())
        Seat.objects.create(discussion=over, member=member, profession="JC", number=1, taken_at=clock.now())
    found = lists.of(member)
    assert [entry.discussion for entry in found.waiting] == [going]
    assert len(found.over) == lists.MOST - 1
