"""The guard as a running thing: it never passes a text it could not read."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from poortgenoot.guard import dutch_numbers
from poortgenoot.guard.cli import guard as command
from poortgenoot.guard.engine import Engine, Guard, GuardBuilding, GuardDown, State

TEXT = "Mw. de Boer werkt bij Philips. "


def test_while_it_is_built_it_refuses(tmp_path: Path) -> None:
    building = Guard(tmp_path / "nothing")
    with pytest.raises(GuardBuilding):
        building.check(TEXT)
    assert building.wait(120) is State.READY
    assert [finding.text for finding in building.check(TEXT)] == ["de Boer", "Philips"]


def test_when_building_failed_it_refuses_and_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    broken = Guard(blocked)
    assert broken.wait(60) is State.DOWN
    with pytest.raises(GuardDown):
        broken.check(TEXT)


def test_three_thousand_characters_take_less_than_the_eye_notices(engine: Engine) -> None:
    text = ("Wat hanteren jullie als opbouw bij burn-out? " * 6 + TEXT) * 10
    times = []
    for _ in range(5):
        begin = time.process_time()
        engine.check(text[:3000])
        times.append(time.process_time() - begin)
    assert min(times) < 0.3


def test_its_import_leaves_the_loggers_alone(tmp_path: Path) -> None:
    code = (
        "import logging, os; from pathlib import Path;"
        "from poortgenoot.guard.names_engine import deduce_from, lookup_folder;"
        "deduce_from(lookup_folder(Path(os.environ['DATA_DIR']) / 'guard'));"
        "print(logging.getLogger().level, logging.getLogger().handlers)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == f"{30} []"


def test_the_shell_prints_findings_as_json(engine: Engine) -> None:
    done = CliRunner().invoke(command, ["check", "-", "--json"], input="Mail jan@voorbeeld.nl 😀 en bel 06-12345678.")
    found = json.loads(done.stdout)
    assert [(one["kind"], one["severity"], one["text"]) for one in found] == [
        ("email", "blocking", "jan@voorbeeld.nl"),
        ("phone", "blocking", "06-12345678"),
    ]
    assert found[1]["start"] == 31
    assert set(found[0]) == {"kind", "severity", "start", "end", "text", "proposal"}


def test_the_shell_reads_many_texts_at_once(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"id": "a", "text": "Hij woont in Doetinchem."}\n{"id": 2, "text": "Niets."}\n')
    done = CliRunner().invoke(command, ["check", "--jsonl", str(file)])
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["id"], len(line["findings"])) for line in lines] == [("a", 1), (2, 0)]


class Emptied(dict[str, bool]):
    """What is kept is gone at once, as when another thread empties it."""

    def __setitem__(self, word: str, known: bool) -> None:
        pass


def test_a_word_is_known_while_another_thread_empties_what_was_seen(engine: Engine) -> None:
    assert replace(engine.lexicon, _seen=Emptied()).is_word("fiets")


def test_what_stays_in_memory_are_single_words_and_never_a_run_of_text(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the data-protection assessment says (docs/handleiding/privacy.md): no text, no order, no writer."""
    asked: list[str] = []
    known = dutch_numbers.number_of
    monkeypatch.setattr(dutch_numbers, "number_of", lambda word: asked.append(word) or known(word))
    kept: dict[str, bool] = {}
    text = TEXT * 3 + "Zij is zevenenveertig en belt op nul zes, een twee drie vier vijf zes zeven acht. Re-integratie!"
    replace(engine, lexicon=replace(engine.lexicon, _seen=kept)).check(text)
    assert kept
    assert asked
    assert [word for word in (*kept, *asked) if any(sign.isspace() for sign in word)] == []
