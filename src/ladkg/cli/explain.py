"""`ladkg explain`: why a state stands as it does, why a triple holds."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from ladkg.cli.console import progress

if TYPE_CHECKING:
    from rich.tree import Tree

    from ladkg.explain.reading import Node


@click.command()
@click.argument("actor", required=False)
@click.argument("instrument", required=False)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day asked about; the reference date by default.")
@click.option("--triple", nargs=3, metavar="S P O", help="Explain this triple: IRIs or prefixed names.")
def explain(
    actor: str | None, instrument: str | None, on: datetime | None, triple: tuple[str, str, str] | None
) -> None:
    """Tell why ACTOR (ISO 3166-1 code, or an organization's slug) stands as it does under INSTRUMENT, as a tree.

    Each branch ends at a record: the act, its date, its source or passage. "Not on record" is told apart from
    "checked, nothing found", with the day up to which someone looked.

    \b
    Examples:
      ladkg explain USA refugee-convention-1951 --on 2022-06-10
      ladkg explain BRA gcm
      ladkg explain --triple id:state/USA lad:boundBy id:obligation/refugee-convention-1951/art-33-1
    """
    from ladkg.pipeline import answers

    if triple is None and (actor is None or instrument is None):
        raise click.UsageError("Give ACTOR and INSTRUMENT, or --triple S P O.")
    with progress() as step:
        store = answers.open_store(step)
    if triple:
        tree = answers.why_triple(store, *triple)
    else:
        tree = answers.why_standing(store, actor or "", instrument or "", on.date() if on else None)
    _print(tree)


def _print(node: "Node") -> None:
    from rich.console import Console

    from ladkg.cli.tables import UNBOUNDED

    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=UNBOUNDED)
    console.print(_tree(node))


def _tree(node: "Node") -> "Tree":
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text(node.text))
    for reason in node.because:
        tree.children.append(_tree(reason))
    return tree
