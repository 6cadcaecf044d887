"""What the server asks of a worker process, what comes back, and how both go through a pipe."""

import json
import struct
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO, Final

_SIZES: Final = struct.Struct(">II")
TRUNCATED: Final = "truncated"
"""The fragment, below the endpoint's address, that an answer points at when it is not whole."""


@dataclass(frozen=True)
class Query:
    """A query, with the dataset that the protocol names (None: the query's own, else all) and a media type for each
    kind of result, empty where the client takes none of them. `note` is what an answer cut short points at."""

    text: str
    rows: str
    truth: str
    graph: str
    default: list[str] | None = None
    named: list[str] | None = None
    note: str = ""


@dataclass(frozen=True)
class Content:
    """What a named graph holds, or the default graph where `graph` is empty."""

    graph: str
    media: str


@dataclass(frozen=True)
class Description:
    """What is said of a resource and what points at it."""

    iri: str
    media: str


@dataclass(frozen=True)
class Has:
    """Whether the store knows a resource: 2 as a named graph, 1 as subject or object, 0 not at all."""

    iri: str


@dataclass(frozen=True)
class Facts:
    """The names of the graphs, and with `counted` how many triples, classes and the like there are, in JSON."""

    counted: bool = False


@dataclass(frozen=True)
class Call:
    """A function that the worker knows by name, with arguments as JSON has them; `ladkg.serve` itself has none."""

    function: str
    arguments: dict[str, Any]


Job = Query | Content | Description | Has | Facts | Call
_KINDS: Final[dict[str, Callable[..., Job]]] = {
    kind.__name__: kind for kind in (Query, Content, Description, Has, Facts, Call)
}


@dataclass(frozen=True)
class Caps:
    """What an answer may have: rows (or triples), bytes; one larger than `inline` goes into a file in `spool`."""

    rows: int
    size: int
    spool: str
    inline: int = 256_000


@dataclass(frozen=True)
class Answer:
    """An HTTP status, and what is answered or said; `truncated` is `rows` or `bytes` where a cap cut it short, and
    `file` names the file that holds the body instead, `stream` is that file, opened."""

    status: int
    media: str
    body: bytes = b""
    truncated: str = ""
    file: str = ""
    stream: BinaryIO | None = None


class Refused(Exception):
    """What will not be done, with an HTTP status and a plain sentence."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.answer = Answer(status, "text/plain", (said.rstrip() + "\n").encode())


def written(job: Job) -> bytes:
    """The job as JSON: equal jobs, equal bytes."""
    return json.dumps({"kind": type(job).__name__, **asdict(job)}, ensure_ascii=False).encode()


def parsed(data: bytes) -> Job:
    fields: dict[str, Any] = json.loads(data)
    return _KINDS[fields.pop("kind")](**fields)


def frame(head: bytes, body: bytes = b"") -> bytes:
    """Two byte strings with their lengths in front."""
    return _SIZES.pack(len(head), len(body)) + head + body


def sizes(data: bytes) -> tuple[int, int]:
    """The lengths that a frame begins with."""
    head, body = _SIZES.unpack(data)
    return head, body


PREFIX: Final = _SIZES.size


def answer_frame(answer: Answer) -> bytes:
    fields = {"status": answer.status, "media": answer.media, "truncated": answer.truncated, "file": answer.file}
    return frame(json.dumps(fields).encode(), answer.body)


def answer_of(head: bytes, body: bytes) -> Answer:
    return Answer(body=body, **json.loads(head))
