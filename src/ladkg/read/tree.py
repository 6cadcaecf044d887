"""Files of a folder, none of which is a link that leads out of it: a change must not make other files be read."""

import os
from collections.abc import Collection
from pathlib import Path

from ladkg.errors import InputError


def files_below(folder: Path, endings: Collection[str]) -> list[Path]:
    """The files with one of the endings in a folder and all below it, by name; links to folders are not followed.

    Raises InputError for a link, to a file or a folder, that leads out.
    """
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            within(path, folder)
        if path.suffix.lower() in endings and not path.is_dir():
            found.append(path)
    return found


def within(path: Path, folder: Path) -> Path:
    """The path; raises InputError where it stands in the folder but leads out of it through a link."""
    written, root = Path(os.path.abspath(path)), Path(os.path.abspath(folder))  # noqa: PTH100
    real = Path(os.path.realpath(path))
    if written.is_relative_to(root) and not real.is_relative_to(os.path.realpath(folder)):
        raise InputError(f"{path}: a link that leads out of {folder}, to {real}; name the file itself, or copy it here")
    return path
