"""Mail over a real mail server, and what happens to it on bad days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core.mail import send_mail
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings
from tests.cast import Cast, client_of
from tests.processes import MAIN, WITHIN, Post, free_port, mail_server, process, run, until

from poortgenoot.core import clock
from poortgenoot.notifications import actions, links
from poortgenoot.notifications.models import Mail, NoticeKind
from poortgenoot.notifications.tests.test_tell import awake

type Later = Callable[[timedelta], None]
DELIVER = """
import django; django.setup()
from poortgenoot.notifications.actions import deliver_waiting
deliver_waiting()
"""
DO_WHAT_WAITS = """
import asyncio, django; django.setup()
from procrastinate.contrib.django import app
from poortgenoot.core.tasks import pick_up_stalled_jobs
pick_up_stalled_jobs.defer(timestamp=0)
async def work():
    worker = app.with_connector(app.connector.get_worker_connector())
    async with worker.open_async():
        await worker.run_worker_async(wait=False, install_signal_handlers=False)
asyncio.run(work())
"""


@pytest.fixture
def post(settings: Settings) -> Iterator[Post]:
    with mail_server() as post:
        smtp = settings.MAILERS["smtp"]
        options = {**smtp["OPTIONS"], "host": "127.0.0.1", "port": post.port}
        settings.MAILERS = {**settings.MAILERS, "smtp": {**smtp, "OPTIONS": options}}
        settings.SEND_MAIL = True
        yield post


@pytest.fixture
def later() -> Iterator[Later]:
    yield lambda how_long: clock.set_ahead(clock.ahead() + how_long)
    clock.set_ahead(timedelta())


def tell(cast: Cast, subject: str = "answer:5", **more: str) -> Mail:
    awake(cast.asker)
    actions.tell(
        cast.asker,
        NoticeKind.ANSWER,
        subject=subject,
        title="Een bedrijfsarts reageerde op je vraag",
        url="/sparren/5/",
        host=cast.association,
        lines=["Je vraag kreeg een eerste reactie."],
        button="Lees de reactie",
        **more,
    )
    return Mail.objects.get(about__contains=[subject])


def way_to(post: Post) -> dict[str, str]:
    """The settings with which another process brings its mail to `post`."""
    return {"SEND_MAIL": "yes", "SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(post.port)}


def test_a_mail_arrives_plain_and_html_with_a_way_out_and_our_message_id(cast: Cast, post: Post) -> None:
    mail = tell(cast)
    actions.deliver_waiting()
    [arrived] = post.taken
    assert arrived["Message-ID"] == mail.message_id
    assert (arrived["To"], arrived["Subject"]) == (cast.asker.user.email, "Een bedrijfsarts reageerde op je vraag")
    assert arrived["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert arrived["List-Unsubscribe"].startswith("<http://localhost:8000/meldingen/afmelden/")
    for kind in ("plain", "html"):
        body = arrived.get_body((kind,)).get_content()
        assert "Je vraag kreeg een eerste reactie." in body
        assert "http://localhost:8000/sparren/5/" in body
        assert arrived["List-Unsubscribe"].strip("<>") in body
    mail.refresh_from_db()
    assert mail.state == "sent"
    assert mail.sent_at


def test_the_way_out_in_a_mail_leads_out(cast: Cast, post: Post, client: Client) -> None:
    tell(cast)
    actions.deliver_waiting()
    address = post.taken[0]["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    actions.tell(cast.asker, NoticeKind.ANSWER, subject="answer:6", title="Nog een reactie", url="/sparren/5/")
    actions.deliver_waiting()
    assert len(post.taken) == 1


def test_the_button_gets_its_link_when_the_mail_leaves(cast: Cast, post: Post) -> None:
    links.register("reaction", lambda number: f"/sparren/verse-sleutel-{number}/")
    mail = tell(cast, link="reaction:5")
    assert "verse-sleutel" not in mail.text + mail.html
    actions.deliver_waiting()
    for kind in ("plain", "html"):
        body = post.taken[0].get_body((kind,)).get_content()
        assert "http://localhost:8000/sparren/verse-sleutel-5/" in body
        assert links.MARK not in body


def test_a_refused_mail_is_tried_again_with_growing_pauses(cast: Cast, post: Post, later: Later) -> None:
    mail, pauses = tell(cast), []
    post.refuses = True
    for _ in range(4):
        before = clock.now()
        actions.deliver_waiting()
        mail.refresh_from_db()
        pauses.append(round((mail.not_before - before) / timedelta(minutes=1)))
        later(mail.not_before - clock.now() + timedelta(seconds=1))
    assert pauses == [1, 2, 4, 8]
    post.refuses = False
    actions.deliver_waiting()
    assert [m["Message-ID"] for m in post.taken] == [mail.message_id]


def test_a_mail_with_a_code_loses_it_once_it_is_gone(cast: Cast, post: Post) -> None:
    send_mail("Je code: 123456", "Je code is 123456.", None, ["lid@voorbeeld.example"])
    other = tell(cast)
    actions.deliver_waiting()
    assert len(post.taken) == 2
    gone = Mail.objects.get(kind="account")
    assert (gone.state, gone.subject, gone.text) == ("sent", "", "")
    other.refresh_from_db()
    assert other.text


def test_a_mail_with_a_code_never_leaves_after_the_code_ran_out(
    cast: Cast, post: Post, later: Later, client: Client
) -> None:
    client.post("/aanmelden/", {"email": cast.asker.user.email})
    code, other = Mail.objects.get(kind="account"), tell(cast)
    post.refuses = True
    actions.deliver_waiting()
    later(timedelta(minutes=14, seconds=30))
    actions.deliver_waiting()
    code.refresh_from_db()
    assert (code.state, code.tries) == ("waiting", 2)
    post.refuses = False
    later(timedelta(minutes=15, seconds=30))
    actions.deliver_waiting()
    assert [m["Message-ID"] for m in post.taken] == [other.message_id]
    code.refresh_from_db()
    assert (code.state, code.subject, code.text, code.sent_at) == ("expired", "", "", None)


def test_a_mail_with_a_code_still_leaves_in_its_last_minute(
    cast: Cast, post: Post, later: Later, client: Client
) -> None:
    client.post("/aanmelden/", {"email": cast.asker.user.email})
    later(timedelta(minutes=14, seconds=30))
    actions.deliver_waiting()
    assert [m["To"] for m in post.taken] == [cast.asker.user.email]


def test_a_code_for_a_sensitive_page_has_its_own_term(cast: Cast, post: Post, later: Later) -> None:
    client_of(cast.asker).post("/opnieuw/")
    later(timedelta(minutes=10, seconds=30))
    actions.deliver_waiting()
    assert post.taken == []
    assert Mail.objects.get().state == "expired"


def test_other_mail_about_an_account_has_no_term(cast: Cast, post: Post, later: Later) -> None:
    send_mail("Er is een passkey bij je account gekomen", "Was jij dat?", None, ["lid@voorbeeld.example"])
    later(timedelta(days=2))
    actions.deliver_waiting()
    assert len(post.taken) == 1


def test_a_refused_mail_waits_out_its_pause(cast: Cast, post: Post) -> None:
    tell(cast)
    post.refuses = True
    actions.deliver_waiting()
    post.refuses = False
    actions.deliver_waiting()
    assert post.taken == []


def test_a_mail_survives_a_mail_server_that_is_away_for_a_weekend(cast: Cast, post: Post, later: Later) -> None:
    mail, monday = tell(cast), clock.now() + timedelta(hours=62)
    post.refuses = True
    while clock.now() < monday:
        actions.deliver_waiting()
        later(timedelta(minutes=256))
    post.refuses = False
    actions.deliver_waiting()
    assert [m["Message-ID"] for m in post.taken] == [mail.message_id]


def test_a_mail_that_is_refused_for_days_is_kept_as_failed(cast: Cast, post: Post, later: Later) -> None:
    mail = tell(cast)
    post.refuses = True
    for _ in range(40):
        actions.deliver_waiting()
        later(timedelta(minutes=257))
    mail.refresh_from_db()
    assert mail.state == "failed"
    assert "eerste reactie" in mail.text


def test_a_mail_that_cannot_be_made_does_not_hold_up_the_others(cast: Cast, post: Post) -> None:
    def nothing_there(number: int) -> str:
        raise Mail.DoesNotExist(number)

    links.register("gone", nothing_there)
    broken, whole = tell(cast, link="gone:1"), tell(cast, subject="answer:6")
    actions.deliver_waiting()
    broken.refresh_from_db()
    assert [m["Message-ID"] for m in post.taken] == [whole.message_id]
    assert (broken.state, broken.tries) == ("waiting", 1)


def test_a_mail_server_that_is_away_is_knocked_at_once_a_round(cast: Cast, post: Post, settings: Settings) -> None:
    smtp = settings.MAILERS["smtp"]
    settings.MAILERS = {**settings.MAILERS, "smtp": {**smtp, "OPTIONS": {**smtp["OPTIONS"], "port": free_port()}}}
    for number in range(3):
        tell(cast, subject=f"answer:{number}")
    actions.deliver_waiting()
    assert sorted(Mail.objects.values_list("tries", flat=True)) == [0, 0, 1]


def test_a_round_with_nothing_to_bring_asks_once(
    cast: Cast, post: Post, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(3):
        assert actions.deliver_waiting() == 0


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_process_killed_between_250_and_the_commit_sends_again_with_the_same_message_id(
    cast: Cast, post: Post
) -> None:
    mail = tell(cast)
    with process(DELIVER, **way_to(post)) as killed:
        post.victim = killed.pid
        killed.wait(WITHIN)
    assert len(post.taken) == 1
    mail.refresh_from_db()
    assert mail.state == "waiting"
    until(actions.deliver_waiting)
    assert [m["Message-ID"] for m in post.taken] == [mail.message_id] * 2
    mail.refresh_from_db()
    assert mail.state == "sent"
    assert actions.deliver_waiting() == 0


def jobs(task: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE task_name LIKE %s ORDER BY id", [f"%{task}"])
        return [status for (status,) in cursor.fetchall()]


def pass_seconds_without_heartbeat(seconds: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - make_interval(secs => %s)", [seconds])


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_killed_worker_is_picked_up_and_a_job_of_a_living_one_is_not(cast: Cast, post: Post) -> None:
    mail, way = tell(cast), way_to(post)
    with process(MAIN, "worker", **way) as killed:
        post.victim = killed.pid
        killed.wait(WITHIN)
    assert "doing" in jobs("notifications.tasks.deliver") + jobs("round_of_the_post")
    pass_seconds_without_heartbeat(-WITHIN)
    run(DO_WHAT_WAITS, **way)
    assert "doing" in jobs("notifications.tasks.deliver") + jobs("round_of_the_post")
    pass_seconds_without_heartbeat(31)
    run(DO_WHAT_WAITS, **way)
    assert set(jobs("notifications.tasks.deliver") + jobs("round_of_the_post")) == {"succeeded"}
    assert {m["Message-ID"] for m in post.taken} == {mail.message_id}
    mail.refresh_from_db()
    assert mail.state == "sent"
