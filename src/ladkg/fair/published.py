"""A published folder as the checks look at it."""

from collections import Counter, defaultdict
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from pyoxigraph import Literal, NamedNode, Quad

from ladkg import graph
from ladkg.errors import InputError
from ladkg.fair.vocabulary import SAYS, term
from ladkg.terms import OWL, RDF

ONTOLOGY: Final = "ontology.ttl"
METADATA: Final = ("dcat.ttl", "void.ttl", "prov.ttl")
"""Where the dataset is described; what is not there says nothing."""
RDF_ENDINGS: Final = (".ttl", ".jsonld", ".rdf", ".nt")


class Published:
    """Raises InputError where there is no such folder, or nothing in it that could be checked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        if not root.is_dir():
            raise InputError(f"{root}: no folder; name one that `ladkg export --pack` or `ladkg site` wrote")
        self.described = [name for name in METADATA if (root / name).is_file()]
        if not self.described and not (root / ONTOLOGY).is_file():
            raise InputError(f"{root}: neither {ONTOLOGY} nor {', '.join(METADATA)} in it; nothing to check")

    @cached_property
    def vocabulary(self) -> list[Quad]:
        """What the ontology's file says."""
        return list(graph.read(self.root / ONTOLOGY)) if (self.root / ONTOLOGY).is_file() else []

    @cached_property
    def metadata(self) -> list[Quad]:
        """What the files of METADATA say together."""
        return [quad for name in self.described for quad in graph.read(self.root / name, self.root / name)]

    @cached_property
    def ontology(self) -> NamedNode | None:
        """The ontology that no other imports; of several the one of which most is said."""
        imported = {quad.object for quad in self.vocabulary if quad.predicate == OWL.imports}
        return _most([node for node in _typed(self.vocabulary, OWL.Ontology) if node not in imported], self.vocabulary)

    @cached_property
    def dataset(self) -> NamedNode | None:
        """The dataset that is described; of several the one of which most is said."""
        return _most(_typed(self.metadata, term("dcat:Dataset")), self.metadata)

    @cached_property
    def bases(self) -> dict[str, int]:
        """By scheme and host, how many segments of a path stand before the folder: what most addresses agree on."""
        nodes = {node for quad in (*self.metadata, *self.vocabulary) for node in (quad.subject, quad.object)}
        found: Counter[tuple[str, int]] = Counter()
        for origin, parts in (_parts(node.value) for node in nodes if isinstance(node, NamedNode)):
            found.update((origin, start) for start in range(len(parts)) if self._stands(parts[start:], ("", ".ttl")))
        best = sorted(found.items(), key=lambda item: (item[1], -item[0][1]))
        return {origin: start for (origin, start), _ in best}

    def file(self, address: str, endings: tuple[str, ...] = ("",)) -> str | None:
        """The file of the folder that an address names, wherever the folder will stand; None where there is none."""
        origin, parts = _parts(address)
        if origin and origin not in self.bases:
            return None
        return self._stands(parts[self.bases.get(origin, 0) :], endings)

    def _stands(self, parts: list[str], endings: tuple[str, ...]) -> str | None:
        if not parts or not all(parts) or ".." in parts:
            return None
        paths = ("/".join(parts) + ending for ending in endings)
        try:
            return next((path for path in paths if (self.root / path).is_file()), None)
        except OSError:  # a name that no file can have
            return None

    def page(self) -> str | None:
        """The folder's own page, if it is a site."""
        found = self.root / "index.html"
        return found.read_text(encoding="utf-8", errors="replace") if found.is_file() else None


def _parts(address: str) -> tuple[str, list[str]]:
    """Scheme and host, none where it is relative, and the segments of the path."""
    try:
        split = urlsplit(address)
    except ValueError:
        return address, []
    origin = f"{split.scheme}://{split.netloc}" if split.scheme else ""
    return origin, unquote(split.path).strip("/").split("/") if split.scheme in {"", "http", "https"} else []


class Said:
    """What quads say of one subject."""

    def __init__(self, quads: list[Quad], subject: NamedNode | None) -> None:
        self.subject = subject
        self.values: dict[NamedNode, list[str]] = defaultdict(list)
        self.nodes: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        for quad in quads:
            if quad.subject == subject and isinstance(quad.object, NamedNode | Literal):
                self.values[quad.predicate].append(quad.object.value)
                if isinstance(quad.object, NamedNode):
                    self.nodes[quad.predicate].append(quad.object)

    def of(self, what: str) -> list[str]:
        """The values of every property that says it; see `vocabulary.SAYS`."""
        return sorted({value for said in SAYS[what] for value in self.values.get(said, ()) if value.strip()})


def _typed(quads: list[Quad], kind: NamedNode) -> list[NamedNode]:
    return [
        quad.subject
        for quad in quads
        if quad.predicate == RDF.type and quad.object == kind and isinstance(quad.subject, NamedNode)
    ]


def _most(nodes: list[NamedNode], quads: list[Quad]) -> NamedNode | None:
    counts = {node: sum(quad.subject == node for quad in quads) for node in set(nodes)}
    return min(counts, key=lambda node: (-counts[node], node.value), default=None)
