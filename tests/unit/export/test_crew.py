"""Several processes write one folder."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ladkg.errors import InputError, LadkgError
from ladkg.export.crew import Job, at_work
from ladkg.export.folder import File, Folder


def job(number: int) -> Job:
    def files() -> Iterator[File]:
        yield f"{number}/a", str(number).encode()
        yield f"{number}/b", str(os.getpid()).encode()

    return files


@pytest.mark.parametrize("hands", [0, 1, 3])
def test_all_jobs_are_done(tmp_path: Path, hands: int) -> None:
    folder = Folder(tmp_path)
    with at_work(folder, [job(number) for number in range(10)], hands):
        folder.write("own", b"here")
    assert sorted(folder.sums) == sorted(["own", *(f"{number}/{name}" for number in range(10) for name in "ab")])
    assert all((tmp_path / path).stat().st_size == size for path, size in folder.sizes.items())
    assert [(tmp_path / f"{number}/a").read_text() for number in range(10)] == list(map(str, range(10)))
    workers = {(tmp_path / f"{number}/b").read_text() for number in range(10)}
    assert len(workers) == max(hands, 1)
    assert (str(os.getpid()) in workers) == (hands == 0)


def test_sums_are_those_of_one_process(tmp_path: Path) -> None:
    def files() -> Iterator[File]:
        yield "a", b"a"

    folders = [Folder(tmp_path / name) for name in "xy"]
    for folder, hands in zip(folders, (0, 2), strict=True):
        with at_work(folder, [files], hands):
            pass
    assert folders[0].sums == folders[1].sums


def test_what_a_job_raises_is_raised(tmp_path: Path) -> None:
    def refuses() -> Iterator[File]:
        raise InputError("cannot be drawn")
        yield

    with pytest.raises(InputError, match="cannot be drawn"), at_work(Folder(tmp_path), [job(1), refuses], 2):
        pass


class Odd(Exception):
    """Cannot be handed over: it lacks what it was made of."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} is not {two}")


def test_what_cannot_be_handed_over_is_told(tmp_path: Path) -> None:
    def fails() -> Iterator[File]:
        raise Odd(1, 2)
        yield

    with pytest.raises(LadkgError, match="Odd: 1 is not 2"), at_work(Folder(tmp_path), [fails], 1):
        pass


def test_a_process_that_was_ended_is_noticed(tmp_path: Path) -> None:
    def dies() -> Iterator[File]:
        os._exit(9)
        yield

    with pytest.raises(LadkgError, match="ended"), at_work(Folder(tmp_path), [dies], 1):
        pass


def test_an_error_of_the_block_comes_first(tmp_path: Path) -> None:
    with pytest.raises(KeyError), at_work(Folder(tmp_path), [job(1)], 1):
        raise KeyError("own")


def test_no_file_is_written_twice(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="written twice"), at_work(Folder(tmp_path), [job(1), job(1)], 2):
        pass


ENDLESS = """
import itertools, os, sys
from pathlib import Path
from ladkg.export.crew import at_work
from ladkg.export.folder import Folder

def job():
    for number in itertools.count():
        Path(sys.argv[1], f"at-{os.getpid()}").touch()
        yield f"{os.getpid()}-{number}", b""

with at_work(Folder(Path(sys.argv[1])), [job, job], 2):
    print("begun", flush=True)
    sys.stdin.read()
"""


def test_no_hand_works_on_for_a_parent_that_was_killed(tmp_path: Path) -> None:
    program = [sys.executable, "-c", ENDLESS, str(tmp_path)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == "begun\n"
        while len(hands := [int(file.name[3:]) for file in tmp_path.glob("at-*")]) < 2:
            time.sleep(0.05)
        parent.kill()
    end = time.monotonic() + 20
    while any(map(_runs, hands)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(_runs, hands))


def _runs(process: int) -> bool:
    """Whether a process is there and not merely waiting to be noticed as ended."""
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
