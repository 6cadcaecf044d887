"""Outcomes of partitions as files named by the hash of what made them, so that nothing is done twice."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, RdfFormat, parse

from ladkg import graph
from ladkg.spark.work import Outcome
from ladkg.validate import Finding, Severity
from ladkg.validate.reasons import Reason

_LEVEL = 6


@dataclass(frozen=True)
class Kept:
    """An outcome on disk: the file of its own quads with its SHA-256, and the rest of it. `new` is one of this run."""

    digest: str
    quads: Path
    sha256: str
    outcome: Outcome
    new: bool = False


def keep(outcome: Outcome, digest: str, folder: Path) -> None:
    """Writes an outcome; the file that tells of it comes last, so that whatever has one is whole."""
    data = packed(outcome.own)
    graph.write_bytes(data, folder / f"{digest}.nq.gz")
    told = {
        "sha256": hashlib.sha256(data).hexdigest(),
        "quads": outcome.quads,
        "shared": graph.to_bytes(outcome.shared, RdfFormat.N_QUADS).decode(),
        "findings": [_written(finding) for finding in outcome.findings],
        "clashes": outcome.clashes,
    }
    graph.write_bytes(json.dumps(told).encode(), folder / f"{digest}.json")


def is_kept(digest: str, folder: Path) -> bool:
    """Whether there is an outcome of that name, with its quads as they were written."""
    try:
        told = json.loads((folder / f"{digest}.json").read_bytes())
        data = (folder / f"{digest}.nq.gz").read_bytes()
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and told.get("sha256") == hashlib.sha256(data).hexdigest()


def kept(digest: str, folder: Path, *, new: bool = False) -> Kept:
    """An outcome on disk, without its own quads, which stay in their file."""
    told = json.loads((folder / f"{digest}.json").read_bytes())
    shared: list[Quad] = list(parse(told["shared"].encode(), format=RdfFormat.N_QUADS))
    findings = tuple(map(_read, told["findings"]))
    outcome = Outcome([], shared, told["quads"], findings, tuple(told["clashes"]))
    return Kept(digest, folder / f"{digest}.nq.gz", told["sha256"], outcome, new)


def packed(quads: list[Quad]) -> bytes:
    """Sorted N-Quads, compressed: the same to the byte on every run."""
    return gzip.compress(graph.to_bytes(quads, RdfFormat.N_QUADS), _LEVEL, mtime=0)


def _written(finding: Finding) -> dict[str, Any]:
    """All of a finding but its terms, which are there as text."""
    return {
        "severity": int(finding.severity),
        "rule": finding.rule,
        "focus": finding.focus,
        "path": finding.path,
        "value": finding.value,
        "source_shape": finding.source_shape,
        "messages": finding.messages,
        "component": finding.component,
        "why": finding.why,
    }


def _read(told: dict[str, Any]) -> Finding:
    reasons = (
        Reason(key, tuple((name, value) for name, value in values), depth, path)
        for key, values, depth, path in told["why"]
    )
    messages = tuple((language, text) for language, text in told["messages"])
    return Finding(**{**told, "severity": Severity(told["severity"]), "messages": messages, "why": tuple(reasons)})
