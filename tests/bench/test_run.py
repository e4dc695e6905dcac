"""A bench that fails is reported, the others go on, and the exit code tells."""

import json
from pathlib import Path

import pytest
from bench.rows import Row

from bench import run


@pytest.fixture
def benches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with the real frame and two benches of its own: one measures, one fails."""
    folder = tmp_path / "bench"
    folder.mkdir()
    for name in ("__init__", "rows", "run"):
        (folder / f"{name}.py").write_text((run.FOLDER / f"{name}.py").read_text())
    (folder / "measures.py").write_text(
        "from bench.rows import Row, at_least, measured\n\n\n"
        "def run() -> list[Row]:\n    print('noise')\n    return [measured('hits', 0.4, '', 0.2, at_least(0.5))]\n"
    )
    (folder / "breaks.py").write_text("def run() -> list:\n    raise ValueError('no server')\n")
    monkeypatch.setattr(run, "FOLDER", folder)
    return folder


def test_benches_are_found_and_parts_are_not(benches: Path) -> None:
    assert run.names() == ["breaks", "measures"]


def test_a_shortfall_is_shown_and_is_no_failure(
    benches: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = tmp_path / "figures.json"
    assert run.main(["measures", "--json", str(figures)]) == 0
    assert "NOT MET" in capsys.readouterr().out
    (bench,) = json.loads(figures.read_text())["benches"]
    assert Row(**bench["rows"][0]) == Row("hits", 0.4, "", 0.2, 2.0, "≥ 0.5", False)


def test_a_failing_bench_is_named_and_the_next_still_runs(benches: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 1
    shown = capsys.readouterr().out
    assert "FAILED: ValueError: no server" in shown
    assert "hits" in shown


def test_an_unknown_name_is_refused(benches: Path) -> None:
    with pytest.raises(SystemExit):
        run.main(["nothing"])
