"""Everything of a discussion for its report: of weighings only what was revealed, of people only professions."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poortgenoot.core.marks import MARKS
from poortgenoot.discussions import revealing, words
from poortgenoot.discussions.factor import Contents
from poortgenoot.discussions.method import Step, StepKind
from poortgenoot.discussions.models import Discussion, RecordLine, Seat
from poortgenoot.discussions.papers import Block, Factor, Opened, Report
from poortgenoot.discussions.papers.drawing import drawn
from poortgenoot.discussions.picture import Line, Picture, of_everyone
from poortgenoot.discussions.queries.records import Part, Record, explanation_of, record_of, sequel_of
from poortgenoot.discussions.queries.revealed import revealed
from poortgenoot.discussions.revealing import Shown, Thing

LEAST = 2
"""As at the table: a picture is drawn from two professions on."""
SHAPES = {code: (mark.shape, mark.baseline) for code, mark in MARKS.items()}


def report_of(seat: Seat) -> Report:
    """What the seats of this discussion may all read alike."""
    record = record_of(seat)
    discussion = seat.discussion
    return Report(
        title=discussion.title,
        lead=_("Verslag van een casusbespreking: %(method)s") % {"method": discussion.method.title},
        case=_case(discussion),
        people=Block(_("Aan tafel"), (("", words.professions(record.professions)),)),
        opened=tuple(_opened(discussion)),
        blocks=tuple(block for block in (*_record(record), *_after(discussion)) if block.paragraphs),
        words={
            "foot": _("Dit verslag is van niemand een dossier: geen namen, geen datums, geen taken."),
            "head": [_("Beroepsgroep"), _("Hoe zwaar"), _("Welke kant op")],
        },
    )


def _case(discussion: Discussion) -> Block:
    parts = (
        (_("Wat de werknemer wil en kan:"), discussion.wants),
        (_("Wat er gebeurde:"), discussion.happened),
        (_("De vraag:"), discussion.sentence),
    )
    return Block(_("De casus"), tuple(part for part in parts if part[1].strip()))


def _opened(discussion: Discussion) -> list[Opened]:
    """Each step that was revealed, in the order of the script. What was not revealed is never asked for."""
    opened = set(discussion.reveals.values_list("step", flat=True))
    things = [Thing(f.key, f.group, f.title, f.hint) for f in discussion.factors.all()]
    steps = [step for step in discussion.method.steps if step.key in opened]
    return [_one(step, revealed(discussion, step.key) or [], things) for step in steps]


def _one(step: Step, given: list[tuple[Seat, Contents]], things: list[Thing]) -> Opened:
    rows = [(seat, contents) for seat, contents in given if not contents.is_locked]
    locked = (words.locked(len(given) - len(rows)),) if len(rows) < len(given) else ()
    if step.kind is StepKind.JUDGE:
        said = tuple((words.profession(s.profession) + ":", _advised(c)) for s, c in rows if c.verdict)
        return Opened(step.title, locked, (), said)
    found = revealing.voices(things, ((seat.profession, contents, False) for seat, contents in rows))
    pictures = revealing.pictures(found, of_everyone)
    told = revealing.said(things, found, pictures)
    sentences = tuple(filter(None, (*locked, told.differs, told.agrees, told.noticed)))
    return Opened(step.title, sentences, tuple(map(_factor, revealing.shown(things, pictures, LEAST))), ())


def _advised(contents: Contents) -> str:
    """The advice as a sentence of its own, and why."""
    advice = contents.verdict.strip()
    ends = "" if advice.endswith((".", "?", "!")) else "."
    return f"{advice}{ends} {contents.reason}".strip()


def _factor(shown: Shown) -> Factor:
    rows = tuple(_row(line) for line in shown.picture.lines)
    if not shown.is_open:
        return Factor(shown.factor.title, "", _("Te weinig beroepsgroepen konden dit beoordelen."), ())
    said = _("Waar elke beroepsgroep “%(title)s” zet; dezelfde waarden staan in de tabel ernaast.")
    return Factor(shown.factor.title, _drawn(shown.picture), said % {"title": shown.factor.title}, rows)


def _drawn(picture: Picture) -> str:
    return drawn(picture, SHAPES, top=_("weegt zwaar"), left=_("hindert"), right=_("helpt"))


def _row(line: Line) -> tuple[str, ...]:
    weight = words.ranged(line.weight, words.WEIGHTS) or _("kon dit niet beoordelen")
    return words.profession(line.profession), weight, words.ranged(line.direction, words.DIRECTIONS)


def _record(record: Record) -> list[Block]:
    titles = {
        RecordLine.Kind.WOULD_DO: _("Wat ieder zou doen, en waarom"),
        RecordLine.Kind.ORDER: _("Zo past het in elkaar, vanuit de werknemer"),
        RecordLine.Kind.DIFFERENT: _("Waarover we verschillend bleven denken"),
    }
    blocks = [Block(str(titles[RecordLine.Kind(part.kind)]), _lines(part)) for part in record.parts]
    return [*blocks, _agreed(record)]


def _lines(part: Part) -> tuple[tuple[str, str], ...]:
    """What goes in an order is numbered."""
    said = [_line(line.line, line.factors) for line in part.lines]
    if part.kind != RecordLine.Kind.ORDER:
        return tuple(said)
    return tuple((f"{number}.", text) for number, (_by, text) in enumerate(said, 1))


def _line(line: RecordLine, factors: tuple[str, ...]) -> tuple[str, str]:
    who = words.profession(line.profession) + ":" if line.profession else ""
    hangs = _(" (hangt af van: %(factors)s)") % {"factors": ", ".join(factors)} if factors else ""
    return who, line.text + hangs


def _agreed(record: Record) -> Block:
    if record.is_empty:
        return Block("", ())
    said = {"agreed": record.agreed, "all": len(record.voices), "silent": len(record.silent)}
    told = [
        (
            "",
            ngettext(
                "%(agreed)s van de %(all)s kan zich hierin vinden.",
                "%(agreed)s van de %(all)s kunnen zich hierin vinden.",
                said["agreed"],
            )
            % said,
        )
    ]
    if record.silent:
        told.append(("", _("Nog niets gezegd: %(silent)s.") % said))
    held = [
        (words.profession(v.seat.profession) + ":", v.consent.reservation) for v in record.reservations if v.consent
    ]
    return Block(_("Instemming en voorbehoud"), (*told, *held))


def _after(discussion: Discussion) -> list[Block]:
    explanation, sequel = explanation_of(discussion), sequel_of(discussion)
    return [
        Block(_("Uitleg voor de werknemer"), _paragraphs(explanation.text if explanation else "")),
        Block(_("Wat werd ervan"), _paragraphs(sequel.text if sequel else "")),
    ]


def _paragraphs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(("", part.strip()) for part in text.split("\n") if part.strip())
