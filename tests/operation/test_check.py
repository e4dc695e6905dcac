"""`poortgenoot check` asks each part whether it answers, and mail leaves through a mail server with a lock on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from poortgenoot.notifications.models import Mail
from tests.operation.locked_post import locked_mail_server
from tests.processes import MAIN, WITHIN, free_port, process, run, until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
DELIVER = """
import django; django.setup()
from poortgenoot.notifications.actions.deliver import deliver_waiting
deliver_waiting()
"""


def check(**settings: str) -> list[str]:
    """What it says; it ends with 1 when something is wrong."""
    with process(MAIN, "check", **settings) as asked:
        said = asked.communicate(timeout=WITHIN)[0].splitlines()
        assert asked.returncode == (0 if said == ["All is well."] else 1), said
        return said


def test_mail_leaves_over_tls_with_the_right_password_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    mail = Mail.objects.create(message_id="<a@b>", kind="account", to="a@b.example", subject="Code", text="1")
    with locked_mail_server(tmp_path) as (post, settings):
        [fault] = check(**settings | {"SMTP_PASSWORD": "open"})
        assert "refuses SMTP_USER 'post' with this SMTP_PASSWORD" in fault
        assert "open" not in fault
        run(DELIVER, **settings | {"SMTP_PASSWORD": "open"})
        mail.refresh_from_db()
        assert (mail.state, mail.tries, post.taken) == (Mail.State.WAITING, 1, [])
        Mail.objects.update(not_before=mail.created_at)

        assert check(**settings) == ["All is well."]
        run(DELIVER, **settings)
        until(lambda: post.taken)
        mail.refresh_from_db()
        assert mail.state == Mail.State.SENT


def test_each_part_that_does_not_answer_has_a_line_of_its_own() -> None:
    nobody = str(free_port())
    away = {
        "SEND_MAIL": "yes",
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": nobody,
        "VALKEY_URL": f"redis://127.0.0.1:{nobody}/0",
        "S3_BUCKET": "photos",
        "S3_ENDPOINT": f"http://127.0.0.1:{nobody}",
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "b",
        "AWS_MAX_ATTEMPTS": "1",
    }
    said = check(**away)
    assert [line.split(":")[0] for line in said] == ["mail", "cache", "photos"]
