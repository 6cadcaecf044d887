"""The loader or the store is killed in the middle of a load: nothing is half there, and a rerun completes."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from ladkg.endpoint import ask
from ladkg.endpoint.staging import PREFIX
from ladkg.endpoint.whole import counts, graphs
from ladkg.errors import LadkgError

from .conftest import KINDS, Engine

LOAD = "from ladkg.cli import main; main()"
BIG, SMALL = "urn:big", "urn:small"
SIZES = {"old": {BIG: 3000, SMALL: 40}, "new": {BIG: 9000, SMALL: 60}}
POINTS = 2
"""Times that each is killed, at moments that differ from run to run."""


def written(folder: Path, version: str) -> Path:
    """A dataset of two graphs, of which the two versions share no statement."""
    file = folder / f"{version}.nq"
    lines = [
        f'<urn:s{number // 4}> <urn:p{number % 4}> "{version} value {number}"@en <{name}> .\n'
        for name, size in SIZES[version].items()
        for number in range(size)
    ]
    file.write_text("".join(lines), encoding="utf-8")
    return file


class Case:
    """A store that holds the old version, and how the new one is loaded into it."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine = engine
        self.files = {version: written(folder, version) for version in SIZES}
        self.is_there = {
            (version, name): {q for q in parse(path=file, format=RdfFormat.N_QUADS) if q.graph_name.value == name}
            for version, file in self.files.items()
            for name in SIZES[version]
        }

    def loader(self, version: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", LOAD, "load", str(self.files[version]), "--endpoint", self.engine.query]
        return subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    def load(self, version: str) -> str:
        """What a load that is left alone tells."""
        process = self.loader(version)
        _, told = process.communicate(timeout=300)
        assert process.returncode == 0, told
        return told

    def versions(self) -> dict[str, str]:
        """Which version of each graph is there, whole."""
        asked = lambda query: ask(self.engine.query, query)  # noqa: E731
        there = {name: size for name, size in counts(asked).items() if name.value in {BIG, SMALL}}
        found = {}
        for name, quads in graphs(asked, there):
            (found[name.value],) = [v for (v, n), known in self.is_there.items() if n == name.value and known == quads]
        return found

    def check(self) -> dict[str, str]:
        """The same, after seeing that what shows in the union of all graphs is what stands in these.

        A store may still be at the last request of a loader that is no more: it is asked until it has come to rest.
        """
        end = time.monotonic() + 120
        while True:
            try:
                there = self.versions()
                shown = self.engine.number("?s <urn:p1> ?o")
                at_rest = there == self.versions()
            except LadkgError as error:  # the new version came between the count and the statements
                assert "changed meanwhile" in str(error)  # noqa: PT017
                assert time.monotonic() < end
                continue
            if at_rest:
                assert set(there) == {BIG, SMALL}
                assert shown == sum(SIZES[version][name] // 4 for name, version in there.items())
                return there

    def staged(self) -> int:
        """How many statements are staged."""
        return self.engine.number(f"GRAPH ?g {{ ?s ?p ?o }} FILTER STRSTARTS(STR(?g), '{PREFIX}')")


@pytest.fixture(scope="module", params=KINDS)
def case(
    request: pytest.FixtureRequest, run: Callable[[str], Engine], tmp_path_factory: pytest.TempPathFactory
) -> Case:
    return Case(run(request.param), tmp_path_factory.mktemp("versions"))


def _kill_loader(_: Case, process: "subprocess.Popen[str]") -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)


def _kill_store(case: Case, process: "subprocess.Popen[str]") -> None:
    case.engine.kill()
    os.killpg(process.pid, signal.SIGKILL)  # else it is patient until the store is back
    process.communicate(timeout=60)
    case.engine.start()


@pytest.mark.parametrize("kill", [_kill_loader, _kill_store], ids=["loader", "store"])
def test_nothing_is_half_there_and_a_rerun_completes(case: Case, kill: Callable[..., None]) -> None:
    case.load("old")
    begun = time.monotonic()
    case.load("new")
    whole = time.monotonic() - begun
    now, other = "new", "old"
    for _ in range(POINTS):
        process = case.loader(other)
        moment = random.uniform(0.1, 1.0) * whole  # noqa: S311
        time.sleep(moment)
        kill(case, process)
        there, staged = case.check(), case.staged()
        context = f"killed after {moment:.2f} s of {whole:.2f}: {there}, {staged} staged"
        assert set(there.values()) <= {now, other}, context
        told = case.load(other)
        assert case.check() == {BIG: other, SMALL: other}, context
        assert case.staged() == 0, context
        if staged > 2000 and there[BIG] == now:
            assert " batches, 0 of them from before" not in told, (context, told)
        now, other = other, now
    assert case.load(now).count("(as it was)") == 2


@pytest.mark.parametrize("staged", [1, SIZES["new"][BIG]], ids=["while staging", "while putting in place"])
def test_the_store_comes_back_and_the_load_goes_on(case: Case, staged: int) -> None:
    """The loader is patient: what it was at is asked for again."""
    case.load("old")
    process = case.loader("new")
    while case.staged() < staged and process.poll() is None:
        time.sleep(0.02)
    time.sleep(random.uniform(0, 1.0))  # noqa: S311
    case.engine.kill()
    case.engine.start()
    there = case.check()
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0, (there, told)
    assert case.check() == {BIG: "new", SMALL: "new"}


def test_who_reads_meanwhile_sees_the_old_or_the_new(case: Case) -> None:
    case.load("old")
    seen: set[int] = set()
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                seen.add(case.engine.number(f"GRAPH <{BIG}> {{ ?s ?p ?o }}"))
            except LadkgError as error:  # Virtuoso ends one of two transactions that wait for each other
                assert "deadlock" in str(error).lower()  # noqa: PT017

    watcher = threading.Thread(target=look)
    watcher.start()
    case.load("new")
    done.set()
    watcher.join()
    assert seen == {SIZES["old"][BIG], SIZES["new"][BIG]}
