"""The forces of statements in the order of their scheme, from the firmest."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import NamedNode

from ladkg.export.site.known import Known
from ladkg.export.site.rows import told

_FORCES: Final = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?force { ?force skos:inScheme <scheme/force> ; skos:notation ?n } ORDER BY ?n"""


def forces(known: Known) -> list[NamedNode]:
    return [NamedNode(row["force"]) for row in told(known, _FORCES)]


def shift(force: NamedNode | None, asked: NamedNode | None, order: Sequence[NamedNode]) -> str:
    """Whether one force is `firmer` or `weaker` than another; empty where they are the same or not of the scheme."""
    if force is None or asked is None or force == asked or not {force, asked} <= {*order}:
        return ""
    return "firmer" if order.index(force) < order.index(asked) else "weaker"
