"""What answers at the IRI of each resource.

A description says what is said of the resource itself, in whichever graph: short, and changed by a change of these
facts alone. Names of what it points at are one look-up away, and who points at it is told by its page and by the
dataset. Two kinds of IRI are never a subject, or hardly: that of a graph answers with what the graph holds, and one
that is merely mentioned with the statements that mention it. One that names a document of its own (a concept scheme,
with all its concepts) answers with that as well.

All four syntaxes hold the same triples, JSON-LD in its default graph: a client gets the same facts whichever it asks
for. Which graph each stands in is told by the graphs' own descriptions, and by `ladkg.trig`, `.nq.gz` and `.jsonld`.
"""

from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from ladkg.export.folder import File
from ladkg.export.pack.forms import forms
from ladkg.export.publication import ROOT, Publication

Documents = Mapping[NamedNode, Sequence[Quad]]
"""What the document at an IRI says, beyond what the dataset says of that IRI."""


def files(publication: Publication, documents: Documents | None = None) -> Iterator[File]:
    """Four files for each resource, one resource after the other, and the word to GitHub's pages to leave out none."""
    yield ".nojekyll", b""
    graphs = inside(publication)
    for node in publication.resources:
        place = publication.places[node.value.removeprefix(ROOT)]
        own = (documents or {}).get(node, ())
        quads = [*own, *description(publication, node, graphs)]
        yield from forms(place, quads, None if own else publication.context)


def inside(publication: Publication) -> dict[NamedNode, list[Quad]]:
    """The quads of each named graph."""
    found: dict[NamedNode, list[Quad]] = {}
    for quad in publication.quads:
        if isinstance(quad.graph_name, NamedNode):
            found.setdefault(quad.graph_name, []).append(quad)
        else:
            assert isinstance(quad.graph_name, BlankNode | DefaultGraph)
    return found


def description(publication: Publication, node: NamedNode, graphs: Mapping[NamedNode, list[Quad]]) -> list[Quad]:
    """The quads that answer at the node's IRI; `graphs` is what `inside` has found."""
    said = [*publication.about.get(node, ()), *graphs.get(node, ())]
    return said or publication.pointing_at.get(node, [])
