"""A worker process: reads jobs from standard input, answers on standard output, and can be killed at any time."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from ladkg.serve.jobs import PREFIX, Answer, Caps, answer_frame, parsed, sizes

if TYPE_CHECKING:
    from ladkg.serve.work import Work

_ROOM: Final = 256_000_000
"""Bytes of memory beyond the limit at which the system itself refuses more, should the server be late."""


def serve(work: "Work", jobs: BinaryIO, answers: BinaryIO) -> None:
    """Says that it is ready, then answers jobs until there are no more."""
    _send(answers, Answer(200, "text/plain", b"ready"))
    while prefix := jobs.read(PREFIX):
        head, body = sizes(prefix)
        job = parsed(jobs.read(head))
        assert body == 0
        _send(answers, work.do(job))


def _send(answers: BinaryIO, answer: Answer) -> None:
    answers.write(answer_frame(answer))
    answers.flush()


def _end_with(server: int) -> None:
    """Has the system end this process when the server does: the end of a pipe that it holds then closes."""
    import fcntl
    import select

    fcntl.fcntl(server, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(server, fcntl.F_SETFL, os.O_ASYNC)
    if select.select([server], [], [], 0)[0]:
        sys.exit(0)


def _bound(memory: int) -> None:
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = memory + _ROOM
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def main(kind: "type[Work] | None" = None) -> None:
    """`python -m ladkg.serve.worker STORE CAPS MEMORY PIPE`, as the server starts it; `kind` is who works, if not Work.

    Another module that calls this one is named to `Worker.start`.
    """
    from ladkg.serve.sandbox import no_sockets
    from ladkg.serve.work import Work

    store, caps, memory, server = sys.argv[1:]
    _end_with(int(server))
    if int(memory):
        _bound(int(memory))
    no_sockets()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints goes to the log, not among the answers
    try:
        work = (kind or Work)(Path(store), Caps(**json.loads(caps)))
    except OSError as error:
        _send(answers, Answer(500, "text/plain", str(error).encode()))
    else:
        serve(work, sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
