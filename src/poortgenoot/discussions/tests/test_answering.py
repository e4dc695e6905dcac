"""Nothing that somebody put on paper is lost without a word: two answers at once, and other words with the same key."""

from __future__ import annotations

import re
import uuid

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast, client_of

from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Contribution, RecordLine
from poortgenoot.discussions.tests.table import Table, stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(table: Table) -> list[Contribution]:
    """Two questions on the table, which the bringer has not answered."""
    stand(table, "vragen")
    seats = (table.doctor, table.insurance_doctor)
    return [actions.contribute(table.again(), "Slaapt zij goed?", uuid.uuid4(), by=seat) for seat in seats]


def test_two_answers_from_one_page_both_stand(table: Table, asked: list[Contribution], cast: Cast) -> None:
    client, path = client_of(cast.asker), f"/casus/{table.discussion.pk}/"
    keys = re.findall(r'name="key" value="([^"]+)"', client.get(f"{path}mijn/vragen/").content.decode())
    for question, key in zip(asked, keys, strict=True):
        for _time in range(2):
            client.post(f"{path}schrijf/", {"key": key, "answers": question.pk, "text": f"Ja, {question.seat}."})
    assert {one.answers_id for one in Contribution.objects.filter(answers__isnull=False)} == {one.pk for one in asked}
    assert Contribution.objects.count() == 4


def test_other_words_with_the_key_of_before_are_not_said_to_be_kept(table: Table, cast: Cast) -> None:
    stand(table, "ronde")
    key = uuid.uuid4()
    actions.contribute(table.again(), "Ik denk aan rust.", key, by=table.doctor)
    with pytest.raises(ValidationError, match="Je vorige tekst staat er al"):
        actions.contribute(table.again(), "Ik denk aan rust en aan uren.", key, by=table.doctor)
    sent = {"key": str(key), "text": "Ik denk aan rust en aan uren."}
    answer = client_of(cast.doctor).post(f"/casus/{table.discussion.pk}/schrijf/", sent, headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert (answer.status_code, "aan uren.</textarea>" in html, str(key) in html) == (422, True, False)


def test_the_same_words_to_another_question_with_one_key_are_not_said_to_be_kept(
    table: Table, asked: list[Contribution]
) -> None:
    key = uuid.uuid4()
    actions.contribute(table.again(), "Ja.", key, by=table.bringer, answers=asked[0])
    with pytest.raises(ValidationError, match="Je vorige tekst staat er al"):
        actions.contribute(table.again(), "Ja.", key, by=table.bringer, answers=asked[1])


def test_an_answer_that_could_not_be_kept_stays_in_its_place(
    table: Table, asked: list[Contribution], cast: Cast
) -> None:
    words = "Ja, zegt mevrouw Jansma-Terpstra."
    sent = {"key": str(uuid.uuid4()), "answers": asked[1].pk, "text": words}
    path = f"/casus/{table.discussion.pk}/schrijf/?deel=vragen"
    html = client_of(cast.asker).post(path, sent, headers={"HX-Request": "true"}).content.decode()
    assert html.count(f"{words}</textarea>") == 1
    assert not Contribution.objects.filter(answers__isnull=False).exists()


def test_other_words_for_a_line_with_the_key_of_before_stand_ready_as_a_new_one(table: Table, cast: Cast) -> None:
    stand(table, "besluit")
    client, path = client_of(cast.doctor), f"/casus/{table.discussion.pk}/verslag/schrijf/order/"
    sent = {"key": str(uuid.uuid4()), "text": "Eerst rust."}
    assert [client.post(path, sent).status_code for _time in range(2)] == [302, 302]
    answer = client.post(path, sent | {"text": "Eerst rust, dan uren."})
    html = answer.content.decode()
    assert (answer.status_code, "Eerst rust, dan uren.</textarea>" in html) == (422, True)
    (form,) = [one for one in re.findall(r"<form.*?</form>", html, re.S) if "dan uren.</textarea>" in one]
    (key,) = re.findall(r'name="key" value="([^"]+)"', form)
    assert client.post(path, {"key": key, "text": "Eerst rust, dan uren."}).status_code == 302
    assert RecordLine.objects.count() == 2
