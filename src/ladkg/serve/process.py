"""The server's side of a worker process: started, asked one job at a time, watched, killed."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final, Self

from ladkg import limits
from ladkg.serve.jobs import PREFIX, Answer, Caps, Job, answer_of, frame, sizes, written
from ladkg.serve.log import log

STEP: Final = 0.05
"""Seconds between two looks at what a busy worker holds."""
READY: Final = 60.0
"""Seconds that a worker may take to open the store; it takes a tenth of one."""
_NICE: Final = 10
_PIECE, _MOST = 2_000, 20_000
"""Bytes of what a worker says on standard error: in a line of the log, and in all."""


class Ended(Exception):
    """A worker ended, or was ended, before it had answered; `why` is time, memory or crash."""

    def __init__(self, why: str, said: str) -> None:
        super().__init__(said)
        self.why = why


@dataclass(frozen=True)
class Bounds:
    """Seconds that a query may run, and bytes of memory that its worker may hold; no bound where 0."""

    seconds: float
    memory: int


class Worker:
    """A process of `ladkg.serve.worker`."""

    def __init__(self, process: Process, alive: int, spool: Path) -> None:
        self._process = process
        self._alive = alive
        self._spool = spool
        self._saying = asyncio.create_task(_told(process))
        self.pid = process.pid

    @classmethod
    async def start(cls, store: Path, caps: Caps, bounds: Bounds, module: str = "ladkg.serve.worker") -> Self:
        """A worker that has opened the store; raises Ended when it cannot. `module` is what the process runs."""
        server, alive = os.pipe()
        options = (str(store), json.dumps(asdict(caps)), str(bounds.memory), str(server))
        command = (sys.executable, "-P", "-m", module, *options)
        try:
            process = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, pass_fds=[server], start_new_session=True
            )
        except BaseException:
            os.close(alive)
            raise
        finally:
            os.close(server)
        worker = cls(process, alive, Path(caps.spool))
        try:
            answer = await asyncio.wait_for(worker._answer(), READY)
            if answer.status != 200:
                raise Ended("crash", answer.body.decode())
        except BaseException:
            await worker.end()
            raise
        return worker

    async def ask(self, job: Job) -> Answer:
        """The worker's answer, however long it takes; raises Ended."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(frame(written(job)))
            await self._process.stdin.drain()
        except ConnectionError as error:
            raise Ended("crash", "the process that answers had ended; try again") from error
        return await self._answer()

    async def _answer(self) -> Answer:
        output = self._process.stdout
        assert output is not None
        try:
            head, body = sizes(await output.readexactly(PREFIX))
            answer = answer_of(await output.readexactly(head), await output.readexactly(body))
        except asyncio.IncompleteReadError as error:
            code = await self._process.wait()
            raise Ended(
                "crash", f"this ended the process that answers ({_named(code)}); it may nest too deep"
            ) from error
        if not answer.file:
            return answer
        file = Path(answer.file).open("rb")  # noqa: SIM115
        Path(answer.file).unlink()
        return replace(answer, stream=file)

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    def held(self) -> int:
        """Bytes of memory that the process holds."""
        return limits.held(self.pid)

    def spent(self) -> float | None:
        """Seconds of processor time that the process has used; None where nobody knows."""
        return limits.spent(self.pid)

    def step_back(self) -> None:
        """Leaves the processor to others where they want it: long queries should not slow down short ones."""
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _NICE)

    async def end(self, grace: float = 0.0) -> None:
        """Ends the process, which may have so many seconds to do so by itself; to do it twice is no harm."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        if grace:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), grace)
        if self._alive >= 0:
            os.close(self._alive)
            self._alive = -1
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        await self._saying
        for left in self._spool.glob(f"{self.pid}-*"):
            left.unlink(missing_ok=True)


def _named(code: int) -> str:
    return signal.strsignal(-code) or str(code) if code < 0 else f"exit code {code}"


async def _told(process: Process) -> None:
    """Puts what a worker says on standard error into the log, as much of it as anyone would read."""
    assert process.stderr is not None
    size = 0
    while piece := await process.stderr.read(_PIECE):
        size += len(piece)
        if size <= _MOST:
            log("worker", pid=process.pid, said=piece.decode(errors="replace").rstrip())
