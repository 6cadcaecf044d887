"""The process that watches: it exits as its child does, passes signals on, and neither outlives the other."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ladkg import limits

PROGRAM = "import os, signal, sys, time\nfrom ladkg import limits\nfrom ladkg.cli.watch import watched\n"
FOR_EVER = "(os.write(1, str(os.getpid()).encode() + b'\\n'), time.sleep(600))"


def start(work: str) -> subprocess.Popen[str]:
    script = f"{PROGRAM}watched(lambda: {work})"
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(work: str) -> tuple[int, str, str]:
    process = start(work)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.mark.parametrize("code", [0, 1, 2, 130])
def test_it_exits_as_its_child_does(code: int) -> None:
    assert ended(f"(print('done'), sys.exit({code}))") == (code, "done\n", "")


def test_work_that_returns_is_fine() -> None:
    assert ended("print('done')") == (0, "done\n", "")


def test_a_crash_is_2_and_says_where() -> None:
    code, out, err = ended("(limits.now('Reading'), os.kill(os.getpid(), signal.SIGSEGV))")
    assert (code, out) == (2, "")
    assert err.startswith("ladkg: Reading: this ended the program (Segmentation fault)")


def test_time_runs_out_while_no_other_thread_can_run() -> None:
    code, _, err = ended("(limits.fix(seconds=1), __import__('re').match('(a|b|ab)*c', 'ab' * 50))")
    assert (code, err.partition(";")[0]) == (2, "ladkg: stopped after 1 s")


def test_memory_runs_out() -> None:
    code, _, err = ended("(limits.fix(size=2e8), [bytes(10**7).replace(b'\\0', b'x') for _ in range(10**6)])")
    assert (code, err.partition(";")[0]) == (2, "ladkg: stopped at 200 MB of memory")


def test_0_is_no_limit() -> None:
    assert ended("(limits.fix(seconds=0, size=0), time.sleep(0.2), print('done'))") == (0, "done\n", "")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_child_ends_with_the_one_that_watches(number: signal.Signals) -> None:
    process = start(FOR_EVER)
    assert process.stdout
    child = int(process.stdout.readline())
    process.send_signal(number)
    process.communicate(timeout=60)
    assert process.returncode == -number
    assert _is_gone(child)


def test_an_interrupt_is_for_the_child() -> None:
    process = start(FOR_EVER)
    assert process.stdout
    child = int(process.stdout.readline())
    process.send_signal(signal.SIGINT)
    os.kill(child, signal.SIGINT)
    assert "KeyboardInterrupt" in process.communicate(timeout=60)[1]


def _is_gone(process: int) -> bool:
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_limits_follow_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_page", bytearray(2048))
    monkeypatch.setattr(limits, "_fixed", set())
    limits.extend(10**6)
    assert limits.read() == (0, 0, "")
    limits.share()
    limits.extend(10**6)
    assert limits.read()[:2] == (limits.SECONDS + 10, min(limits.BYTES + 40e6, limits.read()[1]))
    with limits.own_work(100):
        assert limits.read()[0] == limits.SECONDS + 110
    assert limits.SECONDS + 10 <= limits.read()[0] < limits.SECONDS + 11
    with limits.during("query of é"):
        assert limits.read()[2] == "query of é"
    assert limits.read()[2] == ""
    limits.fix(seconds=5)
    limits.extend(10**6)
    assert limits.read()[:2] == (5, min(limits.BYTES + 80e6, limits.read()[1]))


def test_a_temporary_folder_does_not_outlive_a_crash(tmp_path: Path) -> None:
    folder = tmp_path / "é" / "copies"
    folder.mkdir(parents=True)
    (folder / "x").touch()
    crash = f"(limits.scratch({str(folder)!r}), os.kill(os.getpid(), signal.SIGSEGV))"
    assert ended(crash)[0] == 2
    assert [path.name for path in tmp_path.rglob("*")] == ["é"]
    assert ended("os.kill(os.getpid(), signal.SIGSEGV)")[0] == 2
