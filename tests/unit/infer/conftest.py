"""What the tests of inference share: graphs written as Turtle, and acts written as a line of words."""

from collections.abc import Callable, Iterable

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from ladkg import iris
from ladkg.convert.describe import when
from ladkg.infer.derive import derive
from ladkg.ontology import ontology_quads
from ladkg.terms import LAD, PREFIXES, RDF, RDFS

Span = tuple[str, str, str, set[str]]
_PROLOGUE = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())


def _turtle(text: str) -> list[Quad]:
    base = PREFIXES["id"]
    return list(parse(f"{_PROLOGUE}@prefix : <{base}> .\n{text}", format=RdfFormat.TURTLE, base_iri=base))


def _act(words: str) -> list[Quad]:
    kind, *rest = words.split()
    more = dict(word.split("=") for word in rest if "=" in word)
    on_date = next((word for word in rest if "=" not in word), "")
    if kind == "today":
        return [Quad(iris.DATASET, LAD.referenceDate, when(on_date))]
    actor, on = more.get("actor", "USA"), more.get("on", "gcm")
    place = (LAD.inOrganization, iris.mint(on)) if "/" in on else (LAD.onInstrument, iris.instrument(on))
    said: dict[NamedNode, NamedNode | Literal] = {RDF.type: LAD[kind], LAD.actor: iris.agent(actor), place[0]: place[1]}
    said |= {LAD.actedOn: when(on_date)} if on_date else {}
    said |= {LAD.effectiveOn: when(more["effective"])} if "effective" in more else {}
    said |= {LAD.datePrecision: iris.concept("date-precision", more["precision"])} if "precision" in more else {}
    said |= {LAD.role: iris.concept("role", more["role"])} if "role" in more else {}
    said |= {LAD.undoes: iris.mint("act", actor, on, more["undoes"])} if "undoes" in more else {}
    node = iris.mint("act", actor, on, more["name"]) if "name" in more else iris.act(actor, on, kind, on_date)
    return [Quad(node, predicate, target) for predicate, target in said.items()]


def _acts(text: str) -> list[Quad]:
    return [quad for words in text.split(";") if words.strip() for quad in _act(words)]


def _values(derived: Iterable[Triple], subject: NamedNode, predicate: NamedNode) -> list[str]:
    return [str(getattr(t.object, "value", "")) for t in derived if t.subject == subject and t.predicate == predicate]


@pytest.fixture(scope="session")
def turtle() -> Callable[[str], list[Quad]]:
    """Quads of a snippet: the project's prefixes are known, `:x` and `<x/y>` are below id/."""
    return _turtle


@pytest.fixture(scope="session")
def acts() -> Callable[[str], list[Quad]]:
    """Quads of acts by the United States on the Compact, named `Kind-date`, unless said otherwise:
    `Adoption 2018-12-10; Dissociation 2019-01 undoes=Adoption-2018-12-10 name=left; today 2022-06-10`.
    """
    return _acts


@pytest.fixture(scope="session")
def values() -> Callable[[Iterable[Triple], NamedNode, NamedNode], list[str]]:
    return _values


@pytest.fixture(scope="session")
def ontology() -> list[Quad]:
    """The real one: modules, schemes and alignments as they stand."""
    return ontology_quads()


@pytest.fixture(scope="session")
def derived(ontology: list[Quad]) -> Callable[[str], dict[Triple, str]]:
    """What the dated rules make of acts, under what the real ontology says that acts and roles confer."""
    read = [quad for quad in ontology if quad.predicate in {LAD.confers, LAD.effect, RDFS.subClassOf}]
    return lambda text: derive([*read, *_acts(text)])


@pytest.fixture(scope="session")
def standings(
    derived: Callable[[str], dict[Triple, str]],
) -> Callable[[str], dict[str, tuple[str, str, str, set[str]]]]:
    """IRI below id/standing/ → standing, from, until (empty where absent), local names of the acts it is based on."""

    def of(text: str) -> dict[str, Span]:
        triples = derived(text)
        nodes = {t.subject for t in triples if t.predicate == LAD.standing and isinstance(t.subject, NamedNode)}
        spans = {}
        for node in nodes:
            (kind,) = _values(triples, node, LAD.standing)
            since, until = _values(triples, node, LAD.from_), _values(triples, node, LAD.until)
            grounds = {value.rsplit("/", 1)[-1] for value in _values(triples, node, LAD.basedOn)}
            assert len(since) <= 1 >= len(until)
            spans[iris.local(node)] = (kind.rsplit("/", 1)[-1], "".join(since), "".join(until), grounds)
        return {name.removeprefix("standing/"): span for name, span in spans.items()}

    return of
