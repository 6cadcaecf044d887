"""What a change consists of: files read, and the graph made anew where tables of the project are among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad

from ladkg.pipeline import Progress
from ladkg.pipeline.files import read_files
from ladkg.pipeline.intake import refuse_links
from ladkg.pipeline.places import TABLE


@dataclass(frozen=True)
class Changed:
    """What each file says, and what is taken out.

    Where tables are among the files, `made` is the graph of their data set: what they say together with the tables
    `beside` them, and what follows from it.
    """

    read: Mapping[Path, list[Quad]]
    removed: list[Quad]
    made: list[Quad] | None = None
    beside: Sequence[Path] = ()

    @property
    def said(self) -> list[Quad]:
        """What the RDF files say."""
        return list(chain.from_iterable(quads for file, quads in self.read.items() if file.suffix != TABLE))


def read_change(files: Sequence[Path], removed: Sequence[Path], progress: Progress) -> Changed:
    """Reads it; raises FaultyInput with the faults of all files, InputError for what cannot be read."""
    refuse_links([*files, *removed])
    read = read_files(files, apart=True)
    gone = list(chain.from_iterable(read_files(removed).values()))
    tables = [file for file in files if file.suffix == TABLE]
    if not tables:
        return Changed(read, gone)
    from ladkg.pipeline.build import assemble
    from ladkg.pipeline.tables import asserted, data_set

    together = data_set(tables)
    parts = assemble(asserted(together), progress)
    made = [*parts.asserted, *parts.entailed, *parts.derived]
    return Changed(read, gone, made, [file for file in together.values() if file not in read])
