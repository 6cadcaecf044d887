"""A folder of files that appears whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from ladkg.errors import InputError

SUMS: Final = "SHA256SUMS"
"""Names every file of the folder with its hash, and marks the folder as one of ours, which may be replaced."""


class Folder:
    """Takes files by their path within; each is written once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sums: dict[str, str] = {}

    def write(self, path: str, data: bytes) -> None:
        assert path not in self.sums, f"{path} is written twice"
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self.sums[path] = sha256(data).hexdigest()

    def manifest(self) -> bytes:
        """The hashes as `sha256sum -c` reads them."""
        return "".join(f"{self.sums[path]}  {path}\n" for path in sorted(self.sums)).encode()


@contextmanager
def whole(destination: Path) -> Iterator[Folder]:
    """A new folder, moved to its destination when all is written; an older one of ours there is replaced.

    Raises InputError where something else stands at the destination.
    """
    if destination.exists() and not _replaceable(destination):
        raise InputError(f"{destination}: not empty, and no earlier export (no {SUMS} in it); name another folder")
    destination.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=destination.parent, prefix=f".{destination.name}."))
    try:
        made.chmod(0o755)
        folder = Folder(made)
        yield folder
        (made / SUMS).write_bytes(folder.manifest())
        _put(made, destination)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _replaceable(destination: Path) -> bool:
    return destination.is_dir() and ((destination / SUMS).is_file() or not any(destination.iterdir()))


def _put(made: Path, destination: Path) -> None:
    """Moves the new folder to its place and what stood there out of it."""
    if not destination.exists():
        made.rename(destination)
        return
    old = Path(tempfile.mkdtemp(dir=destination.parent, prefix=f".{destination.name}."))
    try:
        destination.replace(old)
        made.rename(destination)
    except BaseException:
        if not destination.exists():
            old.replace(destination)
        raise
    finally:
        if destination.exists():
            shutil.rmtree(old, ignore_errors=True)
