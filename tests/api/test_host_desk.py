"""What a host's moderators do by program: methods of their own, and *Weeg mee* at somebody's congress."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from poortgenoot.core import clock
from poortgenoot.discussions import shipped
from poortgenoot.discussions.method_reading import plain
from poortgenoot.discussions.models import Curious, Gathering, OwnMethod, PreparedCase
from poortgenoot.discussions.tests.alone import SLUG, others_weigh, the_case
from tests.api.calls import Caller, problem_of
from tests.cast import Cast
from tests.factories import make_question

pytestmark = pytest.mark.django_db


def desk(cast: Cast, rest: str) -> str:
    return f"/hosts/{cast.association.pk}/{rest}"


def script(**changes: Any) -> dict[str, Any]:
    return plain(replace(shipped.methods()["bob"], title="Zoals wij het doen")) | changes


def with_step(number: int, **changes: Any) -> dict[str, Any]:
    changed = deepcopy(script())
    changed["steps"][number - 1] |= changes
    return changed


def test_a_method_is_copied_changed_withdrawn_and_put_back(cast: Cast) -> None:
    moderator, doctor = Caller(cast.moderator), Caller(cast.doctor)
    made = moderator.post(desk(cast, "methods/copy"), {"key": "bob"}).json()
    sent = {"script": made["script"] | {"title": "Drie keer kijken"}, "expects": made["version"]}
    path = desk(cast, f"methods/{made['id']}")
    changed = moderator.call("PUT", path, sent).json()
    assert (changed["title"], changed["version"]) == ("Drie keer kijken", 2)
    late = sent | {"script": sent["script"] | {"title": "Vier keer kijken"}}
    assert problem_of(moderator.call("PUT", path, late))["status"] in {409, 422}, "another's words are not lost"
    assert doctor.get(f"/methods/{made['key']}").json()["title"] == "Drie keer kijken"
    assert moderator.post(f"{path}/withdraw").status_code == 204
    assert doctor.get(f"/methods/{made['key']}").status_code == 404
    assert moderator.get(desk(cast, "methods")).json()["methods"][0]["withdrawn_at"]
    moderator.post(f"{path}/put-back")
    assert doctor.get(f"/methods/{made['key']}").status_code == 200


def test_a_script_goes_out_and_comes_in_whole(cast: Cast) -> None:
    given = Caller(cast.doctor).get("/methods/vijf-stappen/script").json()
    kept = Caller(cast.moderator).post(desk(cast, "methods"), {"script": given}).json()
    assert kept["script"] | {"key": given["key"]} == given


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (with_step(3, kind="roddel"), "Stap 3: De soort “roddel” kennen we niet."),
        (with_step(2, active="de baas"), "Stap 2: Wie “de baas” is, weten we niet."),
        (script(tempo="snel"), "Het woord “tempo” kennen we niet."),
        (with_step(2, minutes=0), "Stap 2: Geef deze stap tijd"),
        (script(steps=[]), "Er staan geen stappen in."),
        (script(title="Zoals Fatima el Amrani het doet"), ""),
    ],
)
def test_a_script_that_cannot_be_is_refused_with_the_reason_and_not_kept(
    cast: Cast, sent: dict[str, Any], said: str
) -> None:
    refused = problem_of(Caller(cast.moderator).post(desk(cast, "methods"), {"script": sent}))
    assert refused["status"] == 422
    assert any(error["what"].startswith(said) for error in refused["errors"])
    assert not OwnMethod.objects.exists()


def test_a_link_for_a_congress_its_poster_and_the_picture_as_it_grows(cast: Cast) -> None:
    moderator = Caller(cast.moderator)
    sent = {"title": "Congres", "prepared": SLUG, "last_day": f"{clock.today() + timedelta(days=2)}"}
    made = moderator.post(desk(cast, "gatherings"), sent).json()
    congress, path = Gathering.objects.get(), desk(cast, f"gatherings/{made['id']}")
    assert made["link"].endswith(f"/w/{congress.code}/")
    assert moderator.get(f"{path}/poster.pdf").content.startswith(b"%PDF")
    others_weigh("BA", "VA", gathering=congress)
    early = moderator.get(f"{path}/picture").json()
    assert (early["open"], early["factors"], early["verdicts"]) == (False, [], [])
    assert early["sealed"] == {"BA": 1, "VA": 1}
    others_weigh("JC", gathering=congress)
    grown = moderator.get(f"{path}/picture").json()
    assert grown["open"]
    assert [line["profession"] for line in grown["factors"][0]["lines"]] == ["BA", "JC", "VA"]
    assert moderator.post(f"{path}/withdraw").json()["withdrawn_at"]


@pytest.mark.parametrize(
    ("changes", "where"),
    [({"prepared": "bestaat-niet"}, "prepared"), ({"last_day": "2020-01-01"}, "last_day"), ({"title": " "}, "title")],
)
def test_a_link_that_cannot_be_is_refused_by_its_field(cast: Cast, changes: dict[str, str], where: str) -> None:
    sent = {"title": "Congres", "prepared": SLUG, "last_day": f"{clock.today() + timedelta(days=2)}"} | changes
    refused = problem_of(Caller(cast.moderator).post(desk(cast, "gatherings"), sent))
    assert [error["where"] for error in refused["errors"]] == [where]
    assert not Gathering.objects.exists()


def test_a_member_weighs_in_the_pool_of_a_gathering_and_leaves_an_address(cast: Cast) -> None:
    moderator, doctor = Caller(cast.moderator), Caller(cast.doctor)
    sent = {"title": "Congres", "prepared": SLUG, "last_day": f"{clock.today() + timedelta(days=2)}"}
    code = moderator.post(desk(cast, "gatherings"), sent).json()["code"]
    factors = {factor["key"]: {"weight": 2, "direction": 1} for factor in the_case().factors}
    mark = {"profession": "BA", "factors": factors, "verdict": the_case().verdicts[0]["key"]}
    assert doctor.post(f"/prepared/{SLUG}/seal?via={code}", mark).status_code == 204
    assert doctor.get(f"/prepared/{SLUG}/others").status_code == 403
    assert doctor.get(f"/prepared/{SLUG}/others?via={code}").json()["sealed"] == {"BA": 1}
    assert doctor.get(f"/prepared/{SLUG}/others?via=verzonnen").status_code == 404
    asked = {"email": "ik@voorbeeld.example"}
    assert doctor.post(f"/prepared/{SLUG}/curious?via={code}", asked).status_code == 403, "not before it is open"
    others_weigh("VA", "JC", gathering=Gathering.objects.get())
    assert problem_of(doctor.post(f"/prepared/{SLUG}/curious?via={code}", {"email": "ik"}))["errors"]
    assert doctor.post(f"/prepared/{SLUG}/curious?via={code}", asked).status_code == 204
    assert Curious.objects.get().email == asked["email"]
    doctor.call("DELETE", f"/prepared/{SLUG}/curious?via={code}", {})
    assert not Curious.objects.exists()


def test_a_question_of_mine_becomes_a_case_to_weigh_along_and_is_taken_away(cast: Cast) -> None:
    asker, question = Caller(cast.asker), make_question(cast.asker, "BA")
    sent = {
        "host": cast.association.pk,
        "title": "Eerst uren of eerst taken?",
        "employee": "Zij wil terug naar haar eigen werk.",
        "story": "De opbouw liep twee keer vast.",
        "sentence": "Bouwen we eerst uren of eerst taken op?",
        "factors": [idea.key for idea in shipped.factors()[:6]],
        "verdict_question": "Wat zou jij als eerste doen?",
        "verdicts": ["Eerst uren", "Eerst taken"],
    }
    path = f"/questions/{question.pk}/prepare"
    assert problem_of(asker.post(path, sent | {"factors": []}))["errors"][0]["where"] == "factors"
    assert problem_of(asker.post(path, sent | {"story": "Fatima el Amrani wil terug."}))["type"].endswith("guard")
    slug = asker.post(path, sent).json()["slug"]
    assert Caller(cast.doctor).get(f"/prepared/{slug}").json()["verdicts"][1]["text"] == "Eerst taken"
    assert asker.call("DELETE", f"/prepared/{slug}", {}).status_code == 204
    assert Caller(cast.doctor).get(f"/prepared/{slug}").status_code == 404
    assert PreparedCase.objects.get(slug=slug).hidden_at
