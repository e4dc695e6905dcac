"""Two processes that serve and one that works, on one PostgreSQL: with Valkey beside it, and without."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from poortgenoot.accounts.actions import make_token
from tests.cast import Cast
from tests.factories import make_answer, make_invitation, make_question
from tests.operation import several
from tests.processes import WITHIN, mail_server

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=["PostgreSQL alone", "with Valkey"])
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a Valkey, or nothing."""
    if request.param == "PostgreSQL alone":
        yield ""
        return
    if several.valkey_binary() is None:
        pytest.skip("no valkey-server or redis-server on this machine (on Debian: apt install redis-server)")
    with several.valkey(tmp_path) as address:
        yield address


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("house")


def says_it_helped(answer_id: int, token: str, address: str) -> None:
    asked = urllib.request.Request(
        f"http://{address}/api/v1/answers/{answer_id}/helped", b"", {"Authorization": f"Bearer {token}"}
    )
    with urllib.request.urlopen(asked, timeout=WITHIN) as done:
        assert done.status == 204


def test_what_happens_in_one_process_is_known_in_the_other(cast: Cast, cache: str, folder: Path) -> None:
    question = make_question(cast.asker, "BA")
    make_invitation(question, cast.doctor)
    answer = make_answer(question, cast.doctor)
    _kept, token = make_token(cast.asker.user, "test")
    settings = {"VALKEY_URL": cache} if cache else {}
    doctor, mail = several.Browser(), cast.doctor.user.email
    with mail_server() as post, several.processes(folder, post, **settings) as house:
        doctor.sends(f"http://{house.first}/aanmelden/")
        doctor.sends(f"http://{house.first}/aanmelden/", {"email": mail})
        confirm = {"code": several.code_in(post, mail)}
        doctor.sends(f"http://{house.second}/account/login/code/confirm/", confirm)
        for address in (house.first, house.second):
            assert doctor.sends(f"http://{address}/meldingen/")[0].endswith("/meldingen/"), "signed in at both"
        with doctor.listens(house.second) as page:
            says_it_helped(answer.pk, token, house.first)
            assert json.loads(page.recv(timeout=WITHIN)) == {"topic": "inbox"}
            house.first_process.kill()
            house.first_process.wait()
            assert not several.answers(house.first)
            assert doctor.sends(f"http://{house.second}/meldingen/")[0].endswith("/meldingen/")
            assert page.ping().wait(timeout=WITHIN)
        if cache:
            assert Redis.from_url(cache).dbsize() > 0, "the sign-in page counted where both can read it"
