"""Tables made up for the tests, what one machine makes of them, and a cluster of two workers on this one."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from pyoxigraph import Quad, RdfFormat

from ladkg import graph
from ladkg.convert import kinds
from ladkg.pipeline.build import assemble, check
from ladkg.pipeline.tables import asserted
from ladkg.validate.reports import PlacedReport, write

if TYPE_CHECKING:
    from pyspark import SparkContext

ROOT = Path(__file__).parents[2]
MASTER = "local-cluster[2,1,1024]"
Start = Callable[[], "AbstractContextManager[SparkContext]"]


def generator() -> Any:
    spec = importlib.util.spec_from_file_location("tables", ROOT / "benchmarks/generate/tables.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class OneMachine(NamedTuple):
    """The hash of the sorted N-Quads and the report as JSON."""

    canonical: str
    report: str
    quads: int


def canonical(quads: list[Quad]) -> str:
    lines = graph.to_bytes(quads, RdfFormat.N_QUADS).splitlines(keepends=True)
    assert len(lines) == len(quads), "a quad is there twice"
    return sha256(b"".join(sorted(lines))).hexdigest()


def one_machine(tables: Path) -> OneMachine:
    parts = assemble(asserted({name: tables / subject / f"{name}.csv" for name, (subject, _) in kinds().items()}))
    report = PlacedReport.of(check(parts).findings)
    return OneMachine(canonical(list(parts)), write("json", report, "en"), len(list(parts)))


@pytest.fixture(scope="session")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up tables with mistakes that break a score of rules."""
    folder = tmp_path_factory.mktemp("made") / "tables"
    generator().write(folder, 100_000, faults=4)
    return folder


@pytest.fixture(scope="session")
def expected(faulty: Path) -> OneMachine:
    return one_machine(faulty)


@pytest.fixture(scope="session")
def available() -> None:
    """Skips where Spark cannot run; it must be able to where CI is set."""
    missing = ""
    if not importlib.util.find_spec("pyspark"):
        missing = "pyspark is not installed: pip install 'ladkg[spark]'"
    elif not shutil.which("java") or subprocess.run(["java", "-version"], capture_output=True, check=False).returncode:
        missing = "no java on the PATH: scripts/ensure-java"
    if missing:
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)


@pytest.fixture(scope="session")
def start(available: None) -> Iterator[Start]:  # noqa: ARG001
    """Starts nothing but gives the one cluster of these tests."""
    from ladkg.spark.job import context

    with context(MASTER, {}) as application:
        yield lambda: nullcontext(application)
