"""Ways down to a resource: the folders above it, each with a page that lists what is below."""

from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import NamedNode

from ladkg.export.names import Names
from ladkg.export.publication import ROOT
from ladkg.export.site.resource.parts import natural
from ladkg.export.site.words import words

_NAMED_BY: Final = ("provision", "text", "instrument", "state", "territory", "organization", "scheme", "source")


@dataclass
class Folder:
    """`node` is the resource at this place, if any; `below` are the names of the folders and resources in it, with the
    number of resources that each leads to, itself included."""

    node: NamedNode | None = None
    below: dict[str, int] = field(default_factory=dict)


class Tree:
    """All places of a publication, by folder: `id`, `id/state`, `id/state/CRI`."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.folders: dict[str, Folder] = {"id": Folder()}
        places = names.publication.places
        for node in names.publication.resources:
            path = places[node.value.removeprefix(ROOT)]
            self.folders.setdefault(path, Folder()).node = node
            while path != "id":
                above, _, name = path.rpartition("/")
                below = self.folders.setdefault(above, Folder()).below
                below[name] = below.get(name, 0) + 1
                path = above

    def listings(self) -> list[str]:
        """The folders that are no resource themselves."""
        return [path for path, folder in self.folders.items() if folder.node is None]

    def above(self, path: str) -> list[str]:
        """The folders on the way to a place, the place itself left out."""
        parts = path.split("/")
        return ["/".join(parts[:count]) for count in range(1, len(parts))]

    def below(self, path: str) -> list[tuple[str, int]]:
        """The places in a folder in the order that people expect, each with the number of resources it leads to."""
        below = self.folders[path].below
        return [
            (f"{path}/{name}", below[name]) for name in sorted(below, key=lambda name: natural(NamedNode(f"x:{name}")))
        ]

    def called(self, path: str, language: str) -> str:
        """The name of a folder: of the resource there, of what it stands for, else its last segment."""
        folder = self.folders.get(path)
        if folder and folder.node:
            return self.names.name(folder.node, language).text
        if path == "id":
            return words(language)["browse.all"]
        kind, _, rest = path.removeprefix("id/").partition("/")
        if not rest:
            return words(language).get(f"kinds.{kind}", kind)
        for name in _NAMED_BY:
            for tail in (rest, rest.rsplit("/", 1)[-1]):
                found = self.folders.get(f"id/{name}/{tail}")
                if found and found.node:
                    return self.names.short(found.node, language).text
        return rest.rsplit("/", 1)[-1]
