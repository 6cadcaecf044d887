"""Terms that are hard to write down, for tests of what writes them."""

from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ladkg.terms import LAD, PREFIXES, RDF, RDFS, SKOS, XSD

HOSTILE = [
    "</script><script>alert(1)</script>",
    "\u202egnp.exe\u2066",
    "\x00\x01\x08\x0b\x1f\x7f\x85",
    "\r\n\t\r",
    '"\\"\\\\u0041',
    "\u2028\u2029\ufeff\ufffe\uffff",
    "=cmd|' /C calc'!A0",
    "@id",
    "",
    " ",
    "id:state/CRI",
    "\U0001f5fa\U000e0041",
    "e\u0301",
]
IRIS = [
    "https://w3id.org/ladkg/id/state/CRI",
    "https://w3id.org/ladkg/id/",
    "https://w3id.org/ladkg/id//x",
    "https://w3id.org/ladkg/id/a/../b",
    "https://w3id.org/ladkg/id/a%20b",
    "https://w3id.org/ladkg/id/a:b",
    "https://w3id.org/ladkg/id/a?q=1#f",
    "https://w3id.org/ladkg/id/é",
    "https://w3id.org/ladkg/ontology#",
    "https://w3id.org/ladkg/ontology#a/b",
    "https://w3id.org/ladkg/ontology#id:x",
    "https://w3id.org/ladkg/ontology#type",
    "http://www.w3.org/2004/02/skos/core#Concept",
    "javascript:alert(1)",
    "data:text/html,x",
    "urn:uuid:0",
    "mailto:a@b",
    "lad:State",
    "id:state/CRI",
    "skos:Concept",
    "file:///etc/passwd",
]
DATATYPES = [XSD.string, XSD.boolean, XSD.integer, XSD.decimal, XSD.double, XSD.date, XSD.anyURI]
FORMS = [
    "true",
    "1",
    "TRUE",
    "01",
    "-0",
    "5",
    "2.50",
    "1e3",
    "1.0E3",
    "2020-13-45",
    "x",
    " 5 ",
    "9999999999999999999999",
]
PREDICATES = [
    RDF.type,
    RDFS.label,
    SKOS.prefLabel,
    LAD.actor,
    LAD.actedOn,
    LAD.unMember,
    LAD.participantCount,
    LAD.note,
    NamedNode("https://w3id.org/ladkg/ontology#a/b"),
    NamedNode("https://example.org/p?q"),
    NamedNode(PREFIXES["rdf"] + "value"),
]
NODES = st.sampled_from(IRIS).map(NamedNode)
TEXTS = st.sampled_from(HOSTILE) | st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8)
LITERALS = (
    TEXTS.map(Literal)
    | st.builds(lambda text, tag: Literal(text, language=tag), TEXTS, st.sampled_from(["en", "es", "en-gb", "none"]))
    | st.builds(lambda text, kind: Literal(text, datatype=kind), st.sampled_from(FORMS), st.sampled_from(DATATYPES))
    | st.builds(lambda text, kind: Literal(text, datatype=kind), TEXTS, NODES)
)
GRAPHS = st.sampled_from([DefaultGraph(), NamedNode("https://w3id.org/ladkg/id/graph/derived"), NamedNode("lad:g")])
QUADS = st.lists(st.builds(Quad, NODES, st.sampled_from(PREDICATES), LITERALS | NODES, GRAPHS), min_size=1, max_size=25)
