"""One description in the four syntaxes of triples in which everything is published."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from ladkg import graph
from ladkg.export.folder import File
from ladkg.export.pack.context import KNOWN, Context
from ladkg.export.pack.jsonld import document
from ladkg.export.pack.rdfxml import rdfxml
from ladkg.terms import PREFIXES, RDF

ENDINGS = (".ttl", ".jsonld", ".rdf", ".nt")


def forms(place: str, quads: Iterable[Quad], context: Context | None = None) -> Iterator[File]:
    """The union of the quads' graphs as `place` with each of ENDINGS: the same triples in each, sorted.

    The context must be one of a dataset that holds the quads; without one it is made of them alone. Raises InputError
    for what a syntax cannot say.
    """
    union = graph.normalised(Quad(*quad.triple) for quad in quads)
    context = context or Context.of(union)
    used = prefixes(union, context)
    triples = [quad.triple for quad in union]
    yield f"{place}.ttl", serialize(triples, format=RdfFormat.TURTLE, prefixes=used) or b""
    yield f"{place}.jsonld", document(union, context)
    yield f"{place}.rdf", rdfxml(union, used)
    yield f"{place}.nt", serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def prefixes(quads: Iterable[Quad], context: Context) -> dict[str, str]:
    """Those that the quads use, so that a short description has a short head; paths below id/ are written whole."""
    iris = set()
    for quad in quads:
        iris.add(quad.predicate.value)
        if isinstance(quad.object, Literal):
            iris.add(quad.object.datatype.value)
        elif isinstance(quad.object, NamedNode):
            iris.add(quad.object.value)
    iris -= {PREFIXES["rdf"] + "langString", PREFIXES["xsd"] + "string", RDF.type.value}
    found = {pair[0] for pair in map(context.prefixed, iris) if pair} - {"id"}
    return {prefix: KNOWN[prefix] for prefix in sorted(found)}
