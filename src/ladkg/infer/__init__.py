"""What follows from what is said: OWL 2 RL closure, then the dated rules, then the closure again over both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Triple

from ladkg import iris
from ladkg.infer.closure import InconsistencyError, entail
from ladkg.infer.derive import derive

__all__ = ["InconsistencyError", "Inferred", "infer"]


@dataclass(frozen=True)
class Inferred:
    """The two inferred graphs; `rules` names for each triple in them what made it.

    A name is that of an OWL 2 RL rule (`prp-spo2`) or of a file in `queries/derive/` (`03-shortcuts`).
    """

    entailed: list[Quad]
    derived: list[Quad]
    rules: Mapping[Triple, str]


def infer(ontology: Iterable[Quad], asserted: Iterable[Quad]) -> Inferred:
    """Everything that follows from an ontology and what is asserted under it.

    The dated rules see what the first closure entails (types above all); the second closure sees what they derive, and
    so carries the shortcuts along the property chains (`boundBy`, `committedTo`). Raises InconsistencyError.
    """
    ontology, asserted = list(ontology), list(asserted)
    types = _quads(entail(ontology, asserted), iris.ENTAILED_GRAPH)
    dated = derive([*ontology, *asserted, *types])
    derived = _quads(dated, iris.DERIVED_GRAPH)
    logical = entail(ontology, [*asserted, *derived])
    return Inferred(_quads(logical, iris.ENTAILED_GRAPH), derived, {**logical, **dated})


def _quads(triples: Iterable[Triple], graph: NamedNode) -> list[Quad]:
    return [Quad(t.subject, t.predicate, t.object, graph) for t in triples]
