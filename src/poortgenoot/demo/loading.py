"""Loading the demo world, once, with its progress told."""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from pathlib import Path

import click
from django.conf import settings
from django.db import transaction

from poortgenoot import guard
from poortgenoot.core import clock
from poortgenoot.demo import cases, people, tables, weighing
from poortgenoot.demo.models import Clock, Part
from poortgenoot.demo.world import rows
from poortgenoot.members.models import Member, Theme
from poortgenoot.notifications.actions import deliver_waiting
from poortgenoot.sparring.actions.index import put_lesson
from poortgenoot.sparring.models import Lesson

PATIENCE = 180.0


def load_once() -> None:
    """Fill an empty database with the demo world: the whole of it, or nothing."""
    if Clock.objects.exists():
        return
    say("Setting up the check for names and places (once) …")
    wait_for_guard(settings.DATA_DIR / "guard")
    say("Letting forty people live through thirty cases (once) …")
    with transaction.atomic():
        clock.set_ahead(-timedelta(days=200))
        hosts = people.make_hosts()
        members = people.make_members(hosts)
        make_lessons(members)
        clock.set_ahead(timedelta())
        people.make_duties(hosts, members)
        cases.play(members, show)
        weighing.weigh_along(members)
        weighing.gather(hosts, members)
        tables.lay_all(members)
        Clock.objects.create(pk=1, seconds=0)
    deliver_waiting()


def wait_for_guard(folder: Path) -> None:
    guard.start_building(folder)
    begin = time.monotonic()
    while guard.state() != "ready":
        if guard.state() == "down" or time.monotonic() - begin > PATIENCE:
            raise click.ClickException("The guard could not be built; see the log.")
        time.sleep(0.05)


def make_lessons(members: dict[str, Member]) -> None:
    """The lessons that no question of the data led to."""
    themes = dict(Theme.objects.values_list("slug", "pk"))
    for row in rows("lessons"):
        author = members[row["by"]]
        texts = {"title": row["title"], "case_text": row["case"], "insight": row["insight"]}
        lesson = Lesson.objects.create(
            **texts,
            for_employee=row["for_employee"],
            author=author,
            profession=author.profession,
            professions=row["professions"],
            at=clock.now(),
        )
        lesson.themes.set([themes[slug] for slug in row["themes"]])
        put_lesson(lesson)
        Part.objects.create(key=f"lesson:{row['key']}", number=lesson.pk)


def show(done: int, whole: int) -> None:
    """One line that fills, on a terminal only."""
    if sys.stderr.isatty():
        click.echo(f"\r  {done} of {whole} things happened", nl=done == whole, err=True)


def say(words: str) -> None:
    click.echo(words, err=True)
