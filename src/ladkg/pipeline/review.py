"""The page on which a person checks what was read in a text."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from ladkg import graph, paths
from ladkg.pipeline import tables, texts
from ladkg.read import countries
from ladkg.records.agent import State
from ladkg.records.instrument import Instrument
from ladkg.records.text import Document
from ladkg.review import page
from ladkg.review.findings import Choice, Choices, Findings
from ladkg.terms import SKOS


def review(
    document: Document, *, path: str | None = None, language: str | None = None, source: str | None = None
) -> str:
    """The page as HTML, with all that is read in the text and all that a person can choose from.

    Arguments as of `texts.convert_text`. Raises InputError where the language is neither given nor clear.
    """
    said = texts.understood(document, path=path, language=language, source=source)
    version = said.version
    found = Findings(
        tuple(said.participants),
        tuple(one for one in said.citations if one.ref != version.of),
        tuple(said.enunciations),
        tuple(said.occasion),
    )
    return page(document, version, found, choices(version.language))


def choices(language: str) -> Choices:
    """The concepts by their English names, agents and instruments by those of the language."""
    return Choices(
        forces=tuple(_concepts("force")),
        hedges=tuple(sorted(_concepts("hedge"), key=lambda choice: choice[1])),
        groups=tuple(sorted(_concepts("group"), key=lambda choice: choice[1])),
        agents=tuple(_agents(language)),
        instruments=tuple(_instruments(language)),
    )


def _concepts(scheme: str) -> Iterator[Choice]:
    """Slug, label and definition of each concept, in the order of the notation, else of the file."""
    said: dict[str, dict[NamedNode, str]] = {}
    for quad in graph.read(paths.ontology() / "schemes" / f"{scheme}.ttl"):
        assert isinstance(quad.subject, NamedNode)
        path = quad.subject.value.partition(f"/concept/{scheme}/")[2]
        if path and isinstance(quad.object, Literal) and quad.object.language in {"en", None}:
            said.setdefault(path, {}).setdefault(quad.predicate, quad.object.value)
    for path, about in sorted(said.items(), key=lambda item: item[1].get(SKOS.notation, "")):
        yield path, about.get(SKOS.prefLabel, path), about.get(SKOS.definition, "")


def _agents(language: str) -> Iterator[Choice]:
    states: list[State] = [row.record for row in tables.rows("states")]
    known = {
        state.iso3 if state.kind == "state" else f"territory/{state.iso3}": getattr(state, f"label_{language}")
        or state.label_en
        for state in states
    }
    for name, code in countries.names(language).items():
        if f"territory/{code}" not in known:
            known.setdefault(code, name)
    for row in tables.rows("organizations"):
        known[f"organization/{row.record.id}"] = row.record.label_en
    for ref, name in sorted(known.items(), key=lambda item: item[1]):
        yield ref, name, ""


def _instruments(language: str) -> Iterator[Choice]:
    rows: list[Instrument] = [row.record for row in tables.rows("instruments")]
    titles = ((row.id, getattr(row, f"title_{language}") or row.title_en) for row in rows)
    for slug, title in sorted(titles, key=lambda item: item[1]):
        yield slug, title, ""
