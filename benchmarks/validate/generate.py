"""Graphs of the project's own shape, of any number of triples, without fault; and a change of a hundred triples.

Two hundred states, treaties without end with fifteen articles and duties each, to which four in five accede, with
the dates and standings that follow. What grows with the graph is the number of treaties, and with it that of each
state's acts.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from random import Random

from pyoxigraph import Literal, NamedNode, Quad

from ladkg import iris
from ladkg.terms import LAD, RDF, RDFS, XSD

STATES = 200
_NEW = 10
"""States, the last ones, that only changes have act."""


def graph(size: int) -> list[Quad]:
    """At least so many triples, each resource described in full; the same on every run."""
    triples: dict[Quad, None] = dict.fromkeys(chain(_sources(), _states()))
    draw = Random(1)  # noqa: S311 (the same graph on every run, nothing secret)
    number = 0
    while len(triples) < size:
        for part in _treaty(number, draw):
            triples.update(dict.fromkeys(part))
            if len(triples) >= size:
                break
        number += 1
    return list(triples)


def change() -> list[Quad]:
    """A hundred triples: eight accessions with what follows from them, and four that are wrong.

    One accession has two precisions, one a second actor that has acceded already, one takes effect before it is done,
    and a state gets another's code.
    """
    added = list(chain.from_iterable(_accession(number % 2, STATES - 1 - number, 5) for number in range(8)))
    acts = [iris.act(_code(STATES - 1 - number), f"treaty-{number % 2}", "accession", _day(5)) for number in range(8)]
    added.append(Quad(acts[0], LAD.datePrecision, iris.concept("date-precision", "year")))
    added.append(Quad(acts[1], LAD.actor, iris.agent(_code(STATES - 4))))
    added.append(Quad(acts[2], LAD.effectiveOn, Literal("1900-01-01", datatype=XSD.date)))
    added.append(Quad(iris.agent(_code(0)), LAD.iso2, Literal(_code(1)[:2])))
    return added


def _sources() -> Iterator[Quad]:
    for number in range(20):
        source = iris.source(f"source-{number}")
        yield Quad(source, RDF.type, LAD.Source)
        yield Quad(source, RDFS.label, Literal(f"Source {number}", language="en"))
        yield Quad(source, LAD.url, Literal(f"https://example.org/{number}", datatype=XSD.anyURI))
        yield Quad(source, LAD.sourceKind, iris.concept("source-kind", "dataset"))
        yield Quad(source, LAD.verified, Literal(True))
        yield Quad(source, LAD.statedIn, source)


def _code(number: int) -> str:
    return f"{chr(65 + number // 26)}{chr(65 + number % 26)}X"


def _states() -> Iterator[Quad]:
    for number in range(STATES):
        state = iris.agent(_code(number))
        yield Quad(state, RDF.type, LAD.State)
        for language in ("en", "es"):
            yield Quad(state, RDFS.label, Literal(f"State {number}", language=language))
        yield Quad(state, LAD.iso3, Literal(_code(number)))
        yield Quad(state, LAD.iso2, Literal(_code(number)[:2]))
        yield Quad(state, LAD.isoNumeric, Literal(f"{number:03}"))
        yield Quad(state, LAD.m49, Literal(f"{number:03}"))
        yield Quad(state, LAD.unMember, Literal(True))
        yield Quad(state, LAD.existsSince, Literal("1821", datatype=XSD.gYear))
        yield Quad(state, LAD.statedIn, iris.source("source-0"))


def _treaty(number: int, draw: Random) -> Iterator[Iterable[Quad]]:
    treaty = iris.instrument(f"treaty-{number}")
    yield (
        Quad(treaty, RDF.type, LAD.Treaty),
        Quad(treaty, RDFS.label, Literal(f"Treaty {number}", language="en")),
        Quad(treaty, RDFS.label, Literal(f"Tratado {number}", language="es")),
        Quad(treaty, LAD.bindingForce, iris.concept("binding-force", "legally-binding")),
        Quad(treaty, LAD.bindingForceStatedIn, iris.source(f"source-{number % 20}")),
        Quad(treaty, LAD.adoptedOn, Literal("1949-12-10", datatype=XSD.date)),
        Quad(treaty, LAD.statedIn, iris.source(f"source-{number % 20}")),
    )
    for article in range(1, 16):
        yield _article(treaty, number, article)
    for state in range(STATES - _NEW):
        if draw.random() < 0.8:
            yield _accession(number, state, draw.randrange(70 * 12))


def _article(treaty: NamedNode, number: int, article: int) -> Iterator[Quad]:
    provision = iris.provision(f"treaty-{number}/art-{article}")
    duty = iris.mint("obligation", f"treaty-{number}/art-{article}-1")
    yield Quad(provision, RDF.type, LAD.Article)
    yield Quad(provision, RDFS.label, Literal(f"Article {article}", language="en"))
    yield Quad(provision, LAD.number, Literal(str(article)))
    yield Quad(provision, LAD.provisionOf, treaty)
    yield Quad(duty, RDF.type, LAD.Obligation)
    yield Quad(duty, RDFS.label, Literal(f"The duty of article {article}", language="en"))
    yield Quad(duty, LAD.modality, iris.concept("modality", "shall"))
    yield Quad(duty, LAD.bearer, iris.concept("bearer", "contracting-state"))
    yield Quad(duty, LAD.setBy, provision)
    for node in (provision, duty):
        yield Quad(node, LAD.statedIn, iris.source(f"source-{number % 20}"))


def _day(month: int) -> str:
    return f"{1950 + month // 12}-{month % 12 + 1:02}-15"


def _accession(number: int, state: int, month: int) -> Iterator[Quad]:
    code, on, day = _code(state), f"treaty-{number}", Literal(_day(month), datatype=XSD.date)
    act, standing = iris.act(code, on, "accession", _day(month)), iris.mint("standing", code, on, _day(month))
    yield Quad(act, RDF.type, LAD.Accession)
    yield Quad(act, LAD.actedOn, day)
    yield Quad(act, LAD.datePrecision, iris.concept("date-precision", "day"))
    yield Quad(act, LAD.statedIn, iris.source(f"source-{number % 20}"))
    yield Quad(standing, RDF.type, LAD.Standing)
    yield Quad(standing, LAD.standing, iris.concept("standing", "party"))
    yield Quad(standing, LAD.basedOn, act)
    yield Quad(standing, LAD.fromNotBefore, day)
    for node in (act, standing):
        yield Quad(node, LAD.actor, iris.agent(code))
        yield Quad(node, LAD.onInstrument, iris.instrument(on))
