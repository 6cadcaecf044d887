"""Quads in and out: strict parsing and writing that is the same to the byte from run to run."""

import os
import stat
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, RdfFormat, parse, serialize

from ladkg import limits
from ladkg.errors import Fault, FaultyInput, InputError
from ladkg.read.depth import check_nesting
from ladkg.terms import PREFIXES

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
EXTENSIONS = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
}
SIZE_LIMIT: Final = 1_000_000_000
"""Bytes that an RDF file may have."""
# Paths below id/ hold slashes, which a prefixed name would have to escape: whole IRIs read better.
_PREFIXES = {prefix: iri for prefix, iri in PREFIXES.items() if prefix != "id"}


def format_of(path: Path) -> RdfFormat:
    """The syntax by file name; raises InputError for an unknown one."""
    try:
        return FORMATS[EXTENSIONS[path.suffix.lower()]]
    except KeyError:
        raise InputError(f"{path}: unknown kind of file; known endings: {' '.join(EXTENSIONS)}") from None


def read(path: Path, scope: Path | None = None) -> Iterator[Quad]:
    """The quads of an RDF file, parsed strictly; raises FaultyInput with line and column, or InputError.

    With a scope, for a file that is read together with others, the labels of its blank nodes are those of that file
    alone: the file itself, or the one in whose place it stands; see ladkg.read.scope.
    """
    try:
        found = path.stat()
        if found.st_size > SIZE_LIMIT:
            raise InputError(f"{path}: larger than {SIZE_LIMIT // 10**9} GB; split it into several files")
        if not stat.S_ISREG(found.st_mode):
            raise InputError(f"{path}: this is no regular file; write what it gives into one")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    return read_bytes(data, format_of(path), str(path), scope)


def read_bytes(data: bytes, syntax: RdfFormat, name: str, scope: Path | None = None) -> Iterator[Quad]:
    """As `read`, from bytes; `name` stands for the file in messages."""
    limits.extend(len(data))
    data = data.removeprefix(BOM_UTF8)
    check_nesting(data, syntax, name)
    if syntax == RdfFormat.JSON_LD and b"@graph" in data:
        _check_graphs(data, name)
    try:
        quads = parse(data, format=syntax, base_iri="file:///" if syntax != RdfFormat.N_QUADS else None)
        if scope:
            from ladkg.read.scope import scoped

            yield from scoped(quads, data, syntax, scope)
        else:
            yield from quads
    except SyntaxError as error:
        remote = "LoadDocumentCallback" in error.msg
        told = "a remote context is refused, as nothing is fetched; write it into the file" if remote else error.msg
        raise FaultyInput([Fault(name, error.lineno or 1, str(error.offset or 1), told)]) from error
    except MemoryError as error:
        raise InputError(f"{name}: a single term or tag is longer than 16 MB; split it") from error


def _check_graphs(data: bytes, name: str) -> None:
    """Refuses JSON-LD with which pyoxigraph 0.5 ends the process: @list or @set as the value of a graph container."""
    if b"@container" not in data or not (b"@set" in data or b"@list" in data):
        return
    from ladkg.read.places.jsonld import unreadable
    from ladkg.read.places.lines import Lines, decoded

    text = decoded(data)
    start = unreadable(text, "file:///")
    if start is not None:
        line, column = Lines(text).place(start)
        told = "@list and @set cannot be read as the value of a graph container; write an array, or its one value"
        raise FaultyInput([Fault(name, line, str(column), told)])


def sort_key(quad: Quad) -> tuple[str, str, str, str]:
    return (str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object))


def normalised(quads: Iterable[Quad]) -> list[Quad]:
    """Each quad once, in one fixed order: the order in which everything is written."""
    return sorted(set(quads), key=sort_key)


def to_bytes(quads: Iterable[Quad], syntax: RdfFormat) -> bytes:
    """The serialisation of sorted quads; triples formats take the union of the graphs."""
    ordered = normalised(quads)
    if not syntax.supports_datasets:
        union = normalised(Quad(*quad.triple) for quad in ordered)
        written = serialize((quad.triple for quad in union), format=syntax, prefixes=_PREFIXES)
    else:
        written = serialize(ordered, format=syntax, prefixes=_PREFIXES)
    assert written is not None
    return written


def write_bytes(data: bytes, destination: Path) -> None:
    """Writes the whole file or none of it: to a temporary file beside it, then renamed."""
    import tempfile

    destination.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=destination.parent, prefix=f".{destination.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(destination)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
