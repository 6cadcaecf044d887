"""A folder of files that appears whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from ladkg import limits
from ladkg.errors import InputError

SUMS: Final = "SHA256SUMS"
"""Names every file of the folder with its hash; a folder that holds nothing else is one of ours and may be replaced."""
File = tuple[str, bytes]
"""A path within a folder, and what stands there."""


class Folder:
    """Takes files by their path within; each is written once. `sums` holds their SHA-256, `sizes` their bytes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sums: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        self._taken: set[str] = {SUMS.casefold()}
        self._folders: set[Path] = set()

    def write(self, path: str, data: bytes) -> None:
        assert path.casefold() not in self._taken, f"{path} is written twice"
        target = self.root / path
        assert ".." not in target.parts, f"{path} leads out of the folder"
        assert target.is_relative_to(self.root), f"{path} leads out of the folder"
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.write_bytes(data)
        self._taken.add(path.casefold())
        self.sums[path] = sha256(data).hexdigest()
        self.sizes[path] = len(data)

    def add(self, sums: dict[str, str], sizes: dict[str, int]) -> None:
        """Takes note of files that another process wrote."""
        for path in sums:
            assert path.casefold() not in self._taken, f"{path} is written twice"
            self._taken.add(path.casefold())
        self.sums |= sums
        self.sizes |= sizes

    def manifest(self) -> bytes:
        """The hashes as `sha256sum -c` reads them."""
        return "".join(f"{self.sums[path]}  {path}\n" for path in sorted(self.sums)).encode()


@contextmanager
def whole(destination: Path) -> Iterator[Folder]:
    """A new folder, moved to its destination when all is written; an older one of ours there is replaced.

    Raises InputError where something else stands at the destination, and where nothing can be written there.
    """
    destination = destination.resolve()
    if destination.exists() and (foreign := _foreign(destination)):
        raise InputError(f"{foreign}: no file of an earlier export; move it away, or name another folder")
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=destination.parent, prefix=f".{destination.name}."))
        limits.scratch(str(made))
        try:
            made.chmod(0o755)
            folder = Folder(made)
            yield folder
            (made / SUMS).write_bytes(folder.manifest())
            _put(made, destination)
        finally:
            shutil.rmtree(made, ignore_errors=True)
            limits.scratch("")
    except OSError as error:
        raise InputError(f"{error.filename or destination}: {error.strerror or error}") from error


def _foreign(destination: Path) -> Path | None:
    """The first thing found there that no earlier export has written."""
    if not destination.is_dir():
        return destination
    sums = destination / SUMS
    lines = sums.read_text(encoding="utf-8", errors="replace").splitlines() if sums.is_file() else []
    ours = {SUMS, *(line.partition("  ")[2] for line in lines)}
    for root, folders, files in os.walk(destination):
        folders.sort()
        linked = [name for name in folders if (Path(root) / name).is_symlink()]
        for name in sorted([*files, *linked]):
            if (found := Path(root) / name).relative_to(destination).as_posix() not in ours:
                return found
    return None


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
