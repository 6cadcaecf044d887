"""`ladkg evaluate`: how well what was read in texts agrees with what was marked."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ladkg.cli.console import deliver, output_option
from ladkg.cli.rows import guarded, safe_option

if TYPE_CHECKING:
    from ladkg.extract.score import Score

FORMATS = ("table", "csv", "json")
FIGURES = ("layer", "gold", "predicted", "right", "precision", "recall", "f1")


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("predicted", type=click.Path(path_type=Path))
@click.option("--differences", is_flag=True, help="List what was missed and what is extra instead of the figures.")
@click.option("--at-least", "floors", metavar="LAYER=F1", multiple=True, help="End with 1 if a layer's F1 is below.")
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@safe_option
@output_option
def evaluate(gold: Path, predicted: Path, differences: bool, floors: tuple[str, ...], form: str, output: str) -> None:
    """Compare PREDICTED with GOLD: RDF files, tables of readings (.csv), or folders of these.

    Precision, recall and F1 for participants, instruments, sentences (passages that state something), force,
    undertakes, hedges and beneficiaries. Passages are the same if their wording is, or if they overlap by half.

    \b
    Examples:
      ladkg convert text summit.md --format nquads -o summit.nq
      ladkg evaluate summit-gold.csv summit.nq
      ladkg evaluate gold/ predicted/ --differences --format csv
      ladkg evaluate gold/ predicted/ --at-least force=0.85 --at-least participants=0.95
    """
    from ladkg.cli.rows import written_rows
    from ladkg.pipeline.evaluate import evaluate as compare

    safe, wanted = guarded(form), dict(map(_floor, floors))
    found, unread = compare(gold, predicted)
    if unread:
        click.echo(f"not in {predicted}, so left out: {', '.join(unread)}", err=True)
    header, rows = _differences(found) if differences else (FIGURES, [_figures(score) for score in found])
    deliver(written_rows(header, rows, form, safe), output)
    sys.exit(1 if any(score.f1 < wanted.get(score.layer, 0) for score in found) else 0)


def _floor(written: str) -> tuple[str, float]:
    from ladkg.extract.score import LAYERS

    layer, _, least = written.partition("=")
    try:
        if layer in LAYERS and 0 <= float(least) <= 1:
            return layer, float(least)
    except ValueError:
        pass
    raise click.BadParameter(f"{written!r}: write LAYER=F1, one of {', '.join(LAYERS)} with a number from 0 to 1")


def _figures(score: "Score") -> Sequence[str]:
    counts = (score.right + len(score.missed), score.right + len(score.extra), score.right)
    return score.layer, *map(str, counts), f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}"


def _differences(found: Sequence["Score"]) -> tuple[Sequence[str], list[Sequence[str]]]:
    rows: list[Sequence[str]] = []
    for score in found:
        for kind, items in (("missed", score.missed), ("extra", score.extra)):
            rows += [(score.layer, kind, str(text), " ".join(map(str, rest))) for text, *rest in items]
    return ("layer", "difference", "text", "what"), rows
