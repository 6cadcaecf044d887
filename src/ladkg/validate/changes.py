"""Which lines of which files a change touches, asked of git."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ladkg.errors import InputError

_HUNK: Final = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_PATIENCE: Final = 60
_QUOTED: Final = re.compile(rb'\\([abfnrtv"\\]|[0-7]{3})')
_LETTERS: Final = {b"a": 7, b"b": 8, b"t": 9, b"n": 10, b"v": 11, b"f": 12, b"r": 13, b'"': 34, b"\\": 92}


@dataclass(frozen=True)
class Changes:
    """Changed lines by file (as resolved paths); None for a file that is new as a whole."""

    lines: dict[Path, frozenset[int] | None]

    def touches(self, file: str) -> bool:
        """Whether anything in the file has changed, lines taken out included."""
        return Path(file).resolve() in self.lines

    def holds(self, file: str, line: int) -> bool:
        """Whether the line is new or has changed."""
        path = Path(file).resolve()
        lines = self.lines.get(path, frozenset())
        return lines is None or line in lines


def changes_since(ref: str, files: Sequence[Path], folder: Path | None = None) -> Changes:
    """What differs between the commit in which this branch left `ref` and the files as they are now.

    Files that git does not follow count as new. Raises InputError when there is no git, no repository, or no such ref.
    """
    here = (folder or Path.cwd()).resolve()
    commit = _git(here, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", ref=ref).strip()
    base = _git(here, "merge-base", os.fsdecode(commit), "HEAD", ref=ref, fatal=False).strip() or commit
    top = Path(os.fsdecode(_git(here, "rev-parse", "--show-toplevel", ref=ref).rstrip(b"\n")))
    inside = [str(path) for file in files if (path := file.resolve()).is_relative_to(top.resolve())]
    lines: dict[Path, frozenset[int] | None] = {
        file.resolve(): None for file in files if str(file.resolve()) not in inside
    }
    if inside:
        options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--diff-filter=ACMT")
        plain = ("--src-prefix=a/", "--dst-prefix=b/", "--no-relative")
        lines |= _parse(_git(here, "diff", *options, *plain, os.fsdecode(base), "--", *inside, ref=ref), top)
        others = _git(here, "ls-files", "--others", "--full-name", "-z", "--", *inside, ref=ref)
        lines |= {(top / os.fsdecode(name)).resolve(): None for name in others.split(b"\0") if name}
    return Changes(lines)


def _git(folder: Path, *arguments: str, ref: str, fatal: bool = True) -> bytes:
    program = shutil.which("git")
    if not program:
        raise InputError(
            "--changed-since needs git, and there is none on the path: install it, or leave the option out"
        )
    command = [program, "-c", "core.quotePath=false", *arguments]
    quiet = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(command, cwd=folder, env=quiet, capture_output=True, check=False, timeout=_PATIENCE)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise InputError(f"--changed-since {ref}: git did not answer within {_PATIENCE} s") from error
    if done.returncode and fatal:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        advice = "name a commit, branch or tag that is here; a shallow clone lacks most (git fetch --unshallow)"
        raise InputError(f"--changed-since {ref}: {said or 'git knows no such commit'}; {advice}")
    return b"" if done.returncode else done.stdout


def _parse(diff: bytes, top: Path) -> dict[Path, frozenset[int] | None]:
    """Hunk headers of a diff without context; the text of a hunk is skipped by its own count of lines."""
    found: dict[Path, set[int]] = {}
    skip = 0
    current: set[int] = set()
    for line in diff.split(b"\n"):
        if skip and not line.startswith(b"\\"):
            skip -= 1
        elif line.startswith(b"+++ "):
            current = found.setdefault((top / _name(line[4:])).resolve(), set())
        elif hunk := _HUNK.match(line):
            removed, added = int(hunk[1] or 1), int(hunk[3] or 1)
            current.update(range(int(hunk[2]), int(hunk[2]) + added))
            skip = removed + added
    return {path: frozenset(lines) for path, lines in found.items()}


def _name(written: bytes) -> str:
    """The path after `b/`, which git ends with a tab if it holds a blank and quotes if it holds a control character."""
    written = written.removesuffix(b"\t")
    if written.startswith(b'"'):
        written = _QUOTED.sub(lambda part: bytes([_LETTERS.get(part[1]) or int(part[1], 8)]), written[1:-1])
    return os.fsdecode(written.removeprefix(b"b/"))
