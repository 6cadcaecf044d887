"""A page before it is drawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

LANGUAGES = ("en", "es")
"""English stands at the root of the folder, the others each in a folder of their own."""

Values = Mapping[str, object]


def nothing(_: str) -> Values:
    """No values of its own."""
    return {}


@dataclass(frozen=True)
class Page:
    """`path` is the folder of the page below its language's root: "" the home, "matrix", "id/state/CRI".

    `title` and `description` are by language. `values` gives what the template needs, in a language. `scripts` names
    entries of web/src/entries that the page loads besides those of every page. `section` is the item of the menu that
    it stands under. `node` is the resource that the page is about.
    """

    path: str
    template: str
    title: Mapping[str, str]
    description: Mapping[str, str] = field(default_factory=dict)
    values: Callable[[str], Values] = nothing
    scripts: tuple[str, ...] = ()
    section: str = ""
    node: NamedNode | None = None
