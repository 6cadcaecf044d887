"""Several processes that write into one folder: what each writes is fixed, so that the folder comes out the same."""

import gc
import os
import pickle
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ladkg.errors import LadkgError
from ladkg.export.folder import File, Folder

Job = Callable[[], Iterable[File]]
"""Makes some of the files."""


@contextmanager
def at_work(folder: Folder, jobs: Sequence[Job], hands: int | None = None) -> Iterator[None]:
    """Has the jobs done by other processes, as many as there are processors, while the block runs.

    At its end all files stand in the folder. Raises what a job raised, and LadkgError where a process was ended. Where
    the system cannot fork, the jobs are done first.
    """
    count = hands if hands is not None else os.cpu_count() or 1
    if count < 1 or not hasattr(os, "fork"):
        _do(folder, jobs)
        yield
        return
    gc.collect()
    gc.freeze()
    running: list[tuple[int, int]] = []
    for start in range(count):
        running.append(_begun(folder, jobs[start::count], [told for _, told in running]))
    gc.unfreeze()
    failed: BaseException | None = None
    try:
        yield
    except BaseException as error:
        failed = error
    found = [_ended(*one) for one in running]
    if failed:
        raise failed
    for one in found:
        if isinstance(one, BaseException):
            raise one
        folder.add(*one)


def _do(folder: Folder, jobs: Sequence[Job], parent: int | None = None) -> None:
    """Writes the files; raises LadkgError when the parent for whom it is done has ended."""
    for job in jobs:
        for path, data in job():
            if parent and os.getppid() != parent:
                raise LadkgError("the program that this was drawn for has ended")
            folder.write(path, data)


def _begun(folder: Folder, jobs: Sequence[Job], others: Sequence[int]) -> tuple[int, int]:
    """A process that does the jobs, and where to read what it wrote or why it could not.

    It closes what its parent reads from, the `others` too: so it cannot wait for ever to be heard by a dead parent.
    """
    told, telling = os.pipe()
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        # Python 3.12 warns of threads that the child will lack; it only reads what was made before and writes files.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        os.close(telling)
        return child, told
    code = 1
    for pipe_end in (told, *others):
        os.close(pipe_end)
    try:
        with os.fdopen(telling, "wb") as pipe:
            pipe.write(_told(folder.root, jobs, parent))
        code = 0
    finally:
        os._exit(code)


def _told(root: Path, jobs: Sequence[Job], parent: int) -> bytes:
    """What was written, or the error; the error's words alone where it cannot be handed over."""
    own = Folder(root)
    try:
        _do(own, jobs, parent)
    except BaseException as error:
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 - made here
            return pickle.dumps(error)
        except Exception:
            return pickle.dumps(LadkgError(f"{type(error).__name__}: {error}"))
    return pickle.dumps((own.sums, own.sizes))


def _ended(child: int, told: int) -> tuple[dict[str, str], dict[str, int]] | BaseException:
    """What the process says at its end."""
    with os.fdopen(told, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    if not data:
        return LadkgError("a process that drew pages was ended; memory may have run out")
    found: tuple[dict[str, str], dict[str, int]] | BaseException = pickle.loads(data)  # noqa: S301 - from our own child
    return found
