"""The scripts and style sheets that Vite built (web/), by the names of their entries."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from ladkg.errors import InputError

FOLDER: Final = Path(__file__).parent / "assets"


@dataclass(frozen=True)
class Entry:
    """What a page needs of one entry: its script, and the style sheets of it and of what it imports."""

    script: str
    styles: tuple[str, ...]


@cache
def manifest() -> dict[str, Any]:
    """What Vite built; raises InputError where it was not run."""
    try:
        found: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    except OSError:
        told = "the scripts and style sheets of the site are not built: run 'make assets', or install the wheel"
        raise InputError(told) from None
    return found


@cache
def geometry() -> dict[str, Any]:
    """The sheets of the map with the shapes of countries, by ISO 3166-1 numeric code (web/geometry.js)."""
    manifest()
    found: dict[str, Any] = json.loads((FOLDER / "americas.json").read_text(encoding="utf-8"))
    return found


@cache
def entry(name: str) -> Entry:
    """The entry `src/entries/<name>.ts`; raises KeyError for one that is not built."""
    chunk = manifest()[f"src/entries/{name}.ts"]
    return Entry(chunk["file"], tuple(dict.fromkeys(_styles(chunk))))


def _styles(chunk: dict[str, Any]) -> list[str]:
    below = [style for name in chunk.get("imports", ()) for style in _styles(manifest()[name])]
    return [*below, *chunk.get("css", ())]


def built() -> list[Path]:
    """Every file that pages load."""
    manifest()
    return sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")
