"""A dataset whose every word means harm."""

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ladkg import iris
from ladkg.terms import LAD, PREFIXES, RDF, RDFS, SKOS, XSD

SCRIPT = "<script>window.harmed = 1; alert(1)</script><img src=x onerror='window.harmed = 1'>"
CLOSING = "</script><script>window.harmed = 1</script>]]> --> <!--"
TEMPLATE = "{{ 70007 * 7 }} {% raw %} {{ ''.__class__ }}"
BIDI = "abc\u202egnirts\u202d \u2066def"
LONG = "x" * 20_000
GRAPH = iris.source_graph("h'\"stile".replace("'\"", "o"))
ID = PREFIXES["id"]


def node(path: str) -> NamedNode:
    return NamedNode(ID + path)


PATHS = [
    "state/AAA", "state/aaa", "state/aAa", "state/..", "state/../../../../etc/passwd", "state/%2e%2e/%2e%2e/up",
    "state/con", "state/index", "state/index.html", "state/x.ttl", "state/" + "n" * 3_000, "state//", "state/a/b/c",
    "state/a", "state/<b>".replace("<", "%3C").replace(">", "%3E"), "state/é", "state/'onmouseover='alert(1)",
    "graph/x", "state/~", "state/.htaccess", "state/a.", "state/-rf", "concept/standing/outside/x", "state/AAA/index/1",
]  # fmt: skip
"""Below id/."""
ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,%3Cscript%3Ealert(1)%3C/script%3E", "vbscript:msgbox",
    "file:///etc/passwd", "https://example.org/'onclick='alert(1)", "http://user:pass@example.org/", "mailto:a@b",
]  # fmt: skip
CLASSES = [
    LAD.State, LAD.Instrument, LAD.Standing, LAD.Accession, LAD.ParticipationAct, LAD.Commitment, LAD.Obligation,
    LAD.Source, LAD.Discrepancy, LAD.Claim, LAD.Link, LAD.Passage, LAD.Pledge, LAD.Meeting, LAD.TextVersion, LAD.Agent,
    LAD.Undertaking, LAD.Statement, LAD.Pillar, SKOS.Concept, SKOS.ConceptScheme,
    NamedNode("javascript:alert(2)//Word"),
]  # fmt: skip
TEXTS = [SCRIPT, CLOSING, TEMPLATE, BIDI, LONG, "", "\u0001\u007f".replace("\u0001", "\u0085"), "=1+1", "'\"`"]
PREDICATES = [
    RDFS.label, SKOS.prefLabel, LAD.shortTitle, LAD.note, LAD.actedOn, LAD["from"], LAD.until, LAD.quote, LAD.eId,
    LAD.claimedValue, LAD.aspect, LAD.number, LAD.labelAsPublished, LAD.reason, LAD.acronym, LAD.quantity, LAD.iso3,
    SKOS.definition, LAD.language, LAD.referenceDate, LAD.adoptedOn, LAD.happenedOn, LAD.latitude, LAD.start,
]  # fmt: skip
RELATIONS = [
    LAD.actor, LAD.onInstrument, LAD.basedOn, LAD.standing, LAD.statedIn, LAD.inText, LAD.hasClaim, LAD.setBy,
    LAD.linkSubject, LAD.linkProperty, LAD.linkObject, LAD.backedBy, LAD.boundBy, LAD.provisionOf, LAD.pledgedBy,
    LAD.hasProvision, LAD.endorses, LAD.force, LAD.committedTo, SKOS.exactMatch, LAD.recallsAsBinding, LAD.partyTo,
]  # fmt: skip


def quads() -> list[Quad]:
    """Everything of everything, said by a source and by the rules."""
    found = []
    derived = [GRAPH, iris.DERIVED_GRAPH, iris.ENTAILED_GRAPH]
    nodes = [node(path) for path in PATHS if path]
    for place, one in enumerate(nodes):
        graph = derived[place % 3]
        found += [Quad(one, RDF.type, cls, graph) for cls in CLASSES[place % 4 :: 2]]
        for number, predicate in enumerate(PREDICATES):
            text = TEXTS[(place + number) % len(TEXTS)]
            found.append(Quad(one, predicate, Literal(text, language="en" if number % 2 else "x-evil"), GRAPH))
            found.append(Quad(one, predicate, Literal(text, datatype=XSD.date if number % 2 else XSD.decimal), graph))
        found += [
            Quad(one, predicate, nodes[(place + number) % len(nodes)], graph)
            for number, predicate in enumerate(RELATIONS)
        ]
        found += [Quad(one, LAD.url, Literal(address, datatype=XSD.anyURI), GRAPH) for address in ADDRESSES]
        found += [Quad(one, SKOS.exactMatch, NamedNode(address), GRAPH) for address in ADDRESSES]
        found.append(Quad(one, NamedNode("javascript:alert(3)//word"), Literal(SCRIPT), GRAPH))
    found.append(Quad(iris.instrument("la-declaration"), RDFS.label, Literal(SCRIPT, language="en"), GRAPH))
    found.append(Quad(nodes[0], LAD.endorses, iris.instrument("la-declaration"), GRAPH))
    found.append(Quad(BlankNode("b"), RDFS.label, Literal(SCRIPT), GRAPH))
    return found
