"""Where the triples that findings are about stand in the files, with the source line of each place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

from ladkg import graph
from ladkg.read.places import Place, Wanted, places
from ladkg.read.places.lines import decoded
from ladkg.validate import Finding
from ladkg.validate.wanted import wanted

TABLE: Final = ".csv"
Located = dict[Finding, list[tuple[Place, str]]]


def find(findings: Iterable[Finding], files: Mapping[Path, Sequence[Quad]]) -> Located:
    """The places of each finding in files that parse, given with what they hold in the order in which it was read.

    The most exact thing that any file says of a finding is shown, in every file that says it.
    """
    sought = {finding: wanted(finding) for finding in findings}
    everything = dict.fromkeys(chain.from_iterable(sought.values()))
    found: dict[Wanted, list[tuple[Place, str]]] = {}
    for file, quads in files.items():
        data = file.read_bytes()
        lines = re.split("\r\n|\r|\n", decoded(data))
        for want, spots in _read(file, data, quads, everything).items():
            found.setdefault(want, []).extend((spot, lines[spot.line - 1]) for spot in spots)
    return {finding: next((found[want] for want in wants if want in found), []) for finding, wants in sought.items()}


def _read(file: Path, data: bytes, quads: Sequence[Quad], wants: Iterable[Wanted]) -> dict[Wanted, list[Place]]:
    if file.suffix == TABLE:
        from ladkg.pipeline.cells import cells

        return cells(data, str(file), file.stem, wants)
    return places(data, graph.format_of(file), str(file), wants, quads)
