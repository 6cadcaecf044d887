"""Workers that answer, and two queues in front of them, so that long queries do not hold up short ones.

Every query starts in the quick lane. One that is not done there within a slice of time goes on in the slow lane, where
only so many run, at low priority; it is started anew there when no place is free at the moment. Who has been slow once
starts there the next time. Both queues have a length; who finds one full is sent away, to come back later.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from time import monotonic
from typing import Final

from ladkg.serve.jobs import Answer, Job, written
from ladkg.serve.process import STEP, Bounds, Ended, Worker

SLICE: Final = 0.75
"""Seconds of processor time that a query may use in the quick lane; of a busy machine's time four times that."""
_REMEMBERED: Final = 10_000
_JOBS: Final = 5_000
"""Jobs after which a worker is replaced, and the share of its memory that it may keep when it is done."""
_KEPT: Final = 0.3


class Full(Exception):
    """The queue is full; come back in so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too many queries are waiting; try again later")
        self.seconds = seconds


@dataclass
class Lane:
    """So many places, and so many that may wait for one."""

    places: int
    queue: int
    waiting: int = 0
    running: int = 0

    def __post_init__(self) -> None:
        self._free = asyncio.Semaphore(self.places)

    async def enter(self, retry: int) -> None:
        """Waits for a place; raises Full."""
        if self._free.locked() and self.waiting >= self.queue:
            raise Full(retry)
        self.waiting += 1
        try:
            await self._free.acquire()
        finally:
            self.waiting -= 1
        self.running += 1

    async def entered(self) -> bool:
        """Takes a place if one is free."""
        if self._free.locked():
            return False
        await self.enter(0)
        return True

    def leave(self) -> None:
        self.running -= 1
        self._free.release()


class Pool:
    """Workers made by `start`, at most `quick` and `slow` of them busy at a time."""

    def __init__(self, start: Callable[[], Awaitable[Worker]], bounds: Bounds, quick: Lane, slow: Lane) -> None:
        self._start = start
        self._bounds = bounds
        self.quick, self.slow = quick, slow
        self._idle: deque[Worker] = deque()
        self._busy: set[Worker] = set()
        self._jobs: dict[Worker, int] = {}
        self._known_slow: OrderedDict[bytes, None] = OrderedDict()
        self._ending: set[asyncio.Task[None]] = set()
        self.started = 0

    async def open(self) -> None:
        """Starts as many workers as the quick lane has places; raises Ended when that fails."""
        self._idle.extend(await asyncio.gather(*(self._new() for _ in range(self.quick.places))))

    @property
    def workers(self) -> list[int]:
        """The numbers of all processes."""
        return [worker.pid for worker in (*self._idle, *self._busy) if worker.alive]

    async def run(self, job: Job) -> Answer:
        """The answer; raises Full, or Ended with the reason for which the worker was ended."""
        key = sha256(written(job)).digest()
        if key not in self._known_slow:
            await self.quick.enter(1)
            try:
                answer, working = await self._begin(job, SLICE)
                if working and not await self.slow.entered():
                    self._end(working)
                    working = None
            finally:
                self.quick.leave()
            if answer:
                return answer
            self._remember(key)
            if working:
                return await self._on(working)
        await self.slow.enter(max(1, int(self._bounds.seconds)))
        try:
            working = _Working(await self._take(), job)
        except BaseException:
            self.slow.leave()
            raise
        return await self._on(working)

    async def _begin(self, job: Job, seconds: float) -> tuple[Answer | None, "_Working | None"]:
        """The answer, or who is still at it when the time is over."""
        working = _Working(await self._take(), job)
        try:
            if await working.wait(4 * seconds, self._bounds.memory, seconds):
                return await self._done(working), None
        except BaseException:
            self._end(working)
            raise
        return None, working

    async def _on(self, working: "_Working") -> Answer:
        """Goes on in the slow lane, of which a place is held, to the end or the limit."""
        try:
            working.worker.step_back()
            left = self._bounds.seconds - working.seconds if self._bounds.seconds else float("inf")
            if await working.wait(left, self._bounds.memory):
                return await working.task
            raise Ended("time", f"stopped after {self._bounds.seconds:g} s; ask for less")
        finally:
            self._end(working)  # its priority cannot be raised again
            self.slow.leave()

    async def _done(self, working: "_Working") -> Answer:
        answer = await working.task
        worker = working.worker
        self._jobs[worker] = self._jobs.get(worker, 0) + 1
        if self._jobs[worker] < _JOBS and not 0 < self._bounds.memory * _KEPT < worker.held():
            self._busy.discard(worker)
            self._idle.append(worker)
        else:
            self._end(working)
        return answer

    async def _take(self) -> Worker:
        while self._idle:
            worker = self._idle.popleft()
            if worker.alive:
                break
        else:
            worker = await self._new()
        self._busy.add(worker)
        return worker

    async def _new(self) -> Worker:
        worker = await self._start()
        self.started += 1
        return worker

    def _end(self, working: "_Working") -> None:
        """Kills a worker, unless that has been done; what it was at is given up."""
        working.task.cancel()
        if working.worker in self._busy:
            self._busy.discard(working.worker)
            self._jobs.pop(working.worker, None)
            ending = asyncio.create_task(working.worker.end())
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)

    def _remember(self, key: bytes) -> None:
        self._known_slow[key] = None
        if len(self._known_slow) > _REMEMBERED:
            self._known_slow.popitem(last=False)

    async def close(self) -> None:
        """Ends all workers; those at work at once."""
        await asyncio.gather(*(worker.end() for worker in self._busy), *(worker.end(1.0) for worker in self._idle))
        await asyncio.gather(*self._ending)
        self._idle.clear()


class _Working:
    """A worker at a job."""

    def __init__(self, worker: Worker, job: Job) -> None:
        self.worker = worker
        self.task = asyncio.create_task(worker.ask(job))
        self._begun = monotonic()

    @property
    def seconds(self) -> float:
        return monotonic() - self._begun

    async def wait(self, seconds: float, memory: int, spent: float = float("inf")) -> bool:
        """Whether it is done within so many seconds, so much processor time `spent`.

        Raises Ended when it holds more memory than it may.
        """
        end = monotonic() + seconds
        before = self.worker.spent() or 0.0
        while not self.task.done() and (left := end - monotonic()) > 0:
            await asyncio.wait({self.task}, timeout=min(STEP, left))
            if self.task.done():
                break
            if memory and self.worker.held() > memory:
                raise Ended("memory", f"stopped at {memory / 1e6:.0f} MB of memory; ask for less")
            used = self.worker.spent()
            if (self.seconds if used is None else used - before) > spent:
                break
        return self.task.done()
