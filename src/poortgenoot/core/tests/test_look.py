"""What the look shows: marks, arches, forms, and the pages that say no."""

from __future__ import annotations

import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from tests.cast import Cast, client_of

from poortgenoot.core import clock
from poortgenoot.core.icons import ICONS
from poortgenoot.core.marks import MARKS
from poortgenoot.members.professions import Profession


def shown(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_every_profession_has_a_mark_by_the_name_the_members_know() -> None:
    assert {code: str(mark.name) for code, mark in MARKS.items()} == dict(Profession.choices)


def test_no_two_professions_share_a_shape() -> None:
    assert len({mark.shape for mark in MARKS.values()}) == len(MARKS)


def test_a_mark_tells_its_profession_to_who_cannot_see_it() -> None:
    assert "<title>bedrijfsarts</title>" in shown('{% profession_mark "BA" %}')


def test_a_mark_with_its_name_is_heard_once() -> None:
    html = shown('{% named_mark "BA" %}')
    assert html.count("bedrijfsarts") == 1
    assert 'aria-hidden="true"' in html


def test_the_arch_says_in_words_how_many_professions_answered() -> None:
    html = shown("{% answered_arch asked answered %}", asked=["VA", "BA", "AD"], answered={"BA"})
    assert "1 van 3 beroepsgroepen reageerden" in html
    assert html.count("stone--waiting") == 2


def test_a_time_is_said_shortly_and_exact_on_hover() -> None:
    html = shown("{{ at|people_time }}", at=clock.now() + timedelta(days=40))
    assert re.search(r'<time datetime="[^"]+" title="\w+dag \d+ \w+ 20\d\d, \d+\.\d\d uur">\d+ \w+', html)


def test_a_time_that_is_not_there_is_silent() -> None:
    assert shown("{{ at|people_time }}{{ at|ago }}", at=None) == ""


def test_a_bar_of_nothing_is_empty() -> None:
    assert 'class="bar__fill" width="0"' in shown("{% bar 3 0 %}")


class Reply(forms.Form):
    text = forms.CharField(label="Je reactie", help_text="Kort mag.", widget=forms.Textarea, max_length=10)


def test_a_form_that_fails_keeps_every_word_and_ties_the_message_to_its_field() -> None:
    html = str(Reply({"text": "veel te lang voor hier"}))
    assert "veel te lang voor hier" in html
    said_by = re.search(r'aria-describedby="([^"]+)"', html)
    assert said_by
    assert all(f'id="{name}"' in html for name in said_by[1].split())
    assert 'aria-invalid="true"' in html


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/stijl/", "/aanmelden/"])
def test_a_visitor_opens_the_page_without_inline_script_or_style(path: str) -> None:
    answer = Client().get(path)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not re.search(r"<style|<script(?![^>]*(?:\bsrc=|application/json))|\sstyle=|\son\w+=", page)


@pytest.mark.django_db
def test_the_style_page_shows_every_profession_and_a_failed_form() -> None:
    page = Client().get("/stijl/").content.decode()
    assert all(f"mark--{code}" in page for code in MARKS)
    assert "utrecht-form-field--invalid" in page


@pytest.mark.django_db
def test_a_chosen_theme_comes_with_the_page_and_an_invented_one_does_not() -> None:
    client = Client()
    client.cookies["thema"] = "dark"
    assert 'data-theme="dark"' in client.get("/stijl/").content.decode()
    client.cookies["thema"] = '"><script>'
    assert "data-theme=" not in client.get("/stijl/").content.decode().split("<head>")[0]


@pytest.mark.django_db
def test_a_page_that_is_not_there_helps_further() -> None:
    answer = Client().get("/bestaat-niet/")
    assert answer.status_code == 404
    assert "Deze pagina is er niet" in answer.content.decode()


def test_every_icon_that_a_page_asks_for_is_drawn() -> None:
    pages = Path(settings.PACKAGE).rglob("templates/**/*.html")
    asked = {name for page in pages for name in re.findall(r'{% icon "(\w+)"', page.read_text())}
    assert asked <= set(ICONS)


def test_a_link_alone_on_its_line_is_as_large_as_a_thumb() -> None:
    """`answer__more` makes it 44 px high; a link within a sentence stays in it."""
    alone = re.compile(r"<p><a ((?:[^>{]|{%[^%]*%}|{{[^}]*}})*)>(?:(?!</a>).)*</a></p>")
    pages = [p for p in Path(settings.PACKAGE).rglob("templates/**/*.html") if "mail" not in p.parts]
    found = [(page.name, link) for page in pages for link in alone.findall(page.read_text())]
    assert len(found) > 10
    assert [name for name, link in found if "class=" not in link] == []


def test_a_first_visit_carries_little() -> None:
    """Look, letters and behaviours together; the page itself and htmx (13 kB) come on top, 150 kB in all."""
    built = Path(settings.PACKAGE) / "static/build"
    assert (built / "house.css").exists(), "run bin/frontend first"
    wanted = [f for f in built.iterdir() if f.suffix in {".css", ".js", ".woff2"} and "-ext-" not in f.name]
    assert sum(len(gzip.compress(f.read_bytes())) for f in wanted) < 85_000
    assert len(gzip.compress((built / "house.css").read_bytes())) < 25_000


@pytest.mark.django_db
def test_a_part_that_comes_back_never_gets_the_style_of_what_stood_there() -> None:
    """htmx would copy it for its transitions, an attribute that the content policy refuses."""
    assert '"defaultSettleDelay": 0' in Client().get("/").content.decode()


def test_the_desk_of_a_host_has_a_door_for_its_moderators_only(cast: Cast) -> None:
    assert 'href="/gastheer/"' in client_of(cast.moderator).get("/meldingen/").content.decode()
    assert 'href="/gastheer/"' not in client_of(cast.doctor).get("/meldingen/").content.decode()


def test_a_member_finds_the_same_rooms_at_the_top_and_at_the_thumb(cast: Cast) -> None:
    page = client_of(cast.doctor).get("/meldingen/").content.decode()
    assert page.count('<a href="/meldingen/" aria-current="page"') == 2
    assert 'action="/afmelden/"' in page


@pytest.mark.parametrize("name", ["row", "person", "plain-row", "method-row"])
def test_a_title_that_covers_its_row_covers_no_other(name: str) -> None:
    """`.row__title a::after` fills what is positioned around it: without that, the last row takes every tap."""
    css = "".join(file.read_text() for file in sorted((Path(__file__).parents[4] / "frontend" / "css").glob("*.css")))
    rules = re.findall(rf"^[^{{}}@]*\.{name}\b(?=[ ,{{])[^{{}}]*{{([^}}]*)}}", css, re.MULTILINE)
    assert any("position: relative" in rule for rule in rules)


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "405", "429", "500"])
def test_a_page_that_says_no_shows_a_way_on(name: str) -> None:
    html = render_to_string(f"{name}.html")
    assert 'class="utrecht-button utrecht-button--primary-action" href="/"' in html
    assert re.search(r"<h1>.{10,}</h1>", html)


@pytest.mark.django_db
def test_what_only_a_button_does_says_so_when_it_is_opened_by_itself() -> None:
    answer = Client().get("/weeg-mee/een-casus/op-de-hoogte/")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "Deze stap open je met een knop" in answer.text


@pytest.mark.parametrize(
    ("came_from", "way"),
    [
        ("http://testserver/casus/3/?stap=2", "/casus/3/?stap=2"),
        ("https://elders.example/", "/"),
        ("http://testserver//elders.example/vals/", "/elders.example/vals/"),
        ("http://testserver", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_a_refusal_leads_back_to_the_page_of_the_house_one_came_from(came_from: str, way: str) -> None:
    request = RequestFactory().post("/casus/3/weeg/", headers={"Referer": came_from})
    html = render_to_string("403.html", {"exception": "De afwegingen zijn al geopend."}, request)
    assert f'utrecht-button--primary-action" href="{way}"' in html
    assert "De afwegingen zijn al geopend." in html
    assert "Dit kan nu niet" in html
