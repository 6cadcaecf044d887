"""Random changes: is what is found by looking at what a change affects just what a check of the whole adds?

    python benchmarks/validate/changes.py --changes 10000 --seed 1 [--oracle ladkg]

Each base is a random part of the shapes' own examples, valid and invalid ones together. Eight changes are made to it
one after the other, so that what the oracle finds after one is what it found before the next; each adds and removes up
to twenty triples, most of them mixed from others of the graph. Every difference is told; any makes the exit code 1.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator

from pyoxigraph import BlankNode, NamedNode, Quad

from ladkg import graph, paths
from ladkg.ontology import ontology_quads
from ladkg.terms import RDFS
from ladkg.validate import Finding, Shapes, load_shapes, reference
from ladkg.validate.change import Checker
from ladkg.validate.engine import Memory, findings, shape_graph

Find = Callable[[list[Quad]], set[Finding]]
Change = tuple[list[Quad], list[Quad], list[Quad]]
IN_A_ROW = 8


def main() -> None:
    """Runs as many changes as asked for and prints how many agreed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--changes", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--oracle", choices=["pyshacl", "ladkg"], default="pyshacl", help="what checks the whole")
    asked = arguments.parse_args()
    shapes = load_shapes(paths.shapes())
    hierarchy = [quad for quad in ontology_quads() if quad.predicate == RDFS.subClassOf]
    whole, checker = _whole(asked.oracle, shapes, hierarchy), Checker(shapes, hierarchy)
    dice, began, counts, rules = random.Random(asked.seed), time.process_time(), Counter[str](), set[str]()  # noqa: S311
    before: set[Finding] = set()
    for number, (base, added, removed) in enumerate(_changes(dice, asked.changes)):
        if number % IN_A_ROW == 0:
            before = whole(base)
        after = whole(changed(base, added, removed))
        expected = after - before
        got = set(checker.check(Memory(base), added, removed).findings)
        before = after
        rules |= {finding.source_shape for finding in expected}
        counts["with removals"] += bool(removed)
        counts["that add findings"] += bool(expected)
        counts["new findings"] += len(expected)
        if got != expected:
            counts["differences"] += 1
            _explain(number, expected, got, added, removed)
        if number % 500 == 499 or number + 1 == asked.changes:
            _tell(number + 1, asked.oracle, counts, rules, shapes, time.process_time() - began)
    sys.exit(1 if counts["differences"] else 0)


def _whole(oracle: str, shapes: Shapes, hierarchy: list[Quad]) -> Find:
    if oracle == "pyshacl":
        return lambda quads: set(reference.findings(quads, shapes, hierarchy))
    parsed = shape_graph(shapes)
    return lambda quads: set(findings(Memory([*quads, *hierarchy]), parsed, shapes.rules))


def changed(base: list[Quad], added: list[Quad], removed: list[Quad]) -> list[Quad]:
    """The base after the change; what is both added and removed stays."""
    gone = set(removed)
    return list(dict.fromkeys([*(quad for quad in base if quad not in gone), *added]))


def _changes(dice: random.Random, number: int) -> Iterator[Change]:
    """So many changes, each with what it is made to."""
    valid, invalid = (_examples(kind) for kind in ("valid", "invalid"))
    for at in range(number):
        if at % IN_A_ROW == 0:
            good, bad = dice.choice([3, 5, 10, 20, 40, len(valid)]), dice.choice([0, 3, 10, 40])
            examples = [*dice.sample(valid, good), *dice.sample(invalid, bad)]
            pool = sorted({quad for example in examples for quad in example}, key=graph.sort_key)
            share = dice.choice([0.7, 0.95, 1.0])
            base = [quad for quad in pool if dice.random() < share]
        added, removed = _change(dice, pool)
        yield base, added, removed
        base = changed(base, added, removed)


def _examples(kind: str) -> list[list[Quad]]:
    return [list(map(_triple, graph.read(file))) for file in sorted(paths.examples().glob(f"*/{kind}/*.ttl"))]


def _triple(quad: Quad) -> Quad:
    return Quad(*quad.triple)


def _change(dice: random.Random, pool: list[Quad]) -> tuple[list[Quad], list[Quad]]:
    """What is added and what is removed."""
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
    return added, [quad for quad in removed if quad not in added]


def _explain(number: int, expected: set[Finding], got: set[Finding], added: list[Quad], removed: list[Quad]) -> None:
    print(f"change {number} differs")  # noqa: T201
    for what, items in (("missed", expected - got), ("not new", got - expected)):
        for finding in sorted(items):
            print(f"  {what}: {finding.line()}")  # noqa: T201
    for what, quads in (("added", added), ("removed", removed)):
        for quad in quads:
            print(f"  {what}: {quad}")  # noqa: T201


def _tell(number: int, oracle: str, counts: Counter[str], rules: set[str], shapes: Shapes, cpu: float) -> None:
    said = ", ".join(f"{counts[what]} {what}" for what in ("with removals", "that add findings", "new findings"))
    own = {node for node, rule in shapes.rules.items() if rule.messages}
    broken = f"{len(rules & own)} of {len(own)} rules newly broken"
    told = f"{number} changes, {said}, {broken}, {counts['differences']} differences from {oracle} on the whole"
    print(f"{told}; {cpu:.0f} CPU s", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
