"""`ladkg rules`: every rule of the shapes, or one of them explained with its examples."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ladkg.cli.options import LANGUAGES

if TYPE_CHECKING:
    from ladkg.validate.catalogue import Explained


@click.command()
@click.argument("name", metavar="[ID]", required=False)
@click.option(
    "--shapes", type=click.Path(exists=True, path_type=Path), metavar="PATH", help="Your own shapes: a file or folder."
)
@click.option("--lang", type=LANGUAGES, default="en", show_default=True, help="Language of messages.")
def rules(name: str | None, shapes: Path | None, lang: str) -> None:
    """List the rules, or explain the one with this ID: what it asks, where it stands, what breaks and what keeps it.

    \b
    Examples:
      ladkg rules
      ladkg rules CountryIso3 --lang fr
      ladkg rules --shapes my-shapes/
    """
    from ladkg import paths
    from ladkg.errors import InputError
    from ladkg.pipeline.check import explained
    from ladkg.validate import load_shapes
    from ladkg.validate.catalogue import near, with_examples

    known = explained(load_shapes(shapes or paths.shapes()), shapes)
    if not name:
        for rule in known:
            click.echo(f"{rule.id}\t{rule.severity}\t{rule.message(lang)}")
        return
    found = [rule for rule in known if name in {rule.id, rule.source}]
    if not found:
        meant = near(name, known)
        hint = f"did you mean {', '.join(meant)}?" if meant else "ladkg rules lists them all"
        raise InputError(f"no rule is called {name}; {hint}")
    for rule in with_examples(found, paths.examples()):
        click.echo("\n".join(_lines(rule, lang)))


def _lines(rule: "Explained", lang: str) -> list[str]:
    lines = [f"{rule.id} ({rule.severity})", "", f"  {rule.message(lang)}", ""]
    lines += [f"  {rule.source}"] if rule.source else []
    lines += [f"  {rule.file}:{rule.line}"] if rule.file else []
    lines += [f"  {rule.constraint}"] if rule.constraint else []
    for title, file in (("Breaks it", rule.bad[0] if rule.bad else None), ("Keeps it", rule.good)):
        if file:
            text = file.read_text(encoding="utf-8").rstrip()
            lines += ["", f"{title} ({file.name}):", "", *(f"  {line}".rstrip() for line in text.splitlines())]
    return lines
