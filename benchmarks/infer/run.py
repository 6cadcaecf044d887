"""Times the OWL RL fast path against owlrl on generated graphs of the project's shape."""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from random import Random
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from ladkg import iris
from ladkg.infer import reference
from ladkg.infer.closure import entail
from ladkg.ontology import ontology_quads
from ladkg.terms import LAD, RDF, RDFS, XSD

T = TypeVar("T")
Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]
CONSENTS = ("Ratification", "Accession", "Succession", "ConsentAct")


def statements(seed: int = 1) -> Iterator[Statement]:
    """Treaties without end, each with 15 articles and duties, and 35 states that sign it, join it or stay away."""
    draw = Random(seed)  # noqa: S311 (the same graph on every run, nothing secret)
    states = [iris.agent(f"{a}{b}A") for a in "ABCDE" for b in "ABCDEFG"]
    for number in range(sys.maxsize):
        treaty = iris.instrument(f"treaty-{number}")
        yield treaty, RDF.type, LAD.Treaty
        yield treaty, LAD.recallsAsBinding, iris.instrument(f"treaty-{draw.randrange(number + 1)}")
        for article in range(15):
            yield from _article(number, article, draw)
        for state in states:
            if draw.random() < 0.9:
                yield from _act(treaty, number, state, draw)


def _article(treaty: int, article: int, draw: Random) -> Iterator[Statement]:
    provision = iris.provision(f"treaty-{treaty}/art-{article}")
    duty = iris.mint("obligation", f"treaty-{treaty}/art-{article}-1")
    yield provision, RDF.type, LAD.Article
    yield provision, LAD.provisionOf, iris.instrument(f"treaty-{treaty}")
    yield provision, LAD.number, Literal(str(article))
    yield provision, RDFS.label, Literal(f"Article {article}", language="en")
    yield duty, RDF.type, LAD.Obligation
    yield duty, LAD.setBy, provision
    yield duty, RDFS.label, Literal(f"The duty of article {article}", language="en")
    yield duty, LAD.modality, iris.concept("modality", draw.choice(("shall", "shall-not", "consider")))
    yield duty, LAD.beneficiary, iris.concept("group", draw.choice(("refugees", "children", "migrants")))
    yield duty, LAD.statedIn, iris.source(f"source-{treaty % 20}")


def _act(treaty: NamedNode, number: int, state: NamedNode, draw: Random) -> Iterator[Statement]:
    day = f"{draw.randint(1950, 2022)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    kind = draw.choice(CONSENTS) if draw.random() < 0.7 else "Signature"
    act = iris.act(iris.local(state), f"treaty-{number}", kind.lower(), day)
    yield act, RDF.type, LAD[kind]
    yield act, LAD.actor, state
    yield act, LAD.onInstrument, treaty
    yield act, LAD.actedOn, Literal(day, datatype=XSD.date)
    yield act, LAD.datePrecision, iris.concept("date-precision", "day")
    yield act, LAD.statedIn, iris.source(f"source-{number % 20}")
    yield act, LAD.corroboratedToTheDayBy, iris.source(f"source-{(number + 1) % 20}")
    yield state, LAD.signatoryTo if kind == "Signature" else LAD.partyTo, treaty


def graph(size: int) -> list[Quad]:
    return [Quad(s, p, o) for s, p, o in islice(statements(), size)]


def timed(action: Callable[[], T]) -> tuple[T, float]:
    """The result and the CPU seconds it took, best of three runs or as many as fit into five seconds."""
    best, spent = float("inf"), 0.0
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        result = action()
        took = time.process_time() - start
        best, spent = min(best, took), spent + took
        if spent > 5:
            break
    return result, best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--both", type=int, nargs="*", default=[1_000, 10_000], help="sizes for both, in triples")
    parser.add_argument("--fast", type=int, nargs="*", default=[100_000], help="sizes for the fast path alone")
    options = parser.parse_args()
    ontology = ontology_quads()
    sys.stdout.write("| triples | entailed | fast path, CPU s | owlrl, CPU s | ratio |\n|---|---|---|---|---|\n")
    for size in sorted({*options.both, *options.fast}):
        data = graph(size)
        entailed, fast = timed(partial(entail, ontology, data))
        row = f"| {size:,} | {len(entailed):,} | {fast:.3f} |"
        if size in options.both:
            (found, _), slow = timed(partial(reference.entail, ontology, data))
            if found != entailed.keys():
                sys.exit("the two closures differ")
            row += f" {slow:.2f} | {slow / fast:.0f} |"
        else:
            row += " not run | |"
        sys.stdout.write(row + "\n")


if __name__ == "__main__":
    main()
