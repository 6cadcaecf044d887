"""Two texts side by side to quads: a wording change for each difference, a quotation for each rendering."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from ladkg import iris
from ladkg.convert import evidence, text
from ladkg.convert.describe import Description
from ladkg.read.quote import WORD_LIMIT
from ladkg.records.comparison import Comparison, Difference, Side
from ladkg.records.evidence import Claim, Quotation, Source, TextVersion, WordingChange
from ladkg.records.report import Account
from ladkg.records.text import Document
from ladkg.terms import LAD


def changes(comparison: Comparison, first: TextVersion, second: TextVersion, *, known: Iterable[str]) -> Iterator[Quad]:
    """Each difference in the terms of docs/model.md, with both versions and the passages in which it stands.

    `known` are the sources that the tables describe.
    """
    found = comparison.differences()
    yield from _version(comparison.first.document, first, _places(one.first for one in found), known)
    yield from _version(comparison.second.document, second, _places(one.second for one in found), known)
    for number, one in enumerate(found, 1):
        yield from _change(one, number, comparison, first, second)


def quotations(
    account: Account, declaration: TextVersion, report: TextVersion, *, known: Iterable[str]
) -> Iterator[Quad]:
    """Each rendering, with both versions and its passages, and a claim of the report for each figure."""
    ours, theirs = account.declaration.document, account.report.document
    yield from _version(ours, declaration, {one.passage.eid for one in account.renderings}, known)
    told = {one.report.eid for one in account.renderings} | {one.report.eid for one in account.figures}
    yield from _version(theirs, report, told, known)
    sources = tuple(dict.fromkeys((*report.sources, *declaration.sources)))
    for number, one in enumerate(account.renderings, 1):
        name, verb = f"{report.id}/{number}", one.verb and _eight(one.verb)
        places = (report.id, one.report.eid, declaration.id, one.passage.eid)
        yield from evidence.quotation(Quotation(name, *places, one.mode, verb, one.force, sources, None))
    for number, figure in enumerate(account.figures, 1):
        name, value = f"{report.id}/figure-{number}", f"{figure.quantity.normalize():f} {figure.unit}"
        claim = Claim(name, f"text/{declaration.id}", "figure pledged", value, report.published, report.sources, None)
        yield from evidence.claim(claim)
        place = iris.passage(report.id, figure.report.eid)
        yield from Description(iris.mint("claim", name), report.sources).add(LAD.statedIn, place)


def _version(document: Document, version: TextVersion, eids: set[str], known: Iterable[str]) -> Iterator[Quad]:
    if version.sources[0] not in known:
        yield from evidence.source(
            Source(version.sources[0], version.label_en, None, "text", None, version.published, True, None)
        )
    yield from evidence.text_version(version)
    for row in text.passages(document, version):
        if row.eid in eids:
            yield from evidence.passage(row)


def _change(
    one: Difference, number: int, comparison: Comparison, first: TextVersion, second: TextVersion
) -> Iterator[Quad]:
    """What was found is stated in the passages of both sides; of a sentence that is gone there is only the first."""
    name = f"{second.id}/{first.id}/{number}"
    before, after = _eight(", ".join(one.first.words)), _eight(", ".join(one.second.words))
    if not before and not after:  # the words stand in a lead-in that is the same
        after = _eight(comparison.second.document.wording(one.second.sentences[0]))
    place = one.second.sentences[0].eid if one.second.sentences else None
    sources = tuple(dict.fromkeys((*second.sources, *first.sources)))
    yield from evidence.wording_change(
        WordingChange(name, first.id, second.id, place, before or None, after or None, told(one), sources, None)
    )
    described = Description(iris.mint("wording-change", name), sources).add(LAD.aspect, one.kind)
    described.add(LAD.statedIn, [iris.passage(first.id, sentence.eid) for sentence in one.first.sentences])
    described.add(LAD.statedIn, [iris.passage(second.id, sentence.eid) for sentence in one.second.sentences])
    yield from described


def told(one: Difference) -> str:
    """A difference in one line: `force: recognize becomes support (stronger)`."""
    if one.kind == "sentence":
        return f"sentence: only in the {'first' if one.first.sentences else 'second'} text"
    before, after = _values(one.first), _values(one.second)
    said = f"{before} becomes {after}" if before and after else f"{before} dropped" if before else f"{after} added"
    return f"{one.kind}: {said}" + (f" ({one.degree})" if one.degree else "")


def _values(side: Side) -> str:
    return ", ".join(side.values) or ("words" if side.words else "")


def _eight(words: str) -> str:
    return " ".join(words.split()[:WORD_LIMIT])


def _places(sides: Iterable[Side]) -> set[str]:
    return {sentence.eid for side in sides for sentence in side.sentences}
