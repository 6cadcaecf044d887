"""Random changes: is what is found by looking at what a change affects just what a check of the whole adds?

    python benchmarks/validate/changes.py --changes 10000 --seed 1 [--engine pyshacl]

Each base is a random part of the shapes' own examples, valid and invalid ones together; each change adds and removes up
to twenty triples, most of them mixed from others of the graph. Stops at the first difference.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable

from pyoxigraph import BlankNode, NamedNode, Quad

from ladkg import graph, paths
from ladkg.ontology import ontology_quads
from ladkg.terms import RDFS
from ladkg.validate import Finding, Shapes, load_shapes, reference
from ladkg.validate.change import Checker
from ladkg.validate.engine import Memory, findings, shape_graph

Find = Callable[[list[Quad]], set[Finding]]


def main() -> None:
    """Runs as many changes as asked for and prints how many agreed."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--changes", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--engine", choices=["ladkg", "pyshacl"], default="ladkg", help="what checks the whole")
    asked = arguments.parse_args()
    shapes = load_shapes(paths.shapes())
    hierarchy = [quad for quad in ontology_quads() if quad.predicate == RDFS.subClassOf]
    whole, checker = _whole(asked.engine, shapes, hierarchy), Checker(shapes, hierarchy)
    valid, invalid = (_examples(kind) for kind in ("valid", "invalid"))
    dice, began, found, removals = random.Random(asked.seed), time.perf_counter(), 0, 0  # noqa: S311
    for number in range(asked.changes):
        base, added, removed = _change(dice, valid, invalid)
        after = list(dict.fromkeys([*(quad for quad in base if quad not in set(removed)), *added]))
        expected = whole(after) - whole(base)
        got = set(checker.check(Memory(base), added, removed).findings)
        found, removals = found + len(expected), removals + bool(removed)
        if got != expected:
            _explain(number, expected, got, added, removed)
            sys.exit(1)
    said = (
        f"{asked.changes} changes ({removals} with removals), {found} new findings, against {asked.engine} on the whole"
    )
    print(f"{said}: no difference; {time.perf_counter() - began:.0f} s")  # noqa: T201


def _whole(engine: str, shapes: Shapes, hierarchy: list[Quad]) -> Find:
    if engine == "pyshacl":
        return lambda quads: set(reference.findings(quads, shapes, hierarchy))
    parsed = shape_graph(shapes)
    return lambda quads: set(findings(Memory([*quads, *hierarchy]), parsed, shapes.rules))


def _examples(kind: str) -> list[list[Quad]]:
    return [list(map(_triple, graph.read(file))) for file in sorted(paths.examples().glob(f"*/{kind}/*.ttl"))]


def _triple(quad: Quad) -> Quad:
    return Quad(*quad.triple)


def _change(
    dice: random.Random, valid: list[list[Quad]], invalid: list[list[Quad]]
) -> tuple[list[Quad], list[Quad], list[Quad]]:
    examples = [*dice.sample(valid, dice.choice([10, 40, len(valid)])), *dice.sample(invalid, dice.choice([0, 10, 40]))]
    pool = sorted({quad for example in examples for quad in example}, key=graph.sort_key)
    share = dice.choice([0.7, 0.95, 1.0])
    base = [quad for quad in pool if dice.random() < share]
    removed, added = [], []
    for _ in range(dice.choice([1, 1, 2, 3, 8, 20])):
        one, other = dice.choice(pool), dice.choice(pool)
        kind = dice.random()
        if kind < 0.35:
            removed.append(one)
        elif kind < 0.5:
            added.append(one)
        elif kind < 0.75:
            alike = dice.choice([quad for quad in pool if quad.predicate == one.predicate])
            added.append(Quad(one.subject, one.predicate, alike.object))
        elif kind < 0.85:
            added.append(Quad(one.subject, one.predicate, other.object))
        elif kind < 0.95 or not isinstance(one.object, NamedNode | BlankNode):
            added.append(Quad(one.subject, other.predicate, other.object))
        else:
            removed.append(one)
            added.append(Quad(one.object, one.predicate, one.subject))
    return base, added, [quad for quad in removed if quad not in added]


def _explain(number: int, expected: set[Finding], got: set[Finding], added: list[Quad], removed: list[Quad]) -> None:
    print(f"change {number} differs")  # noqa: T201
    for what, items in (("missed", expected - got), ("not new", got - expected)):
        for finding in sorted(items):
            print(f"  {what}: {finding.line()}")  # noqa: T201
    for what, quads in (("added", added), ("removed", removed)):
        for quad in quads:
            print(f"  {what}: {quad}")  # noqa: T201


if __name__ == "__main__":
    main()
