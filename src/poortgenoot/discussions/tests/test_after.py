"""What comes after: the explanation, one's own looking back, how it went, and what became of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from tests.again import Again
from tests.cast import Cast, client_of, made_once

from poortgenoot.core import clock
from poortgenoot.core.access import Refused
from poortgenoot.core.models import Event
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions.evaluating import evaluate
from poortgenoot.discussions.actions.explaining import explain
from poortgenoot.discussions.actions.looking_back import look_back
from poortgenoot.discussions.actions.sequels import ask_sequels, tell_sequel
from poortgenoot.discussions.models import Evaluation, Explanation, Reflection, Seat, Sequel
from poortgenoot.discussions.queries.reflection import own_weighings
from poortgenoot.discussions.tests.table import Table, forget_tables, lay, seal_all, stand, weigh_all
from poortgenoot.guard.actions import Unsettled
from poortgenoot.notifications.models import Notice

pytestmark = pytest.mark.django_db
PLAIN = "Je wilt weer werken. We keken samen wat nu lukt. Rust komt eerst. Daarna bouw je uren op."


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("discussion", "member").get(pk=seat.pk)


def decide(cast: Cast) -> Table:
    table = lay(cast, at="wegen")
    seal_all(table)
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    stand(table, "besluit")
    return table


decide_again = made_once(decide)


@pytest.fixture
def decided(cast: Cast, decide_again: Again[Table]) -> Table:
    forget_tables()
    return decide_again()


@pytest.fixture
def closed(decided: Table) -> Table:
    actions.close(decided.again(), by=decided.bringer)
    return decided


def path(table: Table, page: str) -> str:
    return f"/casus/{table.discussion.pk}/{page}"


def test_anybody_at_the_table_writes_the_explanation_and_all_read_it(decided: Table, cast: Cast) -> None:
    answer = client_of(cast.doctor).post(path(decided, "uitleg/"), {"text": PLAIN, "began_with": ""})
    assert answer.status_code == 302
    assert "Rust komt eerst" in client_of(cast.insurance_doctor).get(path(decided, "uitleg/")).content.decode()


def test_how_it_reads_is_measured_while_typing_and_nothing_is_written(decided: Table, cast: Cast) -> None:
    text = (
        f"{PLAIN} Indien de belastbaarheid van Johanna de Vries het toelaat, kan re-integratie middels opbouw beginnen."
    )
    answer = client_of(cast.doctor).post(path(decided, "uitleg/leest/"), {"text": text})
    html = answer.content.decode()
    assert "van 100" in html
    assert "belastbaarheid" in html
    assert "wat je aankunt" in html
    assert not Explanation.objects.exists()


def test_a_name_in_the_explanation_is_never_written(decided: Table, cast: Cast) -> None:
    answer = client_of(cast.doctor).post(path(decided, "uitleg/"), {"text": "Johanna de Vries wil weer werken."})
    assert answer.status_code == 422
    assert not Explanation.objects.exists()


def test_two_who_write_at_once_lose_nothing(decided: Table) -> None:
    explain(fresh(decided.doctor), "Rust komt eerst.", began_with="")
    with pytest.raises(ValidationError):
        explain(fresh(decided.insurance_doctor), "Uren komen eerst.", began_with="")
    explain(fresh(decided.insurance_doctor), "Rust komt eerst. Dan uren.", began_with="Rust komt eerst.")
    assert Explanation.objects.get().text == "Rust komt eerst. Dan uren."


def test_who_is_second_sees_both_explanations_and_keeps_them_as_one(decided: Table, cast: Cast) -> None:
    explain(fresh(decided.doctor), "Rust komt eerst.", began_with="")
    client = client_of(cast.insurance_doctor)
    answer = client.post(path(decided, "uitleg/"), {"text": "Uren komen eerst.", "began_with": ""})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Een ander veranderde deze tekst net" in html
    assert "Dit staat er nu" in html
    assert "Uren komen eerst." in html
    assert 'value="Rust komt eerst."' in html, "what stands now is what they build on"
    both = {"text": "Rust komt eerst. Dan uren.", "began_with": "Rust komt eerst."}
    assert client.post(path(decided, "uitleg/"), both).status_code == 302


def test_the_sheet_for_the_employee_is_a_pdf(decided: Table, cast: Cast) -> None:
    assert client_of(cast.doctor).get(path(decided, "uitleg.pdf")).status_code == 403
    explain(fresh(decided.doctor), PLAIN, began_with="")
    answer = client_of(cast.doctor).get(path(decided, "uitleg.pdf"))
    assert answer.content.startswith(b"%PDF-")
    assert b"/Lang" in answer.content
    assert client_of(cast.stranger).get(path(decided, "uitleg.pdf")).status_code == 404


def test_a_reflection_is_for_its_writer_only(decided: Table, cast: Cast) -> None:
    look_back(fresh(decided.doctor), "Ik was te snel zeker.")
    assert "te snel zeker" in client_of(cast.doctor).get(path(decided, "terugblik/")).content.decode()
    for other in ("asker", "insurance_doctor"):
        assert "te snel zeker" not in client_of(cast[other]).get(path(decided, "terugblik/")).content.decode()
    assert b"te snel zeker" not in bytes(Reflection.objects.get().box), "not even in the database"


def test_an_emptied_reflection_is_gone(decided: Table) -> None:
    look_back(fresh(decided.doctor), "Ik was te snel zeker.")
    look_back(fresh(decided.doctor), " ")
    assert not Reflection.objects.exists()


def test_a_reflection_gives_nobody_away_either(decided: Table) -> None:
    with pytest.raises(Unsettled):
        look_back(fresh(decided.doctor), "Johanna de Vries vroeg het anders.")


def test_i_see_how_i_weighed_at_first_and_after(cast: Cast) -> None:
    table = lay(cast, at="wegen")
    seal_all(table)
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    stand(table, "opnieuw")
    weigh_all(fresh(table.doctor), 4, 2, step="opnieuw")
    (mine,) = own_weighings(cast.doctor)
    assert {(shift.first.weight, shift.after and shift.after.weight) for shift in mine.shifts} == {(1, 4)}
    assert mine.moved == len(mine.shifts) > 0
    html = client_of(cast.doctor).get("/mijn-afwegingen/").content.decode()
    assert "weegt heel zwaar, helpt sterk" in html
    assert "Je hebt nog niet meegewogen" in client_of(cast.labour_expert).get("/mijn-afwegingen/").content.decode()


def test_my_page_holds_no_value_of_another(decided: Table, cast: Cast) -> None:
    """The insurance doctor weighed everything at 2, +1; the doctor at 1, 0."""
    html = client_of(cast.doctor).get("/mijn-afwegingen/").content.decode()
    assert "weegt licht, helpt niet en hindert niet" in html
    assert "weegt mee, helpt wat" not in html


def test_after_six_weeks_the_bringer_is_asked_once(closed: Table, cast: Cast) -> None:
    now = clock.now()
    assert ask_sequels(now + timedelta(days=41)) == 0
    assert ask_sequels(now + timedelta(days=43)) == 1
    assert ask_sequels(now + timedelta(days=44)) == 0
    (notice,) = Notice.objects.filter(kind="discussion")
    assert notice.member == cast.asker
    assert notice.url == path(closed, "vervolg/")


def test_what_became_of_it_is_told_by_the_bringer_to_all_who_sat_there(closed: Table, cast: Cast) -> None:
    with pytest.raises(Refused):
        tell_sequel(fresh(closed.doctor), "Het ging goed.")
    assert client_of(cast.asker).post(path(closed, "vervolg/"), {"text": "Zij werkt weer."}).status_code == 302
    assert "Zij werkt weer." in client_of(cast.doctor).get(path(closed, "vervolg/")).content.decode()
    mine = client_of(cast.asker).get(path(closed, "vervolg/")).text
    assert "Iedereen die aan tafel zat, kan dit lezen." in mine, "what was told reads as told, not as a form to fill in"
    assert mine.index("<p>Zij werkt weer.</p>") < mine.index("Verander wat je vertelde") < mine.index("<textarea")
    told = set(Notice.objects.filter(kind="discussion").values_list("member", flat=True))
    assert told == {cast.doctor.pk, cast.insurance_doctor.pk}


def test_before_the_end_nothing_became_of_it(decided: Table, cast: Cast) -> None:
    assert client_of(cast.asker).get(path(decided, "vervolg/")).status_code == 403
    assert not Sequel.objects.exists()


def test_how_it_went_is_read_from_three_on_by_profession(closed: Table, cast: Cast) -> None:
    evaluate(fresh(closed.bringer), worked="De rust.", failed="", tips="")
    evaluate(fresh(closed.doctor), worked="De stilte.", failed="", tips="")
    facilitator = client_of(cast.asker)
    assert "De stilte." not in facilitator.get(path(closed, "evaluatie/")).content.decode()
    assert "De stilte." not in client_of(cast.moderator).get("/gastheer/vereniging/evaluaties/").content.decode()
    evaluate(fresh(closed.insurance_doctor), worked="", failed="De tijd.", tips="")
    for seen in (
        facilitator.get(path(closed, "evaluatie/")),
        client_of(cast.moderator).get(f"/gastheer/{cast.association.slug}/evaluaties/"),
    ):
        html = seen.content.decode()
        assert "De tijd." in html
        assert "verzekeringsarts" in html
        assert cast.insurance_doctor.name not in html
    assert "De tijd." not in client_of(cast.doctor).get(path(closed, "evaluatie/")).content.decode()


def test_a_host_that_one_does_not_keep_tells_nothing(closed: Table, cast: Cast) -> None:
    address = f"/gastheer/{cast.association.slug}/evaluaties/"
    assert client_of(cast.doctor).get(address).status_code == 404
    assert closed.discussion.title not in client_of(cast.moderator).get(address).content.decode()


def test_each_seat_tells_how_it_went_and_who_thinks_again_replaces_it(closed: Table, cast: Cast) -> None:
    doctor, address = client_of(cast.doctor), path(closed, "evaluatie/")
    doctor.post(address, {"worked": "De stilte.", "failed": "De tijd."})
    assert "De stilte.</textarea>" in doctor.get(address).text
    doctor.post(address, {"worked": "Iets anders."})
    doctor.post(address, {"worked": "Iets anders."})
    assert (Evaluation.objects.get().worked, Evaluation.objects.get().failed) == ("Iets anders.", "")
    assert Event.objects.filter(verb__startswith="evaluated").count() == 2
    assert "Iets anders." not in client_of(cast.insurance_doctor).get(address).text


def test_an_evaluation_says_something_and_is_not_blanked_by_nothing(closed: Table) -> None:
    evaluate(fresh(closed.bringer), worked="De stilte.", failed="", tips="")
    with pytest.raises(ValidationError):
        evaluate(fresh(closed.bringer), worked=" ", failed="", tips="")
    assert Evaluation.objects.get().worked == "De stilte."


def test_my_pages_ask_the_same_few_things_however_much_i_did(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for _time in range(3):
        table = lay(cast, at="wegen")
        seal_all(table)
        stand(table, "openen")
        actions.reveal(table.again(), by=table.bringer)
        stand(table, "besluit")
        actions.close(table.again(), by=table.bringer)
        for seat in table.seats:
            evaluate(fresh(seat), worked="De stilte.", failed="", tips="")
    client = client_of(cast.doctor)
    pages = [path(table, page) for page in ("uitleg/", "terugblik/", "evaluatie/", "vervolg/", "les/")]
    for address in ("/mijn-afwegingen/", *pages):
        with django_assert_max_num_queries(18):
            assert client.get(address).status_code == 200
    keeper = client_of(cast.moderator)
    with django_assert_max_num_queries(14):
        assert keeper.get(f"/gastheer/{cast.association.slug}/evaluaties/").content.count(b"De stilte.") == 9
