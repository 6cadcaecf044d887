"""The built graph, asked: a store to query, and why something holds."""

from datetime import date

from pyoxigraph import Literal, NamedNode, Store

from ladkg import iris
from ladkg.errors import LadkgError
from ladkg.explain import standing, triple
from ladkg.explain.reading import Node, Reader
from ladkg.infer.derive import rules
from ladkg.library.run import store_of
from ladkg.pipeline import Progress, silent
from ladkg.pipeline.build import read_parts
from ladkg.terms import LAD, PREFIXES, RDF


def open_store(progress: Progress = silent) -> Store:
    """The built graph in memory, ready to be asked."""
    return store_of(read_parts(progress=progress))


def why_standing(store: Store, actor: str, instrument: str, on: date | None = None) -> Node:
    """Why an agent stands as it does under an instrument (a slug, or `organization/caricom`) on a day.

    Without a day, on the dataset's reference date.
    """
    reader = Reader(store)
    state = iris.agent(actor.upper())
    who = state if reader.objects(state, RDF.type) else iris.agent(actor)
    what = iris.mint(instrument) if "/" in instrument else iris.instrument(instrument)
    reference = reader.value(iris.DATASET, LAD.referenceDate)
    assert reference
    return standing.explain(reader, who, what, on or date.fromisoformat(reference))


def why_triple(store: Store, subject: str, predicate: str, target: str) -> Node:
    """Why a triple holds; each part an IRI or a prefixed name (`id:state/USA`), the object also a quoted literal."""
    end = Literal(target[1:-1]) if target[:1] == '"' else named(target)
    sentences = {term.removeprefix("lad:"): rule.sentence for rule in rules() for term in rule.writes}
    return triple.explain(Reader(store), (named(subject), named(predicate), end), sentences)


def named(written: str) -> NamedNode:
    """The node for an IRI or a prefixed name; raises LadkgError for anything else."""
    prefix, _, name = written.partition(":")
    try:
        return NamedNode(PREFIXES[prefix] + name if prefix in PREFIXES else written.strip("<>"))
    except ValueError:
        raise LadkgError(f"{written!r} is no IRI; prefixes known here: {' '.join(PREFIXES)}") from None
