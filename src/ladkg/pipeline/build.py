"""The dataset: made from its sources, checked, and kept as sorted files that are the same to the byte on every run."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad, RdfFormat

from ladkg import graph, limits, paths
from ladkg.infer import infer
from ladkg.ontology import ontology_quads
from ladkg.pipeline import Progress, silent
from ladkg.validate import Report, validate

PARTS = ("asserted", "entailed", "derived", "ontology")
_SECONDS = 300
"""What making the dataset may add to the time of a run; it takes a few."""


@dataclass(frozen=True)
class Parts:
    """The dataset in its four parts, never mixed; each a list of quads in the order of writing."""

    asserted: list[Quad]
    entailed: list[Quad]
    derived: list[Quad]
    ontology: list[Quad]

    def __iter__(self) -> Iterator[Quad]:
        for name in PARTS:
            yield from getattr(self, name)


def assemble(said: list[Quad] | None = None, progress: Progress = silent) -> Parts:
    """The dataset: what is said (the tables, unless given), and what follows from it."""
    with limits.own_work(_SECONDS):
        return _assembled(said, progress)


def _assembled(said: list[Quad] | None, progress: Progress) -> Parts:
    progress("Converting the tables")
    if said is None:
        from ladkg.pipeline.tables import asserted

        said = asserted()
    progress("Inferring what follows")
    ontology = ontology_quads()
    inferred = infer(ontology, said)
    return Parts(said, graph.normalised(inferred.entailed), graph.normalised(inferred.derived), ontology)


def check(parts: Parts) -> Report:
    """The dataset, its ontology included, against the project's shapes and hygiene queries."""
    hygiene = paths.queries() / "hygiene"
    return validate(list(parts), shapes=paths.shapes(), ontology=parts.ontology, hygiene=hygiene)


def save(parts: Parts, folder: Path) -> dict[str, int]:
    """Writes the parts as sorted N-Quads with a manifest, and a store; returns the number of quads of each."""
    from ladkg.pipeline.keep import keep

    counts = {}
    hashes = {}
    for name in PARTS:
        data = graph.to_bytes(getattr(parts, name), RdfFormat.N_QUADS)
        graph.write_bytes(data, folder / f"{name}.nq")
        counts[name] = len(getattr(parts, name))
        hashes[f"{name}.nq"] = hashlib.sha256(data).hexdigest()
    manifest = {"built_from": fingerprint(), "quads": counts, "sha256": hashes}
    graph.write_bytes((json.dumps(manifest, indent=2, sort_keys=True) + "\n").encode(), folder / "manifest.json")
    checked = chain(parts.asserted, parts.entailed, parts.derived)
    keep(checked, (folder / f"{name}.nq" for name in PARTS), folder)
    return counts


@cache
def fingerprint() -> str:
    """A hash of everything the built graph depends on: tables, ontology, dated rules and this package's own code."""
    digest = hashlib.sha256()
    rules = paths.queries() / "derive"
    for folder, pattern in (
        (paths.data(), "*.csv"),
        (paths.data(), "*.json"),
        (paths.ontology(), "*.ttl"),
        (rules, "*.rq"),
        (paths.package(), "*.py"),
    ):
        for path in sorted(folder.rglob(pattern)):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def is_current(folder: Path) -> bool:
    """Whether the folder holds the graph of exactly these tables, rules and code."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return manifest.get("built_from") == fingerprint() and all((folder / f"{name}.nq").is_file() for name in PARTS)


def read_parts(names: Iterable[str] = PARTS, progress: Progress = silent) -> Iterator[Quad]:
    """The quads of the built graph's parts, building it first when it is missing or stale."""
    folder = paths.build()
    if not is_current(folder):
        save(assemble(progress=progress), folder)
    for name in names:
        yield from graph.read(folder / f"{name}.nq")


def read_built(progress: Progress = silent) -> Parts:
    """The built graph as parts."""
    return Parts(*(list(read_parts([name], progress)) for name in PARTS))
