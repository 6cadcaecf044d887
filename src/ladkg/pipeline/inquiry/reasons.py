"""Why an agent stands as it does, and why a triple holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode

from ladkg import iris
from ladkg.errors import LadkgError
from ladkg.explain import standing, triple
from ladkg.explain.reading import Node, Reader
from ladkg.infer.derive import rules
from ladkg.mcp import answers
from ladkg.pipeline.inquiry.evidence import Evidence
from ladkg.pipeline.inquiry.names import resolve
from ladkg.pipeline.inquiry.questions import FACTS
from ladkg.pipeline.inquiry.work import Desk
from ladkg.terms import LAD, RDF

LINES: Final = 200
"""Lines of an explanation."""
_NOBODY: Final = "Nobody is on record as having looked: not known, which is not the same as outside."


@dataclass(frozen=True)
class Noting(Reader):
    """Look-ups that take down each source they meet."""

    evidence: Evidence

    def source(self, where: NamedNode) -> Node:
        self.evidence.source(where)
        return super().source(where)


def explain_standing(desk: Desk, state: str, instrument: str, on: str = "") -> answers.Explanation:
    """Why an agent stands as it does under an instrument or in an organization on a day, the reference date if empty.

    Raises LadkgError for names that the graph does not know and for what is no day.
    """
    reader = desk.reader
    who, what = resolve(desk, state), resolve(desk, instrument)
    written = on or reader.value(iris.DATASET, LAD.referenceDate) or date.today().isoformat()
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise LadkgError(f"{on[:40]!r} is not a day: write it as 2022-06-10") from None
    evidence = Evidence(reader)
    tree = standing.explain(Noting(reader.store, evidence), who, what, day)
    all_ = [(held, standing.certain(reader, held, day)) for held in standing.standings_of(reader, who, what)]
    covering = [(held, certain) for held, certain in all_ if certain is not False]
    under = [node for node in reader.subjects(LAD.onInstrument, what) if reader.holds(node, LAD.actor, who)]
    checks = [node for node in under if reader.holds(node, RDF.type, LAD.RecordCheck)]
    _, gaps = evidence.of([*(held for held, _ in covering or all_), *checks], FACTS)
    if not covering and not checks:
        gaps = [_NOBODY]
    standings = [_told(reader, held, certain) for held, certain in covering]
    lines = list(_lines(tree, 0))[:LINES]
    about = tree.text.removesuffix(f" on {day.isoformat()}")
    return answers.Explanation(about, day.isoformat(), standings, gaps, lines, evidence.facts, evidence.sources)


def explain_triple(desk: Desk, subject: str, predicate: str, object: str) -> answers.Explanation:
    """Why a triple holds; the object may be a text in quotation marks. Raises LadkgError when no graph holds it."""
    evidence = Evidence(desk.reader)
    end = Literal(object[1:-1]) if object[:1] == '"' else resolve(desk, object)
    sentences = {term.removeprefix("lad:"): rule.sentence for rule in rules() for term in rule.writes}
    statement = (resolve(desk, subject), resolve(desk, predicate), end)
    tree = triple.explain(Noting(desk.reader.store, evidence), statement, sentences)
    lines = list(_lines(tree, 0))[:LINES]
    return answers.Explanation(tree.text, "", [], [], lines, evidence.facts, evidence.sources)


def _told(reader: Reader, held: NamedNode, certain: bool | None) -> answers.Standing:
    kind = iris.local(reader.nodes(held, LAD.standing)[0]).rsplit("/", 1)[-1]
    since, until = reader.value(held, LAD["from"]), reader.value(held, LAD.until)
    return answers.Standing(kind, since or "", until or "", bool(certain))


def _lines(node: Node, depth: int) -> Iterator[answers.Line]:
    yield answers.Line(depth, node.text)
    for reason in node.because:
        yield from _lines(reason, depth + 1)
