"""The shapes and queries as a catalogue: well-formed SHACL, named, and said in words."""

import pyshacl
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib.namespace import SH

from ladkg import paths
from ladkg.terms import PREFIXES
from ladkg.validate import Shapes, hygiene, lexical

LADSH = PREFIXES["ladsh"]


def of_shacl(name: str) -> NamedNode:
    return NamedNode(PREFIXES["sh"] + name)


def typed(shapes: Shapes, *names: str) -> set[NamedNode | BlankNode | Triple]:
    classes = {of_shacl(name) for name in names}
    return {quad.subject for quad in shapes.quads if quad.object in classes}


def test_shapes_conform_to_the_shapes_of_shapes() -> None:
    """https://www.w3.org/TR/shacl/#shacl-shacl"""
    graph = rdflib.Graph()
    for file in paths.shapes().glob("*.ttl"):
        graph.parse(file)
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=graph, meta_shacl=True)
    assert conforms, text


def test_every_shape_and_constraint_has_a_name(shapes: Shapes) -> None:
    nodes = typed(shapes, "NodeShape", "PropertyShape", "SPARQLConstraint", "PrefixDeclaration")
    assert {node for node in nodes if not str(node).startswith(f"<{LADSH}")} == set()
    unnamed = {quad.subject for quad in shapes.quads if isinstance(quad.subject, BlankNode)}
    steps = {quad.predicate.value.rpartition("#")[2] for quad in shapes.quads if quad.subject in unnamed}
    assert steps <= {"first", "rest", "alternativePath", "inversePath"}


def test_names_are_unique_across_files() -> None:
    declared = [line for file in paths.shapes().glob("*.ttl") for line in file.read_text("utf-8").splitlines()]
    subjects = [line.split()[0] for line in declared if line.startswith("ladsh:")]
    assert sorted({name for name in subjects if subjects.count(name) > 1}) == []


def test_every_rule_says_what_to_do_in_all_four_languages(shapes: Shapes, checks: list[hygiene.Check]) -> None:
    rules = [rule for rule in shapes.rules.values() if rule.messages] + [check.rule for check in checks]
    rules.append(lexical.RULE)
    assert [rule.id for rule in rules if set(rule.messages) != {"en", "es", "fr", "pt"}] == []
    assert [rule.id for rule in rules if not all(text.strip() for text in rule.messages.values())] == []
    assert len({rule.id for rule in rules}) == len(rules)


def test_every_shape_that_can_fire_has_messages(shapes: Shapes) -> None:
    """Whatever a target or sh:property or sh:sparql reaches, except what is only a list of other shapes."""
    reached = {quad.object for quad in shapes.quads if quad.predicate in {of_shacl("property"), of_shacl("sparql")}}
    structure = {"targetClass", "targetSubjectsOf", "property", "sparql", "severity"}
    for quad in shapes.quads:
        if quad.predicate in {of_shacl("targetClass"), of_shacl("targetSubjectsOf")}:
            said = {own.predicate for own in shapes.quads if own.subject == quad.subject}
            if said - {of_shacl(name) for name in structure} - {NamedNode(PREFIXES["rdf"] + "type")}:
                reached.add(quad.subject)
    silent = {str(node) for node in reached if isinstance(node, NamedNode) and node.value not in shapes.rules}
    assert silent == set()


def test_every_sparql_constraint_names_the_prefixes(shapes: Shapes) -> None:
    constraints = typed(shapes, "SPARQLConstraint")
    with_prefixes = {quad.subject for quad in shapes.quads if quad.predicate == of_shacl("prefixes")}
    assert constraints == with_prefixes


def test_a_declared_prefix_is_the_one_of_the_prefix_table(shapes: Shapes) -> None:
    said: dict[str, dict[str, str]] = {}
    for quad in shapes.quads:
        if quad.predicate in {of_shacl("prefix"), of_shacl("namespace")} and isinstance(quad.object, Literal):
            said.setdefault(str(quad.subject), {})[quad.predicate.value] = quad.object.value
    declared = {node[str(SH.prefix)]: node[str(SH.namespace)] for node in said.values()}
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}


def test_every_namespace_of_the_prefix_table_is_known(checks: list[hygiene.Check]) -> None:
    check = [check for check in checks if check.rule.id == "KnownNamespaces"]
    subject, predicate = NamedNode(PREFIXES["id"] + "x"), NamedNode(PREFIXES["rdfs"] + "seeAlso")
    quads = [Quad(subject, predicate, NamedNode(namespace + "x")) for namespace in PREFIXES.values()]
    assert list(hygiene.findings(quads, [], check)) == []
