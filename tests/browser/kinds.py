"""Pages of every kind that the site has, to look at each."""

from pathlib import Path
from typing import Final

OWN: Final = (
    *("", "matrix/", "commitments/", "map/", "timeline/", "text/", "text/versions/", "sparql/", "data/", "graph/"),
    *("queries/", "queries/hedge-counts/", "queries/why-standing/", "shapes/", "search/", "search/c/"),
    *("ontology/", "ontology/participation/", "id/", "id/act/", "id/state/USA/", "id/graph/derived/index/1/"),
)
"""The pages that have a template, or an outline, of their own."""


def kinds(site: Path) -> list[str]:
    """Those, a page that compares two texts, one of a report, one of an alignment, and a resource of each kind."""
    first = [_first(site / folder) for folder in ("text/versions", "text/report", "ontology/alignment")]
    rooms = [_first(room) for room in sorted((site / "id").iterdir()) if room.is_dir()]
    return [*OWN, *(str(page.relative_to(site)) + "/" for page in [*first, *rooms])]


def named(path: str) -> str:
    """`"queries/why-standing/"` → `"queries-why-standing"`; `"home"` for the first page."""
    return path.strip("/").replace("/", "-")[:80] or "home"


def _first(folder: Path) -> Path:
    """The first page below a folder that has no page below it: a resource, not a list of some."""
    below = sorted(one for one in folder.iterdir() if one.is_dir() and one.name != "index")
    return _first(below[0]) if below else folder
