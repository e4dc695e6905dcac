"""Methods: what can be chosen, and a host's own in a form, as a file, and while one runs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast, client_of

from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions, method, script_file, shipped, telling_faults
from poortgenoot.discussions.actions import methods as own_actions
from poortgenoot.discussions.method import Method
from poortgenoot.discussions.method_faults import Fault
from poortgenoot.discussions.method_reading import Unreadable
from poortgenoot.discussions.models import Discussion, OwnMethod
from poortgenoot.discussions.queries.methods import PREFIX, method_for, methods_for
from poortgenoot.discussions.script_picture import WIDTH, blocks
from poortgenoot.discussions.tests.table import draft

HOME = "/gastheer/vereniging/werkvormen/"
SHORT = shipped.methods()["snel-wegen"]


@pytest.fixture
def own(cast: Cast) -> OwnMethod:
    return own_actions.keep(cast.association, SHORT, by=cast.moderator)


@pytest.fixture
def desk(cast: Cast) -> Client:
    return client_of(cast.moderator)


def filled(own: OwnMethod, **changes: str) -> dict[str, object]:
    """What a browser sends for the form as it stands."""
    data: dict[str, object] = {"version": str(own.version), "count": str(len(own.script["steps"])), "do": "bewaar"}
    data |= {name: own.script[name] for name in ("title", "summary", "suits")}
    for place, step in enumerate(own.script["steps"]):
        for name, value in step.items():
            if isinstance(value, bool):
                data |= {f"s{place}-{name}": "on"} if value else {}
            else:
                data[f"s{place}-{name}"] = value
    return data | changes


def address(own: OwnMethod) -> str:
    return f"{HOME}{own.pk}/"


def titles(page: str) -> list[str]:
    return re.findall(r"<summary>\d+\. ([^<]*)</summary>", page)


def test_every_fault_has_its_sentence() -> None:
    folder = Path(method.__file__).parent
    files = ("method_faults.py", "method_reading.py", "script_file.py")
    source = "".join((folder / name).read_text() for name in files)
    codes = set(re.findall(r'Fault\("(\w+)"', source)) | {f"unknown_{n}" for n in ("kind", "active", "cards", "shows")}
    assert codes == set(telling_faults.SENTENCES)
    assert all("{" not in telling_faults.whole_sentence(Fault(code, 1, "x")) for code in codes)


@pytest.mark.parametrize("write", [script_file.toml, script_file.as_json])
@pytest.mark.parametrize("found", shipped.methods().values(), ids=lambda m: m.key)
def test_a_file_gives_the_same_method_back(found: Method, write: object) -> None:
    assert script_file.read_file(write(found).encode()) == found  # type: ignore[operator]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60))
def test_any_text_survives_a_file(text: str) -> None:
    changed = replace(SHORT, title=text.strip() or "x")
    assert script_file.read_file(script_file.toml(changed).encode()) == changed


@pytest.mark.parametrize(
    ("content", "code", "about"),
    [
        (b"\xff\xfe", "no_file", ""),
        (b"dit is geen toml", "no_file", ""),
        (b"{" * 5000, "no_file", ""),
        (b'title = "\\u0000"', "no_file", ""),
        (b'{"title": "\\ud800"}', "no_file", ""),
        (b"x" * 60_001, "too_large", "60"),
        (b'title = "x"\nbaas = 1', "unknown_word", "baas"),
        (b'[[step]]\nkind = "open"\nduur = 5', "unknown_word", "duur"),
        (b'[[step]]\nkind = "roddelen"', "unknown_kind", "roddelen"),
        (b'{"steps": [{"kind": "open", "shows": 3}]}', "unknown_shows", "3"),
        (b'{"steps": [{"kind": "open", "minutes": 1.5}]}', "no_number", "minutes"),
    ],
)
def test_a_file_that_is_not_understood_is_refused_by_name(content: bytes, code: str, about: str) -> None:
    with pytest.raises(Unreadable) as refused:
        script_file.read_file(content)
    assert (refused.value.faults[0].code, refused.value.faults[0].about) == (code, about)


@pytest.mark.parametrize("found", shipped.methods().values(), ids=lambda m: m.key)
def test_the_picture_keeps_within_its_frame(found: Method) -> None:
    drawn = blocks(found)
    assert all(one.x + one.width < two.x for one, two in pairwise(drawn))
    assert drawn[-1].x + drawn[-1].width <= WIDTH


@pytest.mark.django_db
def test_members_choose_from_what_ships_and_what_their_host_keeps(cast: Cast, own: OwnMethod) -> None:
    assert [found.key for found in methods_for(cast.doctor)] == [*shipped.methods(), f"{PREFIX}{own.pk}"]
    assert [found.key for found in methods_for(cast.stranger)] == list(shipped.methods())
    with pytest.raises(Http404):
        method_for(cast.stranger, f"{PREFIX}{own.pk}")


@pytest.mark.django_db
def test_from_a_method_one_brings_a_case_with_it(cast: Cast) -> None:
    client = client_of(cast.asker)
    assert 'href="/casus/nieuw/?werkvorm=incident"' in client.get("/werkvormen/incident/").text
    html = client.get("/casus/nieuw/?werkvorm=incident").text
    assert re.search(r'value="incident"[^>]* checked', html)
    assert re.search(r'name="method"[^>]* checked', client.get("/casus/nieuw/?werkvorm=bestaat-niet").text)


def test_a_withdrawn_one_is_chosen_by_nobody_until_it_is_put_back(cast: Cast, own: OwnMethod, desk: Client) -> None:
    page = f"/werkvormen/{PREFIX}{own.pk}/"
    desk.post(f"{address(own)}intrekken/")
    assert client_of(cast.doctor).get(page).status_code == 404
    desk.post(f"{address(own)}terug/")
    assert client_of(cast.doctor).get(page).status_code == 200


@pytest.mark.django_db
def test_only_a_moderator_of_the_host_keeps_methods(cast: Cast, own: OwnMethod) -> None:
    for who in (cast.doctor, cast.other_moderator, cast.operator):
        assert client_of(who).post(address(own), filled(own)).status_code == 404
        with pytest.raises(Refused):
            own_actions.change(own, SHORT, expects=1, by=who)


@pytest.mark.django_db
def test_two_copies_of_one_method_have_two_titles(cast: Cast, own: OwnMethod) -> None:
    second = own_actions.keep(cast.association, SHORT, by=cast.moderator)
    assert (own.title, second.title) == ("Snel wegen", "Snel wegen (2)")
    assert second.script["title"] == second.title


@pytest.mark.django_db
def test_a_copy_that_may_not_be_kept_says_why(desk: Client, own: OwnMethod) -> None:
    own.script["summary"] = "Zoals mevrouw Jansma-Terpstra het deed."
    own.save()
    answer = desk.post(f"{HOME}kopie/", {"key": f"{PREFIX}{own.pk}"}, follow=True)
    assert "dat iemand kan weggeven" in answer.text
    assert OwnMethod.objects.count() == 1


@pytest.mark.django_db
def test_a_host_keeps_so_many_and_no_more(cast: Cast) -> None:
    rows = (OwnMethod(host=cast.association, title=f"Vorm {n}", script={}) for n in range(LIMITS.own_methods))
    OwnMethod.objects.bulk_create(rows)
    with pytest.raises(TooMany):
        own_actions.keep(cast.association, SHORT, by=cast.moderator)


@pytest.mark.django_db
def test_a_step_goes_up_down_away_and_one_comes_without_script(desk: Client, own: OwnMethod) -> None:
    before = [step["title"] for step in own.script["steps"]]
    assert titles(desk.get(address(own)).text) == before
    up = titles(desk.post(address(own), filled(own, do="omhoog-2")).text)
    assert up[:2] == [before[1], before[0]]
    down = titles(desk.post(address(own), filled(own, do="omlaag-1")).text)
    assert down == up
    assert titles(desk.post(address(own), filled(own, do="weg-1")).text) == before[1:]
    html = desk.get(address(own)).text
    for do, to in (("erbij", len(before) + 1), ("omhoog-2", 1), ("omlaag-2", 3), ("weg-2", 1)):
        assert f'value="{do}" formaction="#stap-{to}"' in html, "the page goes to that step, not to its top"
    assert titles(desk.post(address(own), filled(own, do="erbij")).text) == [*before, "Nieuwe stap"]
    assert [step["title"] for step in OwnMethod.objects.get(pk=own.pk).script["steps"]] == before


@pytest.mark.django_db
def test_what_is_saved_is_what_was_in_the_form(cast: Cast, desk: Client, own: OwnMethod) -> None:
    saved = desk.post(address(own), filled(own, **{"title": "Ons overleg", "s0-minutes": "12"}))
    assert saved.status_code == 302
    kept = OwnMethod.objects.get(pk=own.pk)
    old, new = own.method, kept.method
    assert (kept.title, kept.version, new.steps[0].minutes) == ("Ons overleg", 2, 12)
    assert new == replace(old, title="Ons overleg", steps=(replace(old.steps[0], minutes=12), *old.steps[1:]))
    assert "Ons overleg" in client_of(cast.doctor).get("/werkvormen/").text


@pytest.mark.django_db
def test_what_cannot_work_is_refused_at_its_step_and_keeps_every_word(desk: Client, own: OwnMethod) -> None:
    wrong = {
        "s2-kind": "turns",
        "s3-instructions": "Kijk waar jullie staan.",
        "s1-minutes": "tien",
        "s0-kind": "roddel",
    }
    unreadable = desk.post(address(own), filled(own, **wrong))
    assert unreadable.status_code == 422
    assert "roddel" in unreadable.text
    assert "Kijk waar jullie staan." in unreadable.text
    cannot = desk.post(address(own), filled(own, **{"s2-kind": "turns"}))
    assert "Stap 4: Hier valt niets te openen" in cannot.text.replace("&#x27;", "'")
    assert OwnMethod.objects.get(pk=own.pk).version == 1


@pytest.mark.django_db
def test_who_saves_second_does_not_overwrite_who_saved_first(desk: Client, own: OwnMethod) -> None:
    desk.post(address(own), filled(own, title="De eerste"))
    second = desk.post(address(own), filled(own, title="De tweede"))
    assert second.status_code == 422
    for words in ("Een ander veranderde deze tekst net", "De eerste", "De tweede"):
        assert words in second.text
    assert OwnMethod.objects.get(pk=own.pk).title == "De eerste"
    assert desk.post(address(own), filled(own, title="De tweede", version="2")).status_code == 302
    assert OwnMethod.objects.get(pk=own.pk).title == "De tweede"


@pytest.mark.django_db
def test_a_discussion_keeps_the_script_it_was_prepared_with(cast: Cast, desk: Client, own: OwnMethod) -> None:
    chosen = method_for(cast.asker, f"{PREFIX}{own.pk}").own
    assert chosen
    prepared = actions.prepare(draft(cast.asker, cast, script=chosen.script), by=cast.asker)
    actions.start(prepared, by=prepared.seats.get())
    desk.post(address(own), filled(own, **{"s0-title": "Heel anders", "s0-minutes": "99"}))
    desk.post(f"{address(own)}intrekken/")
    running = Discussion.objects.get(pk=prepared.pk)
    assert running.step == SHORT.steps[0]
    assert OwnMethod.objects.get(pk=own.pk).method.steps[0].title == "Heel anders"


@pytest.mark.django_db
def test_a_method_goes_out_as_a_file_and_comes_in_again(cast: Cast, desk: Client, own: OwnMethod) -> None:
    for form in ("toml", "json"):
        file = client_of(cast.doctor).get(f"/werkvormen/{PREFIX}{own.pk}.{form}")
        assert "attachment" in file["Content-Disposition"]
        sent = desk.post(HOME, {"file": SimpleUploadedFile(f"vorm.{form}", file.content)})
        assert sent.status_code == 302
    assert [m.title for m in OwnMethod.objects.order_by("pk")] == ["Snel wegen", "Snel wegen (2)", "Snel wegen (3)"]


@pytest.mark.django_db
def test_a_file_with_an_unknown_step_is_refused_by_name_on_the_page(desk: Client) -> None:
    content = json.dumps({"title": "X", "steps": [{"kind": "roddelen", "title": "A"}]}).encode()
    refused = desk.post(HOME, {"file": SimpleUploadedFile("x.json", content)})
    assert refused.status_code == 422
    assert "Stap 1: De soort “roddelen” kennen we niet." in refused.text
    broken = script_file.as_json(replace(SHORT, steps=SHORT.steps[1:])).encode()
    assert "Begin met openen" in desk.post(HOME, {"file": SimpleUploadedFile("y.json", broken)}).text
    assert not OwnMethod.objects.exists()


@pytest.mark.django_db
def test_the_list_asks_as_much_at_one_as_at_many(cast: Cast, own: OwnMethod) -> None:
    reader = client_of(cast.doctor)
    reader.get("/werkvormen/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        reader.get("/werkvormen/")
    for _n in range(8):
        own_actions.keep(cast.association, SHORT, by=cast.moderator)
    with CaptureQueriesContext(connection) as many:
        assert reader.get("/werkvormen/").text.count("van Vereniging") == 9
    assert len(many) == len(one)


def test_the_deck_shows_48_cards_to_visitors_and_draws_one(client: Client, db: None) -> None:
    assert client.get("/kaarten/").text.count('class="talk-card"') == 48
    assert client.get("/kaarten/?trek").text.count('class="talk-card"') == 49


def test_the_deck_prints_on_six_pages(client: Client, db: None) -> None:
    file = client.get("/kaarten.pdf")
    assert file["Content-Type"] == "application/pdf"
    assert len(re.findall(rb"/Type\s*/Page\b", file.content)) == 6
