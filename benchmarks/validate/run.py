"""A change of a hundred triples against graphs of the project's shape kept on disk, beside engines that check it all.

    python benchmarks/validate/run.py --sizes 10000 100000 1000000 --into FOLDER

Each measurement is a process of its own, from its start to its end: CPU seconds, wall seconds and memory, the least of
several runs. What is found is compared, not only timed: what a full check of the merged graph finds (the base is
without fault) must be what the check of the change finds. pyrudof and Jena (Debian's libapache-jena-java) take part
where they are installed; the plot needs matplotlib.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import cold  # type: ignore[import-not-found]
import generate  # type: ignore[import-not-found]
from measure import Measured, measured  # type: ignore[import-not-found]
from plot import plot  # type: ignore[import-not-found]
from pyoxigraph import Literal, Quad, RdfFormat, serialize

from engines import ENGINES, Engine, Row  # type: ignore[import-not-found]
from ladkg import paths
from ladkg.ontology import ontology_quads
from ladkg.store import write_store
from ladkg.terms import RDFS, SH
from ladkg.validate import load_shapes

Results = dict[str, dict[int, Measured]]


def main() -> None:
    """Measures every engine at every size it is allowed, prints tables and writes a plot."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--into", type=Path, required=True, help="a folder for the graphs, stores and the plot")
    options.add_argument("--engines", nargs="*", default=[engine.name for engine in ENGINES])
    options.add_argument("--cold", type=Path, help="a built graph, for the cold start; without it that is left out")
    asked = options.parse_args()
    asked.into.mkdir(parents=True, exist_ok=True)
    results: Results = {name: {} for name in asked.engines}
    for size in asked.sizes:
        folder = prepare(asked.into / str(size), size)
        found = {}
        for engine in ENGINES:
            if engine.name in asked.engines and size <= engine.most and (run := _measured(engine, folder, size)):
                results[engine.name][size] = run
                found[engine.name] = engine.read(run.output)
        agree(found)
    print(table(results, asked.sizes), ratios(results, asked.sizes), sep="\n\n")  # noqa: T201
    plot(
        {name: {size: run.cpu for size, run in runs.items()} for name, runs in results.items() if runs},
        asked.into / "plot.svg",
    )
    if asked.cold:
        print(cold.table(asked.cold, asked.into / "cold"))  # noqa: T201


def prepare(folder: Path, size: int) -> Path:
    """A folder with the base as a store, the merged graph, the change and the shapes, unless it is there."""
    if not (folder / "shapes-english.ttl").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        base, change = generate.graph(size), generate.change()
        write_store([*base, *_hierarchy()], folder / "store")
        shapes = load_shapes(paths.shapes()).quads
        # Jena 4.5 takes one sh:message for each SPARQL constraint.
        english = [quad for quad in shapes if quad.predicate != SH.message or _is_english(quad)]
        for name, quads in (("change", change), ("merged", [*base, *change, *_hierarchy()])):
            serialize(quads, str(folder / f"{name}.nt"), format=RdfFormat.N_TRIPLES)
        for name, quads in (("shapes", shapes), ("shapes-english", english)):
            serialize(quads, str(folder / f"{name}.ttl"), format=RdfFormat.TURTLE)
    return folder


def _hierarchy() -> list[Quad]:
    return [Quad(*quad.triple) for quad in ontology_quads() if quad.predicate == RDFS.subClassOf]


def _is_english(quad: Quad) -> bool:
    return isinstance(quad.object, Literal) and quad.object.language == "en"


def _measured(engine: Engine, folder: Path, size: int) -> Measured | None:
    run = measured(engine.command(folder))
    print(f"{size:>9,} {engine.name:<22} {run}", file=sys.stderr, flush=True)  # noqa: T201
    return run if isinstance(run, Measured) else None


def agree(found: Mapping[str, Sequence[Row]]) -> None:
    """Stops when those that say the same thing in the same way differ; says how much of it the others find."""
    full = {name: set(rows) for name, rows in found.items() if all(len(row) > 2 for row in rows)}
    first = next(iter(full.values()), set())
    if any(rows != first for rows in full.values()):
        sys.exit(f"what is found differs: {full}")
    wanted = Counter(row[:2] for row in first)
    for name, rows in found.items():
        held = Counter(row[:2] for row in rows)
        said = f"finds {(held & wanted).total()} of {wanted.total()}, and {(held - wanted).total()} others"
        print(f"          {name:<22} {said}", file=sys.stderr)  # noqa: T201


def table(results: Results, sizes: Sequence[int]) -> str:
    """Markdown: CPU and wall seconds and memory."""
    lines = _head(sizes)
    for name, runs in results.items():
        lines.append(f"| {name} | " + " | ".join(str(runs.get(size, "not run")) for size in sizes) + " |")
    return "\n".join(lines)


def ratios(results: Results, sizes: Sequence[int]) -> str:
    """Markdown: how many times the CPU seconds of the change, and of our engine on the whole, the others take."""
    lines = _head(sizes)
    for at, own in enumerate(list(results)[:2]):
        for name, runs in list(results.items())[at + 1 :]:
            pairs = [(runs.get(size), results[own].get(size)) for size in sizes]
            cells = [f"{run.cpu / mine.cpu:,.1f} ×" if run and mine else "" for run, mine in pairs]
            if any(cells):
                lines.append(f"| {name} : {own} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _head(sizes: Sequence[int]) -> list[str]:
    return ["| | " + " | ".join(f"{size:,} triples" for size in sizes) + " |", "|---" * (len(sizes) + 1) + "|"]


if __name__ == "__main__":
    main()
