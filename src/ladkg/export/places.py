"""Where a resource stands in the published folder: a path that any host and any file system can hold."""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

# No tilde: it begins the digest in a name that is not the resource's own.
_PLAIN: Final = re.compile(r"[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
# What stands beside a resource's own files, so that no resource may be called so: state/CRI.ttl, state/CRI/index.html.
_TAKEN: Final = re.compile(r".*\.(?:ttl|trig|jsonld|rdf|nt|nq|html|gz)|index", re.IGNORECASE)
_LONGEST: Final = 400
_DEEPEST: Final = 32
"""Characters and segments of a path; file systems hold a few more."""


def safe(path: str) -> str:
    """The path with each segment that a file system could refuse, hide or climb out by replaced by a digest of it.

    Of a path that is too long as a whole only the beginning stays.
    """
    segments = [_segment(text) for text in path.split("/")]
    made = "/".join(segments)
    return made if len(made) <= _LONGEST and len(segments) <= _DEEPEST else f"{segments[0]}/~{_digest(path)}"


def _segment(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and not _DEVICE.fullmatch(text) and not _TAKEN.fullmatch(text)
    return text if plain else "~" + _digest(text)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Places:
    """Paths of files (without ending) for paths of IRIs, no two alike even where case does not count.

    Where two differ by case alone, at any depth, the first in code point order keeps its name.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._places: dict[str, str] = {}
        folders: dict[str, str] = {}
        for path in sorted(set(paths)):
            place = ""
            for segment in safe(path).split("/"):
                wanted = place + segment
                if folders.setdefault(wanted.casefold(), wanted) != wanted:
                    wanted = f"{wanted}~{_digest(wanted)}"
                place = wanted + "/"
            self._places[path] = place.removesuffix("/")

    def __getitem__(self, path: str) -> str:
        """`"id/state/CRI"` → `"id/state/CRI"`; raises KeyError for what is not published."""
        return self._places[path]

    def __contains__(self, path: object) -> bool:
        return path in self._places

    def moved(self) -> dict[str, str]:
        """The paths whose file stands under another name than their own."""
        return {path: place for path, place in self._places.items() if path != place}
