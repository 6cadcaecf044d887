"""Whatever the change, what is found by looking at what it affects is what the whole adds; removals included."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, Quad

from ladkg import graph
from ladkg.validate import Finding, Shapes, reference
from ladkg.validate.change import Checker
from ladkg.validate.engine import Memory, evaluate, findings, shape_graph

Find = Callable[[list[Quad]], set[Finding]]
RANDOM = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
IN_A_ROW = 5


@settings(RANDOM, max_examples=60)
@given(data=st.data())
def test_a_change_adds_what_the_whole_adds_by_pyshacl(
    data: st.DataObject, checker: Checker, pyshacl: Find, valid: list[list[Quad]], invalid: list[list[Quad]]
) -> None:
    """Three hundred changes to graphs of a few examples."""
    chosen = data.draw(st.lists(st.sampled_from([*valid, *invalid]), min_size=1, max_size=12), "examples")
    _hold(data, checker, _together(chosen), pyshacl)


def test_changes_that_break_every_rule_by_pyshacl(
    checker: Checker, shapes: Shapes, pyshacl: Find, invalid: list[list[Quad]]
) -> None:
    """Two hundred changes between random parts of twelve examples and all of them, the first to nothing."""
    dice, broken = random.Random(2), set[str]()  # noqa: S311
    shuffled = dice.sample(invalid, len(invalid))
    for start in range(0, len(shuffled), 12):
        triples = _together(shuffled[start : start + 12])
        base, before = list[Quad](), set[Finding]()
        for share in (0.4, 1, 0.4, 1, 0.4):
            changed = [quad for quad in triples if dice.random() < share]
            after = pyshacl(changed)
            added, removed = set(changed).difference(base), set(base).difference(changed)
            assert set(checker.check(Memory(base), added, removed).findings) == after - before
            broken |= {finding.source_shape for finding in after - before}
            base, before = changed, after
    assert broken == {node for node, rule in shapes.rules.items() if rule.messages}


@settings(RANDOM, max_examples=20)
@given(data=st.data())
def test_a_change_adds_what_the_whole_adds_by_our_engine(
    data: st.DataObject, checker: Checker, shapes: Shapes, hierarchy: list[Quad], triples: list[Quad]
) -> None:
    """A hundred changes to larger graphs: all that is said of the subjects of three hundred triples in a row."""
    parsed = shape_graph(shapes)
    at = data.draw(st.integers(0, len(triples) - 1), "where the part begins")
    part = {quad.subject for quad in (triples * 2)[at : at + 300]}
    base = [quad for quad in triples if quad.subject in part]
    _hold(data, checker, base, lambda quads: set(findings(Memory([*quads, *hierarchy]), parsed, shapes.rules)))


def test_the_engine_agrees_with_itself_on_no_change(
    checker: Checker, shapes: Shapes, hierarchy: list[Quad], triples: list[Quad]
) -> None:
    assert evaluate(triples, shapes, hierarchy)
    assert checker.check(Memory(triples), triples, ()).findings == ()


@pytest.fixture
def pyshacl(shapes: Shapes, hierarchy: list[Quad]) -> Find:
    """What pySHACL finds in a graph."""
    return lambda quads: set(reference.findings(quads, shapes, hierarchy))


def _together(examples: Iterable[list[Quad]]) -> list[Quad]:
    return sorted({quad for example in examples for quad in example}, key=graph.sort_key)


def _hold(data: st.DataObject, checker: Checker, triples: list[Quad], find: Find) -> None:
    """Changes one after the other, so that what is found after one is what was found before the next."""
    missing = data.draw(st.sets(st.sampled_from(triples), max_size=40), "not in the base")
    base = [quad for quad in triples if quad not in missing]
    before, additions = find(base), _additions(triples)
    for _ in range(IN_A_ROW):
        removed = data.draw(st.lists(st.sampled_from(triples), max_size=6), "removed")
        added = data.draw(st.lists(additions, max_size=6), "added")
        changed = list(dict.fromkeys([*(quad for quad in base if quad not in removed), *added]))
        after = find(changed)
        event("finds something" if after - before else "finds nothing")
        assert set(checker.check(Memory(base), added, removed).findings) == after - before
        base, before = changed, after


def _additions(triples: list[Quad]) -> st.SearchStrategy[Quad]:
    """A triple of the graph, or one mixed of two: with another's value of the same predicate, value, or predicate."""
    alike = defaultdict(list)
    for quad in triples:
        alike[quad.predicate].append(quad)
    one = st.sampled_from(triples)
    same = one.flatmap(lambda quad: st.sampled_from(alike[quad.predicate]).map(lambda other: (quad, other)))
    found = [
        one,
        same.map(lambda two: Quad(two[0].subject, two[0].predicate, two[1].object)),
        st.tuples(one, one).map(lambda two: Quad(two[0].subject, two[0].predicate, two[1].object)),
        st.tuples(one, one).map(lambda two: Quad(two[0].subject, two[1].predicate, two[1].object)),
    ]
    resources = [quad for quad in triples if isinstance(quad.object, NamedNode | BlankNode)]
    return st.one_of(*found, *([st.sampled_from(resources).map(_turned)] if resources else []))


def _turned(quad: Quad) -> Quad:
    assert isinstance(quad.object, NamedNode | BlankNode)
    return Quad(quad.object, quad.predicate, quad.subject)
