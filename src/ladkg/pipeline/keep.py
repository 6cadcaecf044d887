"""The built graph kept as a store beside its files, so that a check of a change to it need not read them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

_STORE: Final = "store"
_MADE_OF: Final = "made-of"


def keep(quads: Iterable[Quad], files: Iterable[Path], folder: Path) -> None:
    """Keeps what files of a folder say, and which files these are: name, size, time of change and SHA-256 of each."""
    from ladkg import graph
    from ladkg.store import write_store

    write_store(quads, folder / _STORE)
    lines = (f"{file.relative_to(folder).as_posix()} {_stamp(file)} {_hash(file)}\n" for file in files)
    graph.write_bytes("".join(lines).encode(), folder / _STORE / _MADE_OF)


def kept(folder: Path) -> Path | None:
    """The store beside the files of a built graph; None unless it was made of exactly the files that are there now."""
    from ladkg.pipeline.files import rdf_files

    try:
        lines = (folder / _STORE / _MADE_OF).read_text(encoding="utf-8").splitlines()
        said = {name: (stamp, digest) for name, stamp, digest in (line.rsplit(" ", 2) for line in lines)}
        there = {file.relative_to(folder).as_posix(): file for file in rdf_files(folder)}
        same = there.keys() == said.keys() and all(_is_same(there[name], *said[name]) for name in there)
    except (OSError, ValueError):
        return None
    return folder / _STORE if same else None


def _is_same(file: Path, stamp: str, digest: str) -> bool:
    """Only a file that looks changed, as each does in a copy of the folder, is read."""
    return _stamp(file) == stamp or _hash(file) == digest


def _stamp(file: Path) -> str:
    found = file.stat()
    return f"{found.st_size}-{found.st_mtime_ns}"


def _hash(file: Path) -> str:
    from hashlib import sha256

    return sha256(file.read_bytes()).hexdigest()
