"""How time, memory and files grow with the number of resources.

Datasets of so many resources (generate.py) are published with `ladkg site`, one after the other, and what was
written is removed at once: the largest is 6 GB in 700,000 files.
"""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generate import dataset  # type: ignore[import-not-found]
from plot import plot  # type: ignore[import-not-found]
from process import Used, used  # type: ignore[import-not-found]

from ladkg import graph
from ladkg.export.folder import SUMS
from ladkg.export.publication import Publication

LADKG: Final = Path(sys.executable).with_name("ladkg")


@dataclass(frozen=True)
class Size:
    """A dataset and what its site took."""

    resources: int
    quads: int
    files: int
    size: float
    used: Used


def grown(resources: int, into: Path) -> Size:
    """A site of so many resources, measured and removed."""
    data = dataset(resources, into / f"{resources}.nq")
    quads, count = _counted(data)
    site = into / f"site-{resources}"
    took = used([str(LADKG), "site", str(site), "--time-limit", "0", "--memory-limit", "0", "--data", str(data)])
    files = (site / SUMS).read_text(encoding="utf-8").splitlines()
    size = sum((site / line.partition("  ")[2]).stat().st_size for line in files) / 1e6
    shutil.rmtree(site)
    data.unlink()
    return Size(count, quads, len(files), size, took)


def _counted(data: Path) -> tuple[int, int]:
    """How many quads and resources."""
    quads = list(graph.read(data))
    return len(quads), len(Publication(quads, "0").resources)


def table(sizes: list[Size]) -> str:
    """Markdown."""
    lines = [
        "| resources | quads | files | MB | CPU s | ms a resource | wall s | MB of memory | kB a resource |",
        "|" + "---|" * 9,
    ]
    for one in sizes:
        took = one.used
        each = f"{took.cpu / one.resources * 1000:.2f}"
        lines.append(
            f"| {one.resources:,} | {one.quads:,} | {one.files:,} | {one.size:,.0f} | {took.cpu:.1f} | {each} "
            f"| {took.wall:.0f} | {took.memory:,.0f} | {took.memory * 1000 / one.resources:.0f} |"
        )
    return "\n".join(lines)


def growth(resources: Sequence[int], into: Path) -> str:
    """A table of one size after the other; the plot stands in the folder."""
    sizes: list[Size] = []
    for count in resources:
        sizes.append(grown(count, into))
        print(table(sizes[-1:]).splitlines()[-1], file=sys.stderr, flush=True)  # noqa: T201
    plot({one.resources: (one.used.cpu, one.used.memory) for one in sizes}, into / "plot.svg")
    return table(sizes)
