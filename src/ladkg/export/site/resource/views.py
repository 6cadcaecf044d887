"""The pages of resources and of the folders above them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Final

from markupsafe import Markup
from pyoxigraph import NamedNode, Quad

from ladkg import graph, iris
from ladkg.export.pack.dump import SYNTAXES
from ladkg.export.pack.jsonld import document
from ladkg.export.pack.signposting import Link, signposting
from ladkg.export.publication import ROOT
from ladkg.export.site.here import Here
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.resource.browse import Tree
from ladkg.export.site.resource.facts import Group, References, groups
from ladkg.export.site.resource.gist import gist
from ladkg.export.site.resource.incoming import MOST, PER_PAGE, Held, Incoming, incoming
from ladkg.export.site.resource.parts import Part, parts
from ladkg.export.site.resource.pieces import Pieces
from ladkg.export.site.search import folded
from ladkg.terms import LAD

_KEPT: Final = 4
"""Views kept: the languages of a page are drawn one after the other."""
_LATEST: Final = iris.concept("date-precision", "no-later-than")
_KINDS: Final = {"party", "signatory", "endorser", "member", "participant", "observer", "outside"}
_FORMS: Final = [
    (ending, SYNTAXES[ending].media_type, name)
    for ending, name in ((".ttl", "Turtle"), (".jsonld", "JSON-LD"), (".rdf", "RDF/XML"), (".nt", "N-Triples"))
]
_SECTIONS: Final = {
    "instrument": "text", "provision": "text", "passage": "text", "text": "text", "commitment": "commitments",
    "statement": "commitments", "obligation": "commitments", "meeting": "timeline",
}  # fmt: skip


@dataclass
class View:
    """What the page of a resource shows, in no language yet."""

    parts: list[Part]
    groups: list[Group]
    incoming: list[Incoming]
    held: list[Incoming]
    statements: int
    sources: Mapping[NamedNode, int]
    passages: list[NamedNode]
    quoted: set[NamedNode]
    embedded: Markup
    links: list[Link]


class Viewer:
    """Makes the views of one publication."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.names = known.names
        self.tree = Tree(known.names)
        self.held = Held(known.publication)
        self.pieces: Callable[[Here], Pieces] = cache(Pieces)
        self.view: Callable[[NamedNode], View] = lru_cache(_KEPT)(self._view)

    def _view(self, node: NamedNode) -> View:
        cite = References()
        found = parts(self.known, node, cite)
        said = groups(self.known, node, cite, {one for part in found for one in part.told})
        heard = {one for part in found for one in part.heard}
        where = self.names.nodes(node, LAD.statedIn)
        passages = [one for one in where if self.names.nodes(one, LAD.inText)]
        for source in where:
            if source not in passages:
                cite(source)
        return View(
            parts=found,
            groups=said,
            incoming=incoming(self.names, node, heard),
            held=self.held.by_class(self.names, node),
            statements=self.held.count(node),
            sources=cite.numbers,
            passages=passages,
            quoted={one for part in found for one in part.quoted},
            embedded=self._embedded(node),
            links=signposting(self.known.publication, node),
        )

    def _embedded(self, node: NamedNode) -> Markup:
        """What is said of the resource, as JSON-LD that may stand within a script element."""
        publication = self.known.publication
        quads = publication.about.get(node) or publication.pointing_at.get(node, [])[:PER_PAGE]
        if not quads:
            return Markup("")
        union = graph.normalised(Quad(*quad.triple) for quad in quads)
        text = re.sub(r"\n *", "", document(union, publication.context).decode())
        for character in "<>&\u2028\u2029":
            text = text.replace(character, f"\\u{ord(character):04x}")
        return Markup(text)  # noqa: S704 - every character that HTML could read was escaped above

    def values(self, node: NamedNode, path: str, language: str) -> Values:
        """What the template of a resource needs."""
        view = self.view(node)
        told = gist(self.names, node, language)
        return {
            "node": node,
            "view": view,
            "classes": self.names.classes(node),
            "gist": told,
            "description": told,
            "other_names": {
                tongue: text for tongue, text in sorted(self.names.labels(node).items()) if tongue not in ("", language)
            },
            "crumbs": [(above, self.tree.called(above, language)) for above in self.tree.above(path)],
            "below": [(one, self.tree.called(one, language), count) for one, count in self.tree.below(path)],
            "names": self.names,
            "wording": self.known.wording,
            "pieces": self.pieces,
            "lad": LAD,
            "latest": _LATEST,
            "kinds": _KINDS,
            "forms": _FORMS,
            "path": path,
        }


def pages(known: Known) -> Iterator[Page]:
    """Every resource, every folder above one, and the pages of lists that are too long for one."""
    viewer = Viewer(known)
    for node in known.publication.resources:
        path = known.publication.places[node.value.removeprefix(ROOT)]
        titles = {language: known.names.name(node, language).text for language in LANGUAGES}
        section = _SECTIONS.get(path.split("/")[1], "")
        values = partial(viewer.values, node, path)
        yield Page(path, "resource.html.jinja", titles, values=values, section=section, node=node)
        yield from _lists(viewer, node, path)
    for path in viewer.tree.listings():
        titles = {language: viewer.tree.called(path, language) for language in LANGUAGES}
        yield Page(path, "browse.html.jinja", titles, values=partial(_browsed, viewer, path))


def _browsed(viewer: Viewer, path: str, language: str) -> Values:
    tree = viewer.tree
    found = [
        (place, tree.called(place, language), count, tree.folders[place].node) for place, count in tree.below(path)
    ]
    if not all(any(map(str.isdigit, place.rpartition("/")[2])) for place, *_ in found):
        found.sort(key=lambda one: folded(one[1]))
    crumbs = [(above, tree.called(above, language)) for above in tree.above(path)]
    return {"found": found, "crumbs": crumbs, "path": path, "pieces": viewer.pieces}


def _lists(viewer: Viewer, node: NamedNode, path: str) -> Iterator[Page]:
    """The pages of what points at a resource, where that is more than its own page holds: `<place>/index/1` and on.

    No resource stands at such a place (ladkg.export.places keeps "index" free).
    """
    if len(viewer.known.publication.pointing_at.get(node, ())) <= MOST and viewer.held.count(node) <= MOST:
        return
    found = [*viewer.held.by_class(viewer.names, node), *incoming(viewer.names, node)]
    if not any(one.beyond for one in found):
        return
    items = [(one, subject) for one in found for subject in one.nodes]
    count = -(-len(items) // PER_PAGE)
    for index in range(count):
        part = items[index * PER_PAGE : (index + 1) * PER_PAGE]
        titles = {language: viewer.names.name(node, language).text for language in LANGUAGES}
        values = partial(_listed, viewer, node, path, part, (index + 1, count))
        yield Page(f"{path}/index/{index + 1}", "listing.html.jinja", titles, values=values)


def _listed(
    viewer: Viewer,
    node: NamedNode,
    path: str,
    part: list[tuple[Incoming, NamedNode]],
    place: tuple[int, int],
    language: str,
) -> Values:
    sections: list[tuple[Incoming, list[NamedNode]]] = []
    for one, subject in part:
        if not sections or sections[-1][0] is not one:
            sections.append((one, []))
        sections[-1][1].append(subject)
    crumbs = [(above, viewer.tree.called(above, language)) for above in [*viewer.tree.above(path), path]]
    return {"node": node, "sections": sections, "place": place, "crumbs": crumbs, "path": path, "pieces": viewer.pieces}
