"""`ladkg validate FILES --against BASE`: only what a change affects."""

import click

from ladkg.cli.options import Asked
from ladkg.pipeline import Progress
from ladkg.validate.reports import PlacedReport


def check_against(asked: Asked, *, explain: bool, progress: Progress) -> PlacedReport:
    """What the change newly breaks; a word on standard error of what was looked at, and of what had to be in full."""
    from dataclasses import replace

    from ladkg.pipeline.change import check

    files, against, removed, engine = asked.files, asked.against, asked.removed, asked.engine
    if not against:
        raise click.UsageError("--removed and --full say how to check a change: name what it is to with --against.")
    if not (files or removed):
        raise click.UsageError("--against needs FILES that are added or changed, or --removed FILE, or both.")
    if engine != "ladkg" and not asked.full:
        raise click.UsageError(f"--engine {engine} cannot tell what a change affects: add --full.")
    report, change, fetched = check(
        files,
        against,
        removed=removed,
        shapes=asked.shapes,
        full=asked.full,
        engine=engine,
        most=asked.fetch_limit,
        progress=progress,
    )
    if fetched:
        click.echo(f"{against}: {fetched}", err=True)
    if change:
        counts = f"{len(change.added)} triples added, {len(change.removed)} removed"
        click.echo(f"{counts}, {change.checked} nodes looked at; queries/hygiene is left to --full", err=True)
        for rule in change.unbounded:
            click.echo(f"checked in full, as nothing ties what changed to one node: {rule}", err=True)
    if explain:
        from ladkg import paths
        from ladkg.pipeline.check import explained
        from ladkg.validate import load_shapes

        return replace(report, rules=explained(load_shapes(asked.shapes or paths.shapes()), asked.shapes))
    return report
