"""Whatever the change, what is found by looking at what it affects is what the whole adds; removals included."""

from collections import defaultdict
from collections.abc import Callable

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, Quad

from ladkg.validate import Finding, Shapes, reference
from ladkg.validate.change import Checker
from ladkg.validate.engine import Memory, evaluate, findings, shape_graph

Find = Callable[[list[Quad]], set[Finding]]
RANDOM = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@settings(RANDOM, max_examples=200)
@given(data=st.data())
def test_a_change_adds_what_the_whole_adds_by_our_engine(
    data: st.DataObject, checker: Checker, shapes: Shapes, hierarchy: list[Quad], triples: list[Quad]
) -> None:
    parsed = shape_graph(shapes)

    def find(quads: list[Quad]) -> set[Finding]:
        return set(findings(Memory([*quads, *hierarchy]), parsed, shapes.rules))

    _holds(data, checker, _part(data, triples, 300), find)


@settings(RANDOM, max_examples=30)
@given(data=st.data())
def test_a_change_adds_what_the_whole_adds_by_pyshacl(
    data: st.DataObject, checker: Checker, shapes: Shapes, hierarchy: list[Quad], triples: list[Quad]
) -> None:
    def find(quads: list[Quad]) -> set[Finding]:
        return set(reference.findings(quads, shapes, hierarchy))

    _holds(data, checker, _part(data, triples, 100), find)


def test_the_engine_agrees_with_itself_on_no_change(
    checker: Checker, shapes: Shapes, hierarchy: list[Quad], triples: list[Quad]
) -> None:
    assert evaluate(triples, shapes, hierarchy)
    assert checker.check(Memory(triples), triples, ()).findings == ()


def _part(data: st.DataObject, triples: list[Quad], size: int) -> list[Quad]:
    """All that is said of the subjects of so many triples in a row."""
    at = data.draw(st.integers(0, len(triples) - 1), "where the part begins")
    part = {quad.subject for quad in (triples * 2)[at : at + size]}
    return [quad for quad in triples if quad.subject in part]


def _holds(data: st.DataObject, checker: Checker, triples: list[Quad], find: Find) -> None:
    missing = data.draw(st.sets(st.sampled_from(triples), max_size=40), "not in the base")
    removed = data.draw(st.lists(st.sampled_from(triples), max_size=6), "removed")
    added = data.draw(st.lists(_additions(triples), max_size=6), "added")
    base = [quad for quad in triples if quad not in missing]
    after = list(dict.fromkeys([*(quad for quad in base if quad not in removed), *added]))
    expected = find(after) - find(base)
    event("finds something" if expected else "finds nothing")
    assert set(checker.check(Memory(base), added, removed).findings) == expected


def _additions(triples: list[Quad]) -> st.SearchStrategy[Quad]:
    """A triple of the graph, or one mixed of two: with another's value of the same predicate, value, or predicate."""
    alike = defaultdict(list)
    for quad in triples:
        alike[quad.predicate].append(quad)
    one = st.sampled_from(triples)
    same = one.flatmap(lambda quad: st.sampled_from(alike[quad.predicate]).map(lambda other: (quad, other)))
    return st.one_of(
        one,
        same.map(lambda two: Quad(two[0].subject, two[0].predicate, two[1].object)),
        st.tuples(one, one).map(lambda two: Quad(two[0].subject, two[0].predicate, two[1].object)),
        st.tuples(one, one).map(lambda two: Quad(two[0].subject, two[1].predicate, two[1].object)),
        one.filter(lambda quad: isinstance(quad.object, NamedNode | BlankNode)).map(_turned),
    )


def _turned(quad: Quad) -> Quad:
    assert isinstance(quad.object, NamedNode | BlankNode)
    return Quad(quad.object, quad.predicate, quad.subject)
