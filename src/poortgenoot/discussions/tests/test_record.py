"""The record: anybody at the table writes, nobody is named, and a changed line asks everybody again."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from tests.again import Again
from tests.cast import Cast, client_of, made_once

from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import records
from poortgenoot.discussions.models import RecordLine, Seat
from poortgenoot.discussions.overtaking import Overtaken
from poortgenoot.discussions.queries.records import record_of
from poortgenoot.discussions.tests.table import Table, forget_tables, lay, seal_all, stand
from poortgenoot.guard.actions import Unsettled

pytestmark = pytest.mark.django_db


def write_up(cast: Cast) -> Table:
    """A table that stands where it writes down; the first weighing was revealed."""
    table = lay(cast, at="wegen")
    seal_all(table)
    stand(table, "openen")
    actions.reveal(table.again(), by=table.bringer)
    stand(table, "besluit")
    return table


write_up_again = made_once(write_up)


@pytest.fixture
def written_up(cast: Cast, write_up_again: Again[Table]) -> Table:
    forget_tables()
    return write_up_again()


def fresh(seat: Seat) -> Seat:
    return Seat.objects.select_related("discussion", "member").get(pk=seat.pk)


def write(seat: Seat, text: str, kind: str = "would_do", **more: object) -> RecordLine:
    return records.write_line(fresh(seat), kind, text, key=uuid.uuid4(), **more)  # type: ignore[arg-type]


def page(cast: Cast, table: Table, who: str = "doctor") -> str:
    answer = client_of(cast[who]).get(f"/casus/{table.discussion.pk}/verslag/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_opens_in_the_step_in_which_the_table_writes_down(cast: Cast) -> None:
    table = lay(cast, at="ronde")
    assert client_of(cast.doctor).get(f"/casus/{table.discussion.pk}/verslag/").status_code == 403
    with pytest.raises(Refused):
        write(table.doctor, "Ik zou rustig beginnen.")
    stand(table, "besluit")
    write(table.doctor, "Ik zou rustig beginnen.")


def test_who_has_no_seat_finds_no_record(written_up: Table, cast: Cast) -> None:
    path = f"/casus/{written_up.discussion.pk}/verslag/"
    for name in ("labour_expert", "moderator", "operator", "stranger"):
        assert client_of(cast[name]).get(path).status_code == 404
    assert Client().get(path)["Location"].startswith("/aanmelden/")


def test_a_line_stands_with_its_profession_and_what_it_hangs_on(written_up: Table, cast: Cast) -> None:
    factor = written_up.discussion.factors.first()
    assert factor
    write(written_up.doctor, "Ik zou met rust beginnen.", factors=[factor.key])
    html = page(cast, written_up, "insurance_doctor")
    assert "Ik zou met rust beginnen." in html
    assert "bedrijfsarts" in html
    assert factor.title in html


def test_a_line_that_comes_twice_stands_once(written_up: Table) -> None:
    key = uuid.uuid4()
    for _time in range(2):
        records.write_line(fresh(written_up.doctor), "order", "Eerst rust.", key=key)
    assert RecordLine.objects.count() == 1


def test_a_record_has_so_many_lines_and_no_more(written_up: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LIMITS", replace(LIMITS, record_lines=2))
    for text in ("Eerst rust.", "Dan taken."):
        write(written_up.doctor, text)
    with pytest.raises(TooMany):
        write(written_up.doctor, "Dan uren.")
    RecordLine.objects.latest("pk").delete()
    assert write(written_up.doctor, "Dan uren.").pk


@pytest.mark.parametrize("text", ["Bel Johanna de Vries over het werk.", "Dit begint op 12 maart 2026 weer."])
def test_names_and_dates_are_never_written(written_up: Table, cast: Cast, text: str) -> None:
    with pytest.raises(Unsettled):
        write(written_up.doctor, text)
    assert not RecordLine.objects.exists()
    path = f"/casus/{written_up.discussion.pk}/verslag/schrijf/would_do/"
    answer = client_of(cast.doctor).post(path, {"text": text, "key": str(uuid.uuid4()), "profession": "BA"})
    assert answer.status_code == 422
    assert text in answer.content.decode(), "what was typed is not lost"
    assert not RecordLine.objects.exists()


def test_what_reads_like_a_task_is_warned_of_and_stays(written_up: Table, cast: Cast) -> None:
    write(written_up.doctor, "De casemanager belt de werkgever, uiterlijk volgende week.")
    html = page(cast, written_up)
    assert "Dit leest als een taak" in html
    assert "Dit leest als een afspraak" in html
    assert "Dit leest als een taak" not in page(cast, written_up, "insurance_doctor"), "only who can change it is told"


def test_only_the_writer_and_who_leads_change_a_line(written_up: Table, cast: Cast) -> None:
    line = write(written_up.doctor, "Ik zou rustig beginnen.")
    with pytest.raises(Refused):
        records.change_line(line, "Anders.", expects=1, by=fresh(written_up.insurance_doctor))
    records.change_line(line, "Ik zou rustig aan beginnen.", expects=1, by=fresh(written_up.doctor))
    records.remove_line(line, by=fresh(written_up.bringer))
    assert not RecordLine.objects.exists()


def test_who_leads_orders_the_lines(written_up: Table, cast: Cast) -> None:
    first, second = write(written_up.doctor, "Eerst rust.", "order"), write(written_up.doctor, "Dan uren.", "order")
    with pytest.raises(Refused):
        records.move_line(second, -1, by=fresh(written_up.doctor))
    records.move_line(second, -1, by=fresh(written_up.bringer))
    assert list(RecordLine.objects.filter(kind="order")) == [second, first]
    html = page(cast, written_up)
    assert html.index("Dan uren.") < html.index("Eerst rust.")


def test_a_new_line_stands_last_whatever_was_taken_away_before(written_up: Table) -> None:
    first, second, *_others = [write(written_up.doctor, f"Ik zou rustig beginnen ({word}).") for word in "abcd"]
    for line in (first, second):
        records.remove_line(line, by=fresh(written_up.doctor))
    new = write(written_up.doctor, "Ik zou daarna opbouwen.")
    assert list(written_up.discussion.lines.all())[-1] == new


def test_a_changed_line_asks_everybody_again(written_up: Table) -> None:
    line = write(written_up.doctor, "Eerst rust.")
    seat = fresh(written_up.insurance_doctor)
    records.consent(seat, seat.discussion.record_version, agrees=True)
    assert record_of(fresh(written_up.doctor)).agreed == 1
    records.change_line(line, "Eerst rust, dan uren.", expects=1, by=fresh(written_up.doctor))
    assert record_of(fresh(written_up.doctor)).agreed == 0
    with pytest.raises(Refused):
        records.consent(seat, seat.discussion.record_version, agrees=True)


def test_who_agrees_stands_on_one_line_and_who_has_not_said_is_asked_at_the_top(written_up: Table, cast: Cast) -> None:
    write(written_up.doctor, "Eerst rust.")
    assert 'href="#vinden"' in page(cast, written_up)
    for seat in (fresh(written_up.doctor), fresh(written_up.insurance_doctor)):
        records.consent(seat, seat.discussion.record_version, agrees=True)
    html = page(cast, written_up)
    assert "BA, VA: kunnen zich erin vinden" in html
    assert "JC: nog niet gezegd" in html
    assert 'href="#vinden"' not in html


def test_a_reservation_is_noted_with_the_profession(written_up: Table, cast: Cast) -> None:
    write(written_up.doctor, "Eerst rust.")
    seat = fresh(written_up.insurance_doctor)
    version = seat.discussion.record_version
    with pytest.raises(ValidationError):
        records.consent(seat, version, agrees=False)
    with pytest.raises(Unsettled):
        records.consent(seat, version, agrees=False, reservation="Vraag het aan Johanna de Vries.")
    records.consent(seat, version, agrees=False, reservation="Rust alleen is te weinig.")
    html = page(cast, written_up)
    assert "VA: heeft een voorbehoud" in html
    assert "Rust alleen is te weinig." in html
    assert cast.insurance_doctor.name not in html


def test_a_reservation_asks_for_words_and_agreeing_does_not(written_up: Table, cast: Cast) -> None:
    write(written_up.doctor, "Eerst rust.")
    client, path = client_of(cast.insurance_doctor), f"/casus/{written_up.discussion.pk}/verslag/"
    version = fresh(written_up.insurance_doctor).discussion.record_version
    part = client.get(path).text.split('id="vinden"')[1]
    assert "Mijn voorbehoud" in part
    assert "(mag leeg)" not in part
    answer = client.post(f"{path}vinden/", {"answer": "voorbehoud", "version": version, "reservation": ""})
    assert answer.status_code == 422
    assert "Schrijf op wat je voorbehoud is." in answer.text
    assert client.post(f"{path}vinden/", {"answer": "ja", "version": version, "reservation": ""}).status_code == 302


def test_nobody_agrees_with_an_empty_record(written_up: Table) -> None:
    with pytest.raises(Refused):
        records.consent(fresh(written_up.doctor), 0, agrees=True)


def test_who_was_removed_neither_reads_nor_writes(written_up: Table, cast: Cast) -> None:
    actions.remove(written_up.doctor, by=written_up.bringer)
    assert client_of(cast.doctor).get(f"/casus/{written_up.discussion.pk}/verslag/").status_code == 404
    with pytest.raises(Refused):
        write(written_up.doctor, "Toch nog iets.")


def test_who_left_early_reads_it_after_the_end(written_up: Table, cast: Cast) -> None:
    write(written_up.doctor, "Eerst rust.")
    actions.leave(written_up.insurance_doctor)
    path = f"/casus/{written_up.discussion.pk}/verslag/"
    assert client_of(cast.insurance_doctor).get(path).status_code == 403
    actions.close(written_up.again(), by=written_up.bringer)
    assert "Eerst rust." in page(cast, written_up, "insurance_doctor")


def test_the_page_asks_few_things(written_up: Table, cast: Cast, django_assert_max_num_queries: object) -> None:
    for number in range(12):
        write(written_up.doctor, f"Regel {'i' * (number + 1)}.")
    client = client_of(cast.doctor)
    with django_assert_max_num_queries(18):  # type: ignore[operator]
        client.get(f"/casus/{written_up.discussion.pk}/verslag/")


def test_a_line_is_written_from_the_page(written_up: Table, cast: Cast) -> None:
    path = f"/casus/{written_up.discussion.pk}/verslag/"
    client = client_of(cast.doctor)
    said = {"text": "Ik zou rustig beginnen.", "key": str(uuid.uuid4()), "profession": "BA"}
    assert client.post(f"{path}schrijf/would_do/", said).status_code == 302
    assert client.post(f"{path}schrijf/order/", {"text": "Eerst rust.", "key": str(uuid.uuid4())}).status_code == 302
    line = RecordLine.objects.get(kind="would_do")
    assert "Ik zou rustig beginnen." in client.get(f"{path}regel/{line.pk}/").content.decode()
    changed = {"text": "Ik zou eerst luisteren.", "profession": "BA", "expects": "1"}
    assert client.post(f"{path}regel/{line.pk}/wijzig/", changed).status_code == 302
    version = written_up.again().record_version
    assert client.post(f"{path}vinden/", {"answer": "ja", "version": version}).status_code == 302
    assert "BA: kan zich erin vinden" in page(cast, written_up)
    assert client.post(f"{path}schrijf/order/", {"text": "", "key": str(uuid.uuid4())}).status_code == 422


def read_line(client: Client, table: Table, line: RecordLine) -> dict[str, str]:
    """The hidden fields of the page on which a line is changed."""
    html = client.get(f"/casus/{table.discussion.pk}/verslag/regel/{line.pk}/").content.decode()
    bare = html.replace(' type="hidden"', "")
    return dict(re.findall(r'name="(expects|kind)"(?: id="[^"]*")? value="([^"]*)"', bare))


def test_of_two_who_change_a_line_at_once_the_second_sees_what_both_wrote(written_up: Table, cast: Cast) -> None:
    line = write(written_up.doctor, "Eerst rust.", "order")
    path = f"/casus/{written_up.discussion.pk}/verslag/regel/{line.pk}/wijzig/"
    writer, leader = client_of(cast.doctor), client_of(cast.asker)
    first, second = read_line(writer, written_up, line), read_line(leader, written_up, line)
    assert writer.post(path, first | {"text": "Eerst rust, dan uren."}).status_code == 302
    answer = leader.post(path, second | {"text": "Eerst wandelen."})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Een ander veranderde deze tekst net" in html
    assert "Eerst rust, dan uren." in html
    assert "Eerst wandelen." in html
    line.refresh_from_db()
    assert line.text == "Eerst rust, dan uren."
    both = second | {"expects": str(line.version), "text": "Eerst wandelen en rust, dan uren."}
    assert f'name="expects" value="{line.version}"' in html.replace(' type="hidden"', "")
    assert leader.post(path, both).status_code == 302
    line.refresh_from_db()
    assert line.text == "Eerst wandelen en rust, dan uren."


def test_what_a_line_hangs_on_is_not_lost_when_another_kept_its_words(written_up: Table) -> None:
    line, keys = write(written_up.doctor, "Eerst rust."), written_up.discussion.factors.values_list("key", flat=True)
    records.change_line(line, "Eerst rust.", expects=1, by=fresh(written_up.doctor), factors=[keys[0]])
    with pytest.raises(Overtaken):
        records.change_line(line, "Eerst rust.", expects=1, by=fresh(written_up.bringer), factors=[keys[1]])
    assert RecordLine.objects.get().factors == [keys[0]]


def test_a_change_that_comes_twice_is_made_once(written_up: Table) -> None:
    line = write(written_up.doctor, "Eerst rust.", "order")
    for _time in range(2):
        records.change_line(line, "Eerst rust, dan uren.", expects=1, by=fresh(written_up.doctor))
    line.refresh_from_db()
    assert line.version == 2


def test_other_words_for_a_line_that_is_gone_stand_ready_as_a_new_one(written_up: Table, cast: Cast) -> None:
    line = write(written_up.doctor, "Eerst rust.", "order")
    client = client_of(cast.doctor)
    began = read_line(client, written_up, line)
    records.remove_line(line, by=fresh(written_up.bringer))
    path = f"/casus/{written_up.discussion.pk}/verslag/regel/{line.pk}/wijzig/"
    answer = client.post(path, began | {"text": "Eerst rust, dan uren."})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Eerst rust, dan uren." in html
    assert "bewaar hem als nieuwe regel" in html
    assert client.post(path, {"text": "Iets."}).status_code == 404


def test_a_line_is_not_taken_out_unread(written_up: Table, cast: Cast) -> None:
    line = write(written_up.doctor, "Eerst rust.", "order")
    leader = client_of(cast.asker)
    began = read_line(leader, written_up, line)
    records.change_line(line, "Eerst rust, dan uren.", expects=1, by=fresh(written_up.doctor))
    path = f"/casus/{written_up.discussion.pk}/verslag/regel/{line.pk}/weg/"
    answer = leader.post(path, began, follow=True)
    assert "veranderde deze regel net" in answer.content.decode()
    assert "Eerst rust, dan uren." in answer.content.decode()
    assert "veranderde deze regel net" in leader.post(path, {"expects": "9" * 5000}, follow=True).content.decode()
    assert leader.post(path, read_line(leader, written_up, line)).status_code == 302
    assert not RecordLine.objects.exists()


def test_an_open_page_puts_in_place_what_others_changed(written_up: Table, cast: Cast) -> None:
    path = f"/casus/{written_up.discussion.pk}/verslag/"
    reader = client_of(cast.asker)
    assert "/verslag/nu/?leeg" in reader.get(path).content.decode()
    assert reader.get(f"{path}nu/?leeg").get("HX-Refresh") is None
    write(written_up.doctor, "Ik zou met wandelen beginnen.")
    assert reader.get(f"{path}nu/?leeg")["HX-Refresh"] == "true"
    version = written_up.again().record_version
    same = reader.get(f"{path}nu/?version={version}").content.decode()
    assert "Ik zou met wandelen beginnen." in same
    assert "veranderde net" not in same
    write(written_up.insurance_doctor, "Ik zou eerst bellen.")
    fresh = reader.get(f"{path}nu/?version={version}").content.decode()
    assert "veranderde net" in fresh
    assert f'name="version" value="{version + 1}"' in fresh
    assert "<textarea" not in fresh


def test_the_record_that_refreshes_is_shut_like_the_page(written_up: Table, cast: Cast) -> None:
    assert client_of(cast.hr).get(f"/casus/{written_up.discussion.pk}/verslag/nu/").status_code == 404
