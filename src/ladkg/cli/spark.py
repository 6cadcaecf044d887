"""`ladkg spark`: the dataset made as Spark jobs."""

import sys
from functools import partial
from pathlib import Path

import click

from ladkg.cli.console import progress


@click.command()
@click.argument("tables", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("destination", type=click.Path(file_okay=False, path_type=Path))
@click.option("--master", default="local[*]", show_default=True, metavar="URL", help="Where Spark runs.")
@click.option("--partitions", type=click.IntRange(min=1), help="How many; by default one for 5,000 rows.")
@click.option("--conf", multiple=True, metavar="KEY=VALUE", help="A setting of Spark. Any number.")
def spark(tables: Path, destination: Path, master: str, partitions: int | None, conf: tuple[str, ...]) -> None:
    """Build the graph from a folder of TABLES on many machines, into a folder of N-Quads with one report.

    Converts, infers and checks as `ladkg build` does, with the same outcome. It needs `pip install 'ladkg[spark]'` and
    Java 17, on every machine the same version; tables and destination must be seen by all under the same path. A run
    that was broken off goes on where it was when it is started again; what is there is replaced when all is done.

    \b
    Examples:
      ladkg spark data/ graph/
      ladkg spark tables/ graph/ --master spark://host:7077 --partitions 2000
      ladkg spark tables/ graph/ --master 'local-cluster[2,1,1024]'
    """
    from ladkg import limits
    from ladkg.cli.reports import deliver_reports
    from ladkg.spark import job, run
    from ladkg.validate.reports import PlacedReport, Wish

    limits.fix(seconds=0, size=0)
    settings = dict(one.split("=", 1) for one in conf if "=" in one)
    if len(settings) < len(conf):
        raise click.BadParameter("write KEY=VALUE, each key once", param_hint="--conf")
    with progress() as step:
        start = partial(job.context, master, settings)
        made = run.spark(start, tables, destination, partitions=partitions, progress=step)
    told = ", ".join(f"{count:,} {name}" for name, count in made.quads.items())
    before = f" ({made.resumed} from an earlier run)" if made.resumed else ""
    click.echo(f"{destination}: {told} quads in {made.partitions} partitions{before}", err=True)
    deliver_reports([Wish("text")], PlacedReport.of(made.report.findings), "en")
    sys.exit(0 if made.report.conforms else 1)
