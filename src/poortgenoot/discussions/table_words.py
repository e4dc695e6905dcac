"""What the table says in one sentence, for who listens to it and for the big screen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from poortgenoot.discussions.queries.table import Table


def heard(table: Table) -> str:
    """Where the table stands, politely announced by a screen reader when it changes."""
    if table.discussion.closed_at:
        return _("De bespreking is afgesloten.")
    if table.step is None:
        return _("De bespreking is nog niet begonnen.")
    number = (table.discussion.place or 0) + 1
    where = _("Stap %(number)s: %(title)s") % {"number": number, "title": table.step.title}
    return " ".join(filter(None, [_ended(where), _sealed(table), _speaking(table), _leading(table)]))


def _ended(sentence: str) -> str:
    """With a full stop, unless it ends with a sign of its own."""
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _sealed(table: Table) -> str:
    if not table.sealing or table.sealing.key in table.revealed:
        return ""
    return _("%(n)s van %(all)s verzegeld.") % {"n": table.sealed, "all": len(table.places)}


def _speaking(table: Table) -> str:
    return _("Aan de beurt: %(name)s.") % {"name": table.speaking.name} if table.speaking else ""


def _leading(table: Table) -> str:
    """Also after a handover, so that who listens hears whose turn it is to lead."""
    return _("Leidt: %(name)s.") % {"name": table.leader.name} if table.leader else ""
