"""RDF/XML that every reader of XML takes: what it cannot say is refused, not lost.

RDF 1.1 XML Syntax, https://www.w3.org/TR/rdf-syntax-grammar/: a predicate is an element, so its IRI must end in an XML
name (sections 2.2 and 5.1), and XML 1.0 has no way to write most control characters.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from ladkg.errors import InputError
from ladkg.terms import RDF

_UNSAYABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def rdfxml(quads: Iterable[Quad], prefixes: dict[str, str]) -> bytes:
    """The quads as triples, in their order; raises InputError naming a statement that cannot be written."""
    triples = [quad.triple for quad in quads]
    for triple in triples:
        said = triple.object.value if isinstance(triple.object, Literal) else ""
        if _UNSAYABLE.search(said):
            raise InputError(f"{triple}: RDF/XML cannot hold this control character; take it out of the text")
        named = [triple.predicate]
        if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
            named.append(triple.object)
        for node in named:
            if not _is_element(node.value):
                raise InputError(f"{triple}: RDF/XML cannot name an element {node}; end the IRI in a letter or a word")
    written = serialize(triples, format=RdfFormat.RDF_XML, prefixes=prefixes)
    assert written is not None
    # Readers of XML take a bare carriage return for a line feed (https://www.w3.org/TR/xml/#sec-line-ends).
    return written.replace(b"\r", b"&#13;") + b"\n"


@lru_cache(maxsize=10_000)
def _is_element(iri: str) -> bool:
    """Whether a reader of XML finds the IRI in an element's name, and one of RDF/XML takes that for a predicate."""
    from xml.parsers import expat

    found: list[str] = []
    reader = expat.ParserCreate(namespace_separator=" ")
    reader.StartElementHandler = lambda name, _: found.append(name.replace(" ", ""))
    said = Triple(RDF.type, NamedNode(iri), Literal(""))
    try:
        written = serialize([said], format=RdfFormat.RDF_XML) or b""
        reader.Parse(written, True)
        return iri in found and [quad.triple for quad in parse(written, format=RdfFormat.RDF_XML)] == [said]
    except (OSError, SyntaxError, expat.ExpatError):
        return False
