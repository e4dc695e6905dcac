"""Results for a shell and for the API: plain data, and text."""

from __future__ import annotations

import re
from dataclasses import asdict

from poortgenoot.search.queries import Results


def as_json(results: Results) -> dict[str, object]:
    """Results as plain data that JSON can hold; moments in ISO 8601."""
    plain = asdict(results)
    for found in plain["found"]:
        found["at"] = found["at"].isoformat()
        found["label"] = str(found["label"])
        found["excerpt"] = str(found.pop("excerpt_html"))
        found.pop("title_html")
    for count in plain["counts"]:
        count["label"] = str(count["label"])
    return plain


def as_text(results: Results) -> str:
    """Results as lines to read in a terminal."""
    lines = [f"{results.total}{'+' if results.more else ''}"]
    if results.did_you_mean:
        lines.append(f"? {results.did_you_mean}")
    for found in results.found:
        lines += ["", f"{found.title}  [{found.label}]  {found.url}", f"  {re.sub('<[^>]+>', '', found.excerpt_html)}"]
    return "\n".join(lines)
