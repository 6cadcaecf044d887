"""A change of a hundred triples against graphs of the project's shape kept on disk, beside engines that check it all.

    python benchmarks/validate/run.py --sizes 10000 100000 --into FOLDER

Each measurement is a process of its own, CPU and wall seconds from its start to its end; the best of several. What is
found is compared, not only timed: everything a full check of the merged graph finds (the base is without fault) must be
what the check of the change finds. pyrudof takes part where it is installed; it is compared by number.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import generate  # type: ignore[import-not-found]
from pyoxigraph import Quad, RdfFormat, parse, serialize

from ladkg import paths
from ladkg.ontology import ontology_quads
from ladkg.terms import RDFS
from ladkg.validate import load_shapes
from ladkg.validate.change import write_store

LIMITS = {
    "change": 10**9,
    "ladkg, whole": 10**9,
    "pyrudof, whole": 10**6,
    "pySHACL, whole": 10**4,
    "pySHACL, tuned": 10**5,
}
COMMAND = "from ladkg.cli import main; main()"


@dataclass(frozen=True)
class Measured:
    """The best of several runs, and what the last one wrote."""

    cpu: float
    wall: float
    output: str


def main() -> None:
    """Measures every engine at every size it is allowed, prints a table of ratios and writes a plot."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    options.add_argument("--into", type=Path, required=True, help="a folder for the graphs, stores and the plot")
    options.add_argument("--engines", nargs="*", choices=LIMITS, default=list(LIMITS))
    options.add_argument("--worker", choices=LIMITS, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.worker:
        sys.stdout.write(json.dumps(WORKERS[asked.worker](asked.into)))
        return
    asked.into.mkdir(parents=True, exist_ok=True)
    results: dict[str, dict[int, Measured]] = {engine: {} for engine in asked.engines}
    for size in asked.sizes:
        folder = prepare(asked.into / str(size), size)
        for engine in asked.engines:
            if size <= LIMITS[engine] and (done := measured(engine, folder)):
                results[engine][size] = done
                print(f"{size:>9,} {engine:<16} CPU {done.cpu:8.3f} s, wall {done.wall:8.3f} s", flush=True)  # noqa: T201
        agree(size, {engine: json.loads(runs[size].output) for engine, runs in results.items() if size in runs})
    print(table(results, asked.sizes))  # noqa: T201
    (asked.into / "plot.svg").write_text(plot(results), encoding="utf-8")


def prepare(folder: Path, size: int) -> Path:
    """A folder with the base as a store, the merged graph, the change and the shapes, unless it is there."""
    if not (folder / "shapes.ttl").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        base, change = generate.graph(size), generate.change()
        write_store([*base, *_hierarchy()], folder / "store")
        for name, quads in (("change", change), ("merged", [*base, *change, *_hierarchy()])):
            serialize(quads, str(folder / f"{name}.nt"), format=RdfFormat.N_TRIPLES)
        serialize(load_shapes(paths.shapes()).quads, str(folder / "shapes.ttl"), format=RdfFormat.TURTLE)
    return folder


def _hierarchy() -> list[Quad]:
    return [Quad(*quad.triple) for quad in ontology_quads() if quad.predicate == RDFS.subClassOf]


def measured(engine: str, folder: Path) -> Measured | None:
    """The best of five runs, or of as many as begin within ten seconds; None if the engine is not there."""
    command = [sys.executable, __file__, "--into", str(folder), "--worker", engine]
    if engine == "change":
        files = ["validate", str(folder / "change.nt"), "--against", str(folder / "store"), "--report", "json"]
        command = [sys.executable, "-c", COMMAND, *files]
    runs: list[Measured] = []
    began = time.perf_counter()
    while len(runs) < 5 and (not runs or time.perf_counter() - began < 10):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in (0, 1) or not done.stdout:
            print(f"{engine} did not run: {done.stderr.strip().splitlines()[-1:]}")  # noqa: T201
            return None
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        runs.append(Measured(cpu, wall, done.stdout))
    return Measured(min(run.cpu for run in runs), min(run.wall for run in runs), runs[-1].output)


def _whole(folder: Path) -> list[list[str]]:
    from ladkg.validate.engine import evaluate

    data = parse(path=folder / "merged.nt", format=RdfFormat.N_TRIPLES)
    return [[one.rule, one.focus, one.path, one.value] for one in evaluate(data, load_shapes(paths.shapes()), ())]


def _tuned(folder: Path) -> list[list[str]]:
    from ladkg.validate import reference

    data = parse(path=folder / "merged.nt", format=RdfFormat.N_TRIPLES)
    found = reference.findings(data, load_shapes(paths.shapes()), ())
    return [[one.rule, one.focus, one.path, one.value] for one in found]


def _pyshacl(folder: Path) -> int:
    import pyshacl
    from rdflib import SH

    _, report, _ = pyshacl.validate(str(folder / "merged.nt"), shacl_graph=str(folder / "shapes.ttl"), inplace=True)
    keys = (SH.sourceShape, SH.sourceConstraint, SH.focusNode, SH.resultPath, SH.value)
    found = (tuple(report.value(one, key) for key in keys) for one in report.objects(None, SH.result))  # type: ignore[union-attr]
    return len(set(found))


def _pyrudof(folder: Path) -> int:
    import pyrudof

    engine = pyrudof.Rudof(pyrudof.RudofConfig())
    engine.read_data(folder / "merged.nt", pyrudof.RDFFormat.NTriples)
    engine.read_shacl(folder / "shapes.ttl", pyrudof.ShaclFormat.Turtle)
    return len(engine.validate_shacl())


def agree(size: int, outputs: dict[str, object]) -> None:
    """Stops when engines that say the same thing in the same way differ; says how many the others find."""
    change = outputs.pop("change", None)
    if isinstance(change, dict):
        outputs["change"] = [
            [one[key] or "" for key in ("rule", "focus", "path", "value")] for one in change["findings"]
        ]
    for engine, found in outputs.items():
        print(f"{size:>9,} {engine:<16} finds {found if isinstance(found, int) else len(found)}")  # type: ignore[arg-type]  # noqa: T201
    sets = {engine: {tuple(row) for row in found} for engine, found in outputs.items() if isinstance(found, list)}
    if any(found != next(iter(sets.values())) for found in sets.values()):
        sys.exit(f"what is found differs: {sets}")


def table(results: dict[str, dict[int, Measured]], sizes: Sequence[int]) -> str:
    """Markdown: CPU and wall seconds, and how many times the change's CPU and wall seconds each takes."""
    lines = ["| | " + " | ".join(f"{size:,} triples" for size in sizes) + " |", "|---" * (len(sizes) + 1) + "|"]
    for engine, runs in results.items():
        cells = []
        for size in sizes:
            run, change = runs.get(size), results.get("change", {}).get(size)
            times = f" ({run.cpu / change.cpu:,.0f} ×)" if run and change and engine != "change" else ""
            cells.append(f"{run.cpu:.2f} CPU s, {run.wall:.2f} s{times}" if run else "not run")
        lines.append(f"| {engine} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def plot(results: dict[str, dict[int, Measured]]) -> str:
    """CPU seconds by triples, both on logarithmic axes, as SVG."""
    sizes = [size for runs in results.values() for size in runs]
    across: Callable[[float], float] = lambda size: 60 + 140 * math.log10(size / min(sizes))  # noqa: E731
    up: Callable[[float], float] = lambda cpu: 330 - 65 * (math.log10(cpu) + 1.5)  # noqa: E731
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="560" height="380" font-family="sans-serif" font-size="12">'
    ]
    for power in range(-1, 4):
        y = up(10**power)
        parts.append(f'<path d="M60 {y:.0f}H400" stroke="#ddd"/><text x="8" y="{y + 4:.0f}">{10**power:g} s</text>')
    parts += [f'<text x="{across(size) - 25:.0f}" y="365">{size:,}</text>' for size in sorted(set(sizes))]
    for (engine, runs), colour in zip(results.items(), ("#c00", "#06c", "#082", "#a50", "#609"), strict=False):
        spots = [(across(size), up(run.cpu)) for size, run in sorted(runs.items())]
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in spots)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="{colour}"/>' for x, y in spots]
        parts += [f'<text x="{x + 10:.0f}" y="{y:.0f}" fill="{colour}">{engine}</text>' for x, y in spots[-1:]]
    return "\n".join([*parts, "</svg>", ""])


WORKERS: dict[str, Callable[[Path], object]] = {
    "ladkg, whole": _whole,
    "pySHACL, tuned": _tuned,
    "pySHACL, whole": _pyshacl,
    "pyrudof, whole": _pyrudof,
}

if __name__ == "__main__":
    main()
