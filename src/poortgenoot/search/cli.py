"""`poortgenoot search`: ask the index as a member, fill it again, or judge it on given documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

import click


class BareQuery(click.Group):
    """A group that takes whatever is no command of its own for a query: `poortgenoot search "spoor 2"`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            args = ["find", *args]
        return super().parse_args(ctx, args)


@click.command(cls=BareQuery)
def search() -> None:
    """Find what a member may see: poortgenoot search "loonsanctie" --as MAIL."""


@search.command()
@click.argument("query")
@click.option("--as", "mail", required=True, help="The mail address of the member who searches.")
@click.option("--kind", "kinds", multiple=True, help="Only this kind; may be repeated.")
@click.option("--page", default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
def find(query: str, mail: str, kinds: tuple[str, ...], page: int, as_json: bool) -> None:
    """Search as the member with this mail address."""
    from poortgenoot.operation import house

    with house():
        from poortgenoot.search import people, printing, queries

        member = people.member_with(mail)
        if member is None:
            raise click.ClickException(f"no member has the mail address {mail}")
        results = queries.find(query, member, kinds=kinds, page=page)
        click.echo(json.dumps(printing.as_json(results), ensure_ascii=False) if as_json else printing.as_text(results))


@search.command()
def rebuild() -> None:
    """Fill the whole index again from what the rooms have."""
    from poortgenoot.operation import house

    with house():
        from poortgenoot.search import actions

        click.echo(f"{actions.rebuild()} entries")


@search.command()
@click.argument("documents", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("queries", type=click.File("r", encoding="utf-8"))
@click.option("--output", type=click.File("w", encoding="utf-8"), default="-")
def judge(documents: Path, queries: TextIO, output: TextIO) -> None:
    """Rank DOCUMENTS ({"id","kind","title","body"} lines) for QUERIES ({"qid","query"} lines)."""
    from poortgenoot.operation import house

    with house():
        from poortgenoot.search import judging

        try:
            given = list(judging.read(documents))
        except ValueError as wrong:
            raise click.ClickException(str(wrong)) from None
        with judging.judge(given) as ask:
            for line in filter(str.strip, queries):
                asked = json.loads(line)
                ranked = {"qid": asked["qid"], "ranked": ask.ranked(asked["query"])}
                click.echo(json.dumps(ranked, ensure_ascii=False), file=output)
