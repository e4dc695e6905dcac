"""The themes of the house, from `themes.json`."""

from __future__ import annotations

import json
from pathlib import Path

from poortgenoot.members.models import Theme

FILE = Path(__file__).parent.parent / "themes.json"


def load_themes(**_signal: object) -> None:
    """Write every theme of the list; a theme that is known keeps its key. Runs after every migration."""
    for line in json.loads(FILE.read_text(encoding="utf-8")):
        Theme.objects.update_or_create(
            slug=line["slug"],
            defaults={"name": line["name"], "group": line["group"], "synonyms": line["synonyms"]},
        )
