"""Through Spark with two workers: the same as on one machine, whatever dies on the way."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from ladkg import paths
from ladkg.errors import FaultyInput, LadkgError
from ladkg.infer import InconsistencyError
from ladkg.pipeline.tables import asserted
from ladkg.spark import reference, run

from .conftest import MASTER, OneMachine, Start, canonical, one_machine

PATIENCE = 300.0
PARTITIONS = 6
ESTABLISHED, LISTEN = "01", "0A"
"""https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html"""
LOOPBACK = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}
"""127.0.0.1, the same written as an IPv6 address, and ::1."""


def outcome(folder: Path) -> OneMachine:
    quads = list(run.quads_of(folder))
    return OneMachine(canonical(quads), (folder / "report.json").read_text(encoding="utf-8"), len(quads))


def until(found: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def processes() -> dict[int, bytes]:
    """The command lines of this process and of all that it has started."""
    parents, commands = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                commands[int(entry.name)] = (entry / "cmdline").read_bytes()
            except OSError:
                continue

    def ours(process: int) -> bool:
        return process == os.getpid() or (process in parents and ours(parents[process]))

    return {number: line for number, line in commands.items() if ours(number)}


def executors() -> list[int]:
    """The executors of the cluster that this process has started."""
    return [number for number, line in processes().items() if b"CoarseGrainedExecutorBackend" in line]


def sockets(process: int) -> set[str]:
    """The inodes of the sockets that a process has."""
    found = set()
    for fd in Path(f"/proc/{process}/fd").iterdir():
        with suppress(OSError):
            found.add(str(fd.readlink()))
    return {target.removeprefix("socket:[").removesuffix("]") for target in found}


def addresses() -> set[str]:
    """What our processes listen on and are connected with over TCP, in hexadecimal as /proc/net has it."""
    ours = {inode for process in processes() for inode in sockets(process)}
    tables = (Path(f"/proc/net/{name}").read_text(encoding="ascii") for name in ("tcp", "tcp6"))
    lines = [line.split() for table in tables for line in table.splitlines()[1:]]
    listening = {line[1] for line in lines if line[9] in ours and line[3] == LISTEN}
    connected = {end for line in lines if line[9] in ours and line[3] == ESTABLISHED for end in line[1:3]}
    return {end.partition(":")[0] for end in listening | connected}


def test_the_projects_tables_give_the_same(start: Start, tmp_path: Path) -> None:
    made = run.spark(start, paths.data(), tmp_path / "graph", partitions=3, size=20_000)
    assert outcome(tmp_path / "graph") == one_machine(paths.data())
    assert made.partitions == 3
    assert made.resumed == 0


def test_spark_speaks_to_this_machine_only(start: Start) -> None:
    with start() as application:
        assert application.parallelize(range(4), 4).map(str).collect() == ["0", "1", "2", "3"]
    assert len(executors()) == 2
    seen = addresses()
    assert seen
    assert seen <= LOOPBACK


def test_a_killed_executor_changes_nothing(start: Start, faulty: Path, expected: OneMachine, tmp_path: Path) -> None:
    working = tmp_path / ".graph.partial"
    thread = threading.Thread(
        target=run.spark, args=(start, faulty, tmp_path / "graph"), kwargs={"partitions": PARTITIONS}
    )
    thread.start()
    until(lambda: len(list(working.glob("*.json"))) > 0 or not thread.is_alive())
    killed, *_ = executors()
    os.kill(killed, signal.SIGKILL)
    assert len(list(working.glob("*.json"))) < PARTITIONS, "all was done before the kill"
    thread.join(PATIENCE)
    assert outcome(tmp_path / "graph") == expected
    assert expected.report.count('"violation"') > 50
    assert not working.exists()


def test_a_killed_driver_is_gone_on_from(start: Start, faulty: Path, expected: OneMachine, tmp_path: Path) -> None:
    working = tmp_path / ".graph.partial"
    call = ["spark", str(faulty), str(tmp_path / "graph"), "--master", MASTER, "--partitions", str(PARTITIONS)]
    program = [sys.executable, "-c", "from ladkg.cli import main; main()", *call]
    driver = subprocess.Popen(program, start_new_session=True, stderr=subprocess.DEVNULL)
    until(lambda: len(list(working.glob("*.json"))) > 0 or driver.poll() is not None)
    os.killpg(driver.pid, signal.SIGKILL)
    driver.wait(PATIENCE)
    time.sleep(1)
    before = {file.name: file.stat().st_mtime_ns for file in working.glob("*.json")}
    assert 0 < len(before) < PARTITIONS
    assert not (tmp_path / "graph").exists(), "something half is to be seen"
    made = run.spark(start, faulty, tmp_path / "graph", partitions=PARTITIONS)
    assert made.resumed == len(before)
    assert outcome(tmp_path / "graph") == expected


def test_faults_are_those_of_one_machine(start: Start, tmp_path: Path) -> None:
    """First those of rows, then those of keys in parts of the table that were read apart."""
    tables = tmp_path / "tables"
    shutil.copytree(paths.data() / "participation", tables / "participation")
    acts = tables / "participation/acts.csv"
    lines = acts.read_text(encoding="utf-8").splitlines(keepends=True)
    acts.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    for found in (0, 1):
        with pytest.raises(FaultyInput) as here:
            asserted({"acts": acts})
        with pytest.raises(FaultyInput) as there:
            run.spark(start, tables, tmp_path / "graph", size=10_000)
        assert there.value.faults == here.value.faults
        if not found:
            acts.write_text("".join([*lines, lines[1].replace("signature", "signing")]), encoding="utf-8")
    assert not (tmp_path / "graph").exists()


def test_clashes_are_those_of_one_machine(start: Start, faulty: Path, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    shutil.copytree(faulty, tables)
    with (tables / "participation/political_acts.csv").open("a", encoding="utf-8") as file:
        for treaty in (2, 3):
            file.write(f"URY,made-up-treaty-{treaty},endorsement,2007-01-01,,,,,generated-0,,\n")
    with pytest.raises(InconsistencyError) as here:
        one_machine(tables)
    with pytest.raises(InconsistencyError) as there:
        run.spark(start, tables, tmp_path / "graph", partitions=2)
    assert str(there.value) == str(here.value)


def test_what_goes_wrong_in_a_worker_is_told(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the driver's code is another than the workers'."""
    tables = tmp_path / "tables"
    shutil.copytree(paths.data() / "participation", tables / "participation")
    monkeypatch.setattr(reference, "fingerprint", lambda: "other")
    with pytest.raises(LadkgError, match=r"^a worker has another version of ladkg than the driver; install the same"):
        run.spark(start, tables, tmp_path / "graph", partitions=1)
