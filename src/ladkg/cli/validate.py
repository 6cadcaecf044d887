"""`ladkg validate`: the built graph, or any RDF files, against the shapes."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ladkg.cli.console import progress
from ladkg.cli.options import Asked, options

if TYPE_CHECKING:
    from ladkg.validate.gate import Gate
    from ladkg.validate.reports import PlacedReport


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@options
def validate(**chosen: Any) -> None:
    """Check FILES (RDF, or tables of the project), or the built graph when none is given, against the shapes.

    Each finding with file, line and column on standard output, or in the reports asked for. Exit code 0 when nothing
    counts against the data, 1 when something does, 2 when it could not be checked.

    \b
    Examples:
      ladkg validate
      ladkg validate new-acts.ttl --lang es
      ladkg validate data.trig --shapes my-shapes/ --report text --report sarif=out.sarif
      ladkg validate new-acts.ttl --against graph.store/
      ladkg validate data/*.ttl --baseline known.toml --changed-since origin/main
    """
    from ladkg.cli.reports import deliver_reports, save_baseline
    from ladkg.errors import FaultyInput
    from ladkg.validate.reports import wishes
    from ladkg.validate.reports.faults import of_faults

    asked = Asked(**chosen)
    wished = wishes(asked.wishes)
    gate = _gate(asked)
    try:
        found = _found(asked, explain=any(one.form == "sarif" for one in wished))
    except FaultyInput as faulty:
        deliver_reports(wished, of_faults(faulty.faults, asked.files), asked.lang)
        sys.exit(2)
    report = gate.apply(found)
    if asked.write_baseline:
        save_baseline(gate.baseline_of(report), asked.write_baseline)
        sys.exit(0)
    deliver_reports(wished, report, asked.lang)
    sys.exit(1 if report.fails else 0)


def _gate(asked: Asked) -> "Gate":
    from ladkg.validate import Severity, gate

    changes = known = None
    if asked.changed_since:
        from ladkg import paths
        from ladkg.validate.changes import changes_since

        changes = changes_since(asked.changed_since, asked.files or [paths.data()])
    if asked.baseline or asked.write_baseline:
        from ladkg.validate.baseline import kept

        known = kept(asked.baseline, asked.write_baseline)
    return gate.Gate(date.today(), Severity[asked.fail_on.upper()], known or {}, changes)


def _found(asked: Asked, *, explain: bool) -> "PlacedReport":
    with progress() as step:
        if asked.against or asked.removed or asked.full:
            from ladkg.cli.against import check_against

            return check_against(asked, explain=explain, progress=step)
        from ladkg.pipeline.check import check

        return check(asked.files, asked.shapes, engine=asked.engine, explain=explain, progress=step)
