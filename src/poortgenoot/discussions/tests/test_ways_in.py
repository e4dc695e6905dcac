"""Bringing a case, the list, the link, being asked, and the guest's way in."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import Client
from tests.cast import Cast, client_of
from tests.factories import make_member, make_question, make_theme

from poortgenoot.core import clock, spoken
from poortgenoot.core.access import Refused
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import telling, terms
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.queries import lists
from poortgenoot.discussions.tests.table import STEP, Table, lay, stand, weigh_all
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


def guest_at_the_door(table: Table) -> tuple[Client, str]:
    _seat, key = actions.invite_guest(table.discussion, by=table.bringer)
    return Client(), f"/casus/gast/{key}/"


ALL_THREE = {"niet-ik": "ja", "niet-bekend": "ja", "vertrouwelijk": "ja"}


def test_opening_a_guests_link_writes_nothing(table: Table) -> None:
    guest, path = guest_at_the_door(table)
    for _time in range(2):
        page = guest.get(path)
        assert page.status_code == 200
        assert table.discussion.title not in page.content.decode()
    assert Seat.objects.filter(member=None, declared_at=None).count() == 1


def test_a_guest_is_not_asked_to_write_what_only_members_keep(table: Table, cast: Cast) -> None:
    guest, path = guest_at_the_door(table)
    guest.post(path, ALL_THREE)
    actions.confirm_guest(Seat.objects.get(member=None), by=table.bringer)
    stand(table, "terugkijken")
    assert "Jij hoeft nu niets op te schrijven" in guest.get(f"/casus/{table.discussion.pk}/").text
    assert "Schrijf voor jezelf" in client_of(cast.doctor).get(f"/casus/{table.discussion.pk}/").text


def test_a_guest_declares_waits_and_is_let_in(table: Table, cast: Cast) -> None:
    guest, path = guest_at_the_door(table)
    room = f"/casus/{table.discussion.pk}/"
    assert "/aanmelden/" not in guest.get(path).text, "it says that no account is needed"
    assert guest.post(path, {"niet-ik": "ja"}).status_code == 422
    assert guest.post(path, ALL_THREE)["Location"] == room
    waits = guest.get(room).content.decode()
    assert "laat je zo binnen" in waits
    assert "Je bent te gast" in waits
    assert "/aanmelden/" not in waits, "somebody at a table is not asked to sign in"
    assert table.discussion.happened not in waits
    leader = client_of(cast.asker)
    assert "Laat de gast binnen" in leader.get(room).content.decode()
    seat = Seat.objects.get(member=None)
    assert f'hx-get="{room}" hx-trigger="every 5s"' in waits
    assert guest.get(room, headers={"HX-Request": "true"}).status_code == 204
    leader.post(f"{room}plaats/{seat.number}/laat-binnen/")
    assert guest.get(room, headers={"HX-Request": "true"})["HX-Refresh"] == "true", "the page at the door goes in"
    assert table.discussion.happened in guest.get(room).content.decode()
    assert "/aanmelden/" not in guest.get(room).text
    leader.post(f"{room}plaats/{seat.number}/haal-weg/")
    for rest in ("", "mijn/", "scherm/"):
        assert guest.get(room + rest).status_code == 302


def test_what_a_guest_ticked_stays_ticked_when_one_is_missing(table: Table) -> None:
    guest, path = guest_at_the_door(table)
    again = guest.post(path, {"niet-bekend": "ja"}).text
    assert "Kruis alle drie aan" in again
    assert 'name="niet-bekend" value="ja" checked' in again
    assert again.count(" checked") == 1


def test_a_guests_link_is_used_once_and_shown_once(table: Table, cast: Cast) -> None:
    answer = client_of(cast.asker).post(f"/casus/{table.discussion.pk}/gast/")
    path = answer.content.decode().split("/casus/gast/")[1].split("<")[0]
    one, other = Client(), Client()
    assert one.post(f"/casus/gast/{path}", ALL_THREE).status_code == 302
    assert f"/casus/{table.discussion.pk}/" in one.get(f"/casus/gast/{path}").text, "the way back to the table"
    used = other.get(f"/casus/gast/{path}")
    assert used.status_code == 404
    assert f"/casus/{table.discussion.pk}/" not in used.text
    assert other.post(f"/casus/gast/{path}", ALL_THREE).status_code == 404


def test_who_knew_the_session_of_a_browser_before_is_not_let_in_with_its_guest(table: Table) -> None:
    guest, path = guest_at_the_door(table)
    before = guest.session
    before["begun"] = "earlier"
    before.save()
    lurker = Client()
    lurker.cookies["sessionid"] = before.session_key
    guest.post(path, ALL_THREE)
    assert guest.get(f"/casus/{table.discussion.pk}/").status_code == 200
    assert lurker.get(f"/casus/{table.discussion.pk}/").status_code == 302, "to the sign-in page"


def test_a_guest_sees_this_discussion_only(table: Table, cast: Cast) -> None:
    guest, path = guest_at_the_door(table)
    guest.post(path, ALL_THREE)
    actions.confirm_guest(Seat.objects.get(member=None), by=table.bringer)
    other = lay(cast)
    assert guest.get(f"/casus/{table.discussion.pk}/").status_code == 200
    for closed in (f"/casus/{other.discussion.pk}/", "/casus/", "/leden/", "/sparren/"):
        assert guest.get(closed).status_code == 302


def test_a_slow_table_reminds_who_is_missing_once_and_tells_who_leads(cast: Cast) -> None:
    table = lay(cast, pace="slow")
    stand(table, "wegen")
    weigh_all(table.doctor)
    actions.seal(table.doctor, "wegen")
    ends = table.again().step_ends_at
    assert ends
    terms.tick(ends - timedelta(hours=12))
    terms.tick(ends - timedelta(hours=11))
    told = Notice.objects.filter(kind="discussion")
    assert sorted(told.values_list("member", flat=True)) == sorted([cast.asker.pk, cast.insurance_doctor.pk])
    terms.tick(ends)
    terms.tick(ends + timedelta(hours=1))
    assert told.filter(member=cast.asker).count() == 2
    assert not table.again().reveals.exists()


def test_on_friday_a_reminder_says_that_the_step_closes_on_monday(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="wegen")
    monday = datetime(2031, 3, 3, 9, tzinfo=clock.AMSTERDAM)
    Discussion.objects.filter(pk=table.discussion.pk).update(step_ends_at=monday)
    terms.tick(monday - timedelta(days=2, hours=20))
    told = Notice.objects.get(kind="discussion", member=cast.doctor).why
    assert told == "Deze stap sluit op maandag 3 maart 2031, 9.00 uur. Jouw verzegelde afweging is er nog niet."


def test_when_who_leads_stood_up_the_others_hear_that_the_term_is_over(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="wegen")
    actions.leave(table.bringer)
    terms.tick(remind(table))
    told = Notice.objects.filter(kind="discussion", why__contains="niemand leidt")
    assert {notice.member for notice in told} == {cast.doctor, cast.insurance_doctor}
    actions.take_over(table.again(), by=table.doctor)


def test_with_more_time_who_is_missing_is_reminded_once_again(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="wegen")
    told = Notice.objects.filter(kind="discussion", member=cast.doctor)
    first = remind(table)
    assert told.count() == 1
    terms.tick(first)
    actions.add_time(table.again(), by=table.bringer)
    second = remind(table)
    assert second > first
    again = told.get()
    assert remind(table) == second
    assert told.get() == again, "once a term"
    terms.tick(second)
    over = Notice.objects.filter(member=cast.asker, why__contains="De termijn is om").get()
    assert over


def test_back_at_a_step_who_is_missing_is_reminded_of_its_new_term(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """A week later: in a night or a weekend no working hour passes, and the term stays where it was."""
    table = lay(cast, pace="slow", at="wegen")
    told = Notice.objects.filter(kind="discussion", member=cast.doctor, why__contains="verzegelde afweging")
    remind(table)
    first = told.get()
    monkeypatch.setattr(clock, "_ahead", clock.ahead() + timedelta(days=7))
    actions.go_to(table.again(), STEP["openen"], by=table.bringer, expects=STEP["wegen"])
    actions.go_to(table.again(), STEP["wegen"], by=table.bringer, expects=STEP["openen"])
    remind(table)
    assert told.get() != first


def test_a_table_that_breaks_keeps_no_other_from_its_reminder(cast: Cast) -> None:
    broken, table = lay(cast, pace="slow", at="wegen"), lay(cast, pace="slow", at="wegen")
    Discussion.objects.filter(pk=broken.discussion.pk).update(script={})
    with pytest.raises(ExceptionGroup):
        remind(table)
    assert Notice.objects.filter(kind="discussion", member=cast.doctor).count() == 1


def remind(table: Table) -> datetime:
    """The worker looks half a day before the step ends; gives its end."""
    ends = table.again().step_ends_at
    assert ends
    terms.tick(ends - timedelta(hours=12))
    return ends


def test_what_opened_at_a_slow_table_is_told_without_a_value(cast: Cast) -> None:
    table = lay(cast, pace="slow")
    stand(table, "wegen")
    for seat in table.seats:
        weigh_all(seat, 4, -2)
        actions.seal(seat, "wegen")
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    told = Notice.objects.filter(kind="discussion", member=cast.doctor).get()
    assert "De enveloppen zijn open" in told.why
    assert "Dat telt hier" not in told.why


def test_two_steps_with_long_keys_that_begin_alike_are_told_both(cast: Cast) -> None:
    table = lay(cast, pace="slow", at="wegen")
    discussion = table.again()
    assert discussion.step
    for number in "12":
        telling.tell_opened(discussion, replace(discussion.step, key="w" * 59 + number))
    assert Notice.objects.filter(kind="discussion", member=cast.doctor).count() == 2


def test_a_live_table_reminds_nobody(table: Table) -> None:
    stand(table, "wegen")
    assert terms.tick(clock.now() + timedelta(days=9)) == 0


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
