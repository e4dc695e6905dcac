"""A host's desk: for its moderators; for everybody else it is not there."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.cast import Cast, client_of
from tests.factories import make_member
from tests.work import work

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members import actions, desk, tasks
from poortgenoot.members.actions import inviting
from poortgenoot.members.models import Host, HostLink, JoinRequest, ListedAddress, Member, Membership, Registration
from poortgenoot.members.queries.desk import ON_PAGE
from poortgenoot.notifications.models import Mail

pytestmark = pytest.mark.django_db
DESK = "/gastheer/vereniging/"
PAGES = ("", "leden/", "wachtrij/", "uitnodigen/", "huisstijl/")


def fresh(member: Member) -> Client:
    """A browser that proved itself a moment ago."""
    browser = client_of(member)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
    session["account_authentication_methods_user"] = str(member.user_id)
    session.save()
    return browser


def shown(browser: Client, path: str) -> str:
    answer = browser.get(DESK + path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize("path", [*PAGES, "instellingen/", "aanmelden/"])
def test_the_desk_is_not_there_for_others(cast: Cast, path: str) -> None:
    for somebody in (cast.asker, cast.other_moderator, cast.operator):
        assert fresh(somebody).get(DESK + path).status_code == 404


def test_a_moderator_opens_every_room_but_the_administrators(cast: Cast) -> None:
    for path in PAGES:
        shown(fresh(cast.moderator), path)
    for path in ("instellingen/", "aanmelden/"):
        assert fresh(cast.moderator).get(DESK + path).status_code == 403
        shown(fresh(cast.administrator), path)


@pytest.mark.parametrize("path", ["wachtrij/", "instellingen/", "aanmelden/"])
def test_sensitive_rooms_ask_again(cast: Cast, path: str) -> None:
    assert client_of(cast.administrator).get(DESK + path)["Location"].startswith("/opnieuw/")


def test_the_desk_counts_per_profession_and_says_what_to_do_next(cast: Cast) -> None:
    actions.ask_to_join(cast.association, "", by=cast.stranger)
    html = shown(client_of(cast.moderator), "")
    assert "1 mens wil lid worden" in html
    assert "Voor 1 lid staat nog niemand in" in html
    row = re.search(r"jobcoach</span>.*?</tr>", html, re.S)
    assert row
    invited, joined, verified, *_others, waiting = re.findall(r'numeric">(\d+)<', row[0])
    assert (invited, joined, verified, waiting) == ("0", "3", "2", "0")


def test_another_room_adds_a_panel_a_column_and_a_step(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = desk.Panel("Diensten", "members/_places.html", {})
    monkeypatch.setattr(desk, "_panels", [lambda host, viewer: panel])
    monkeypatch.setattr(desk, "_columns", [desk.Column("Reageerde", lambda host: {"JC": 41})])
    monkeypatch.setattr(desk, "_steps", [lambda host: [desk.Step("Gat in week 12.", "Vul het", "/x/")]])
    html = shown(client_of(cast.moderator), "")
    assert "Diensten" in html
    assert '<td class="numeric">41</td>' in html
    assert "Gat in week 12." in html


LIST = "e-mail;naam;beroepsgroep\nan@elders.example;An;bedrijfsarts\nfout;Bo;JC\ncas@elders.example;Cas;tovenaar\n"


def upload(browser: Client, text: str | bytes, **fields: str) -> str:
    content = text if isinstance(text, bytes) else text.encode()
    answer = browser.post(
        f"{DESK}uitnodigen/", {"file": SimpleUploadedFile("leden.csv", content)} | fields, follow=True
    )
    return answer.content.decode()


def test_bad_lines_are_named_with_their_number_and_reason_and_good_ones_kept(cast: Cast) -> None:
    html = upload(client_of(cast.moderator), LIST, vouches="on")
    assert "Regel 3: “fout” is geen e-mailadres" in html
    assert "Regel 4: de beroepsgroep “tovenaar”" in html
    line = ListedAddress.objects.get()
    assert (line.email, line.name, line.profession, line.vouched) == ("an@elders.example", "An", "BA", True)
    work(tasks.mail_the_listed)
    assert Mail.objects.get(to="an@elders.example").subject == "Vereniging nodigt je uit"


def test_the_same_list_twice_mails_nobody_twice(cast: Cast) -> None:
    for _round in range(2):
        upload(client_of(cast.moderator), "an@elders.example;An;BA")
        work(tasks.mail_the_listed)
    assert Mail.objects.filter(to="an@elders.example").count() == 1
    assert actions.remind(cast.association, by=cast.moderator) == 0


def test_a_long_list_is_mailed_by_the_worker_and_each_line_once_also_when_it_is_done_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inviting, "AT_ONCE", 2)
    html = upload(client_of(cast.moderator), "".join(f"lid{n}@elders.example;;BA\n" for n in range(5)))
    assert "5 mensen krijgen zo een uitnodiging" in html
    assert not Mail.objects.exists(), "the page waits for no mail"
    (job,) = ProcrastinateJob.objects.filter(task_name=tasks.mail_the_listed.name)
    ListedAddress.objects.filter(email="lid4@elders.example").update(joined=cast.doctor)
    for _again in range(2):
        tasks.mail_the_listed(**job.args)
    assert sorted(Mail.objects.values_list("to", flat=True)) == [f"lid{n}@elders.example" for n in range(4)]


def test_nobody_vouches_for_themselves_by_way_of_a_list(cast: Cast) -> None:
    me = cast.moderator
    assert me.user
    EmailAddress.objects.create(user=me.user, email=me.user.email, verified=True)
    Member.objects.filter(pk=me.pk).update(professions=["AD", "BA"])
    upload(client_of(me), f"{me.user.email};Ik;BA\n{cast.unverified.user}", vouches="on")
    assert Member.objects.get(pk=me.pk).verified_professions == {"AD"}


def test_a_spreadsheet_instead_of_text_is_explained(cast: Cast) -> None:
    assert "geen CSV-bestand" in upload(client_of(cast.moderator), b"PK\x03\x04\x00\x00")


def test_a_link_gives_a_poster(cast: Cast) -> None:
    browser = client_of(cast.moderator)
    browser.post(f"{DESK}links/", {"label": "najaar", "days": "30"})
    link = HostLink.objects.get()
    assert f"/mee/{link.code}/" in shown(browser, "uitnodigen/")
    pdf = browser.get(f"{DESK}links/{link.pk}/poster.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert client_of(cast.other_moderator).get(f"{DESK}links/{link.pk}/poster.pdf").status_code == 404
    browser.post(f"{DESK}links/{link.pk}/intrekken/")
    assert link.code not in shown(browser, "uitnodigen/")


def test_vouching_one_by_one_or_in_bulk(cast: Cast) -> None:
    Member.objects.filter(pk=cast.unverified.pk).update(professions=["JC", "RP"])
    actions.touch(Member.objects.get(pk=cast.unverified.pk))
    Registration.objects.create(member=cast.unverified, register="NOLOC", number="NL-77")
    browser = fresh(cast.moderator)
    assert "NL-77" in shown(browser, "wachtrij/")
    pk = cast.unverified.pk
    browser.post(f"{DESK}wachtrij/instaan/", {"pair": [f"{pk}:JC", f"{pk}:RP", f"{cast.stranger.pk}:BA", "x:y"]})
    assert Member.objects.get(pk=pk).verified_professions == {"JC", "RP"}
    assert "Voor alle leden staat iemand in" in shown(browser, "wachtrij/")


def test_deciding_over_a_request(cast: Cast) -> None:
    request = actions.ask_to_join(cast.association, "Team Noord", by=cast.stranger)
    browser = fresh(cast.moderator)
    assert "Team Noord" in shown(browser, "wachtrij/")
    browser.post(f"{DESK}wachtrij/{request.pk}/", {"accept": "1"})
    assert Membership.objects.filter(member=cast.stranger, host=cast.association).exists()


@pytest.mark.parametrize(
    ("colour", "said"),
    [("#ffcc00", "te licht"), ("groen", "Schrijf de kleur"), ("#fff;}", "Schrijf de kleur")],
)
def test_a_colour_that_cannot_be_read_is_refused_with_a_better_one(cast: Cast, colour: str, said: str) -> None:
    answer = client_of(cast.moderator).post(f"{DESK}huisstijl/", {"accent": colour})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Host.objects.get(pk=cast.association.pk).tokens == {}


def test_the_look_of_a_host_is_a_style_sheet_that_anybody_may_read(cast: Cast) -> None:
    client_of(cast.moderator).post(f"{DESK}huisstijl/", {"accent": "#7a1f3d"})
    answer = Client().get(f"{DESK}huisstijl.css")
    assert answer["Content-Type"].startswith("text/css")
    assert "--poortgenoot-accent: light-dark(#7a1f3d" in answer.content.decode()
    assert f"{DESK}huisstijl.css" in shown(client_of(cast.moderator), "")


def test_a_token_that_is_more_than_a_token_is_left_out(cast: Cast) -> None:
    evil = {"--poortgenoot-accent": "red;} body{display:none", "x": "red", "--poortgenoot-ink": "#111111"}
    Host.objects.filter(pk=cast.association.pk).update(tokens=evil)
    css = Client().get(f"{DESK}huisstijl.css").content.decode()
    assert css == ":root {\n  --poortgenoot-ink: #111111;\n}\n"


def settings_of(**changes: str) -> dict[str, str]:
    return {"name": "Vereniging", "welcome": "", "mail_domains": "", "answers_by_link": "on"} | changes


@pytest.mark.parametrize(
    ("domain", "said"),
    [("gmail.com", "iedereen"), ("geen domein!", "geen maildomein"), ("dienst.example", "andere gastheer")],
)
def test_a_mail_domain_must_belong_to_the_host_alone(cast: Cast, domain: str, said: str) -> None:
    Host.objects.filter(pk=cast.service.pk).update(mail_domains=["dienst.example"])
    answer = fresh(cast.administrator).post(f"{DESK}instellingen/", settings_of(mail_domains=domain))
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_answering_by_link_can_be_switched_off(cast: Cast) -> None:
    assert cast.administrator.user
    EmailAddress.objects.create(user=cast.administrator.user, email="ik@vereniging.example", verified=True)
    settings = settings_of(mail_domains="@vereniging.example")
    del settings["answers_by_link"]
    fresh(cast.administrator).post(f"{DESK}instellingen/", settings)
    host = Host.objects.get(pk=cast.association.pk)
    assert (host.answers_by_link, host.mail_domains) == (False, ["vereniging.example"])


def test_the_secret_of_a_sign_in_service_is_kept_and_never_shown(cast: Cast) -> None:
    browser = fresh(cast.administrator)
    sent = {"name": "Ons account", "server_url": "https://id.example", "client_id": "pg", "secret": "geheim-123"}
    browser.post(f"{DESK}aanmelden/", sent)
    assert "geheim-123" not in shown(browser, "aanmelden/")
    browser.post(f"{DESK}aanmelden/", sent | {"secret": "", "client_id": "pg2"})
    assert Host.objects.get(pk=cast.association.pk).oidc["secret"] == "geheim-123"
    assert browser.post(f"{DESK}aanmelden/", sent | {"server_url": "http://id.example"}).status_code == 422
    browser.post(f"{DESK}aanmelden/", {"off": "1"})
    assert Host.objects.get(pk=cast.association.pk).oidc == {}


def change(browser: Client, member: Member, **sent: str) -> int:
    pk = Membership.objects.get(member=member, host__slug="vereniging").pk
    return browser.post(f"{DESK}leden/{pk}/", sent).status_code


def test_roles_are_given_by_administrators_and_one_administrator_stays(cast: Cast) -> None:
    assert change(fresh(cast.moderator), cast.coach, role="moderator") == 403
    assert change(fresh(cast.administrator), cast.administrator, role="member") == 403
    assert change(fresh(cast.administrator), cast.coach, role="administrator") == 302
    assert change(fresh(cast.administrator), cast.administrator, role="member") == 302
    assert fresh(cast.administrator).get(DESK).status_code == 404


def test_a_moderator_takes_a_vouch_back_or_a_member_out(cast: Cast) -> None:
    browser = fresh(cast.moderator)
    change(browser, cast.doctor, unvouch="BA")
    assert not Member.objects.get(pk=cast.doctor.pk).is_verified
    assert change(browser, cast.administrator, remove="1") == 403
    change(browser, cast.doctor, remove="1")
    assert not Membership.objects.filter(member=cast.doctor).exists()


def test_who_asks_to_join_comes_a_page_at_a_time_the_longest_waiting_first(cast: Cast) -> None:
    for number in range(LIMITS.page_size + 2):
        at = clock.now() - timedelta(days=100 - number)
        JoinRequest.objects.create(host=cast.association, member=make_member("JC", name=f"Vraagt {number:03}"), at=at)
    browser = fresh(cast.moderator)
    first = browser.get(f"{DESK}wachtrij/")
    second = browser.get(first.context["next_url"])
    names = [one.member.name for page in (first, second) for one in page.context["requests"]]
    assert names == [f"Vraagt {number:03}" for number in range(LIMITS.page_size + 2)]
    assert second.context["next_url"] is None


def test_who_is_on_the_list_and_did_not_come_is_leafed_through(cast: Cast) -> None:
    lines = (ListedAddress(host=cast.association, email=f"lid{n:03}@lijst.example") for n in range(ON_PAGE + 1))
    ListedAddress.objects.bulk_create(lines)
    browser = fresh(cast.moderator)
    first, second = (shown(browser, f"uitnodigen/?page={n}") for n in (1, 2))
    assert "lid000@lijst.example" in first
    assert "lid050@lijst.example" not in first
    assert "lid050@lijst.example" in second
    assert f"{ON_PAGE + 1} genodigden zijn er nog niet" in first


def test_rooms_of_the_desk_that_other_rooms_bring_have_their_tab(cast: Cast) -> None:
    browser = fresh(cast.moderator)
    tabs = re.search(r'<nav class="tabs".*?</nav>', shown(browser, ""), re.S)
    assert tabs
    assert re.findall(rf'href="{DESK}(weeg-mee|werkvormen|evaluaties)/"', tabs[0]) == [
        "weeg-mee",
        "werkvormen",
        "evaluaties",
    ]
    for path in ("weeg-mee/", "werkvormen/", "evaluaties/"):
        assert f'href="{DESK}{path}" aria-current="page"' in shown(browser, path)
