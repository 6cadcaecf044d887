"""The fast path against owlrl where nobody chose the example: generated ontologies, and the real one."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ladkg import iris
from ladkg.infer import infer, reference
from ladkg.infer.closure import InconsistencyError, entail
from ladkg.ontology import ontology_quads
from ladkg.pipeline.tables import asserted
from ladkg.terms import OWL, PREFIXES, RDF, RDFS, XSD

PROPERTIES = [NamedNode(f"{PREFIXES['lad']}p{n}") for n in range(4)]
CLASSES = [NamedNode(f"{PREFIXES['lad']}C{n}") for n in range(4)]
THINGS = [iris.mint("thing", str(n)) for n in range(4)]
LITERALS = [
    Literal("2018-12", datatype=XSD.gYearMonth),
    Literal("07", datatype=XSD.integer),
    Literal("x", language="en-GB"),
]

properties = st.sampled_from(PROPERTIES)
classes = st.sampled_from(CLASSES)
between_properties = st.sampled_from([RDFS.subPropertyOf, OWL.equivalentProperty, OWL.inverseOf])
between_classes = st.sampled_from([RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith])
axioms = st.one_of(
    st.builds(Quad, properties, between_properties, properties),
    st.builds(Quad, properties, st.sampled_from([RDFS.domain, RDFS.range]), classes),
    st.builds(Quad, properties, st.just(RDF.type), st.sampled_from([OWL.SymmetricProperty, OWL.TransitiveProperty])),
    st.builds(Quad, classes, between_classes, classes),
)
chains = st.lists(st.tuples(properties, st.lists(properties, min_size=1, max_size=4), st.booleans()), max_size=2)
facts = st.one_of(
    st.builds(Quad, st.sampled_from(THINGS), properties, st.sampled_from([*THINGS, *LITERALS])),
    st.builds(Quad, st.sampled_from(THINGS), st.just(RDF.type), classes),
)


def chain_axiom(number: int, target: NamedNode, steps: list[NamedNode], named: bool) -> list[Quad]:
    """The axiom and its list, whose nodes are blank, or named as they are once skolemised."""
    nodes = [iris.mint("list", f"{number}-{n}") if named else BlankNode(f"l{number}x{n}") for n in range(len(steps))]
    ends = [*nodes[1:], RDF.nil]
    return [
        Quad(target, OWL.propertyChainAxiom, nodes[0]),
        *(Quad(node, RDF.first, step) for node, step in zip(nodes, steps, strict=True)),
        *(Quad(node, RDF.rest, end) for node, end in zip(nodes, ends, strict=True)),
    ]


def agree(ontology: list[Quad], data: list[Quad]) -> None:
    found, errors = reference.entail(ontology, data)
    try:
        entailed = set(entail(ontology, data))
    except InconsistencyError:
        assert errors
    else:
        assert not errors
        assert entailed == found


@settings(max_examples=100, deadline=None)
@given(st.lists(axioms, max_size=8), chains, st.lists(facts, max_size=10))
def test_generated_graphs(
    axioms: list[Quad], chains: list[tuple[NamedNode, list[NamedNode], bool]], data: list[Quad]
) -> None:
    ontology = axioms + [quad for number, chain in enumerate(chains) for quad in chain_axiom(number, *chain)]
    agree(ontology, data)


def test_the_real_graph() -> None:
    """Everything asserted and derived, nothing left out: 15 seconds for owlrl, a tenth of one for us."""
    ontology, said = ontology_quads(), asserted()
    derived = infer(ontology, said).derived
    assert len(derived) > 1000
    agree(ontology, [*said, *derived])
