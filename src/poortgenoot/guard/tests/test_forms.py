"""A form that the guard stops keeps every word, and works without script."""

from __future__ import annotations

import json

import pytest
from django import forms
from django.http import QueryDict
from tests.cast import Cast

from poortgenoot.guard.actions import Admission, admit
from poortgenoot.guard.engine import Engine, GuardBuilding, GuardDown
from poortgenoot.guard.forms import GuardedForm

pytestmark = pytest.mark.django_db


class NoteForm(GuardedForm):
    guarded = ("title", "text")
    title = forms.CharField(required=False)
    text = forms.CharField()


def sent(**fields: str) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data[name.replace("__", ":")] = value
    return data


def publish(form: NoteForm) -> Admission | None:
    assert form.is_valid()
    texts = {name: form.cleaned_data[name] for name in form.guarded}
    return form.run(lambda: admit(case=None, texts=texts, decisions=form.decisions, by=form.by))


def named(form: NoteForm, field: str, index: int = 0) -> str:
    return form.fields[field].guard["rows"][index].identity  # type: ignore[attr-defined,no-any-return]


def test_what_was_typed_stays_and_the_finding_stands_below_it(engine: Engine, cast: Cast) -> None:
    form = NoteForm(sent(text="Mw. de Boer wil terug."), by=cast.asker)
    assert publish(form) is None
    assert form["text"].value() == "Mw. de Boer wil terug."
    assert [row.finding.text for row in form.rows_left()] == ["de Boer"]
    assert form.errors["text"]


def test_an_accepted_proposal_takes_the_place_of_the_words(engine: Engine, cast: Cast) -> None:
    first = NoteForm(sent(text="Mw. de Boer wil terug."), by=cast.asker)
    publish(first)
    again = sent(text="Mw. de Boer wil terug.", choice__text__0="accept")
    again["finding:text"] = named(first, "text")
    second = NoteForm(again, by=cast.asker)
    assert publish(second) is not None
    assert second.cleaned_data["text"] == "Mw. X wil terug."


def test_a_reason_keeps_a_place(engine: Engine, cast: Cast) -> None:
    first = NoteForm(sent(text="Zij woont in Doetinchem."), by=cast.asker)
    publish(first)
    again = sent(text="Zij woont in Doetinchem.", choice__text__0="keep", reason__text__0="De reistijd is de vraag.")
    again["finding:text"] = named(first, "text")
    admitted = publish(NoteForm(again, by=cast.asker))
    assert admitted is not None
    assert [decision.reason for decision in admitted.kept] == ["De reistijd is de vraag."]


def test_keeping_without_a_reason_asks_for_one(engine: Engine, cast: Cast) -> None:
    first = NoteForm(sent(text="Zij woont in Doetinchem."), by=cast.asker)
    publish(first)
    again = sent(text="Zij woont in Doetinchem.", choice__text__0="keep")
    again["finding:text"] = named(first, "text")
    second = NoteForm(again, by=cast.asker)
    assert publish(second) is None
    assert second.rows_left()[0].wants_reason


def test_a_tampered_finding_counts_for_nothing(engine: Engine, cast: Cast) -> None:
    again = sent(text="Bel 06-12345678.", choice__text__0="waive")
    again["finding:text"] = json.dumps({"kind": "phone", "text": "06-12345678", "nth": 0, "index": 0, "start": 4})
    assert publish(NoteForm(again, by=cast.asker)) is None
    again["finding:text"] = '{"kind": "phone", "text": "06-12345678", "nth": 1e999, "index": 0}'
    assert publish(NoteForm(again, by=cast.asker)) is None


@pytest.mark.parametrize(("refusal", "words"), [(GuardBuilding, "start nog op"), (GuardDown, "werkt nu niet")])
def test_without_a_guard_publishing_waits_and_says_so(cast: Cast, refusal: type[Exception], words: str) -> None:
    def stopped() -> None:
        raise refusal

    form = NoteForm(sent(text="Eerst uren of eerst taken?"), by=cast.asker)
    assert form.is_valid()
    assert form.run(stopped) is None
    assert words in str(form.non_field_errors())
    assert form["text"].value() == "Eerst uren of eerst taken?"
