"""Small pictures of this room."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from poortgenoot.core.templatetags.look import answered_arch
from poortgenoot.sparring.models import Question
from poortgenoot.sparring.queries import Exchange

register = template.Library()


@register.simple_tag
def asked_and_answered(question: Question) -> SafeString:
    """The arch of a question: a stone for each profession asked, coloured when it answered."""
    perspectives = question.perspectives.all()
    return answered_arch([p.profession for p in perspectives], [p.profession for p in perspectives if p.answered_at])


@register.inclusion_tag("sparring/_exchange_picture.html")
def exchange_picture(rows: Sequence[Exchange], most: int) -> dict[str, object]:
    """Two wings from one spine: what I brought to the left, what I got to the right, per profession."""
    wide, high = 260, 34
    scale = wide / most if most else 0
    lines = [
        {
            "code": row.profession,
            "y": index * high,
            "brought": row.answered + row.helped_them,
            "got": row.received + row.helped_me,
            "left": round(wide - (row.answered + row.helped_them) * scale, 1),
            "brought_width": round((row.answered + row.helped_them) * scale, 1),
            "got_width": round((row.received + row.helped_me) * scale, 1),
        }
        for index, row in enumerate(rows)
    ]
    return {"lines": lines, "height": len(rows) * high}
