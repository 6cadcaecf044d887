"""The site: the built graph with its questions answered, its rules and its reasons, drawn as pages."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, QueryTriples, Store

from ladkg import limits, paths
from ladkg.explain import triple
from ladkg.explain.reading import Reader
from ladkg.export import site
from ladkg.export.crew import at_work
from ladkg.export.folder import Folder, whole
from ladkg.export.publication import ROOT, Publication
from ladkg.export.site.known import Asked, Known, Row, Rule, Setting, Texts, Tree
from ladkg.infer.derive import rules
from ladkg.library import question, run
from ladkg.pipeline import Progress, pack, silent
from ladkg.pipeline.check import explained


def make(
    destination: Path,
    url: str = ROOT,
    step: Progress = silent,
    texts: Path | None = None,
    data: Sequence[Path] = (),
    endpoint: str | None = None,
) -> Folder:
    """Writes the site with the pack into a folder that replaces an earlier one; raises InputError where it must not.

    `url` is where the folder will stand; the pages show the wording of the texts in the folder `texts`, which the
    files of the dataset do not hold; `data` are RDF files to publish instead of the built graph; `endpoint` is the
    address of a SPARQL endpoint that holds it. Raises FaultyInput where a passage does not stand in its text or a file
    cannot be read.
    """
    publication = pack.published(url, step, data, endpoint)
    with whole(destination) as folder:
        step("Answering the questions")
        made = known(publication, texts)
        step("Drawing the pages")
        with limits.own_work(pack.PATIENCE), at_work(folder, site.jobs(made)):
            pack.contents(publication, folder, step)
            step("Drawing the pages")
        for path, page in site.last(made, folder):
            folder.write(path, page)
        pack.described(publication, folder, step)
    return folder


def known(publication: Publication, texts: Path | None = None) -> Known:
    """What the pages are made from; the wording of passages is known where a folder of texts is given."""
    from ladkg.pipeline.wording import given

    wording, told = given(texts) if texts else ({}, Texts())
    store = run.store_of(publication.quads)
    return Known(
        publication=publication,
        questions=[_asked(store, one) for one in question.questions().values()],
        rules=_rules(),
        ask=lambda query: _rows(store, query),
        why=_why(store),
        wording=wording,
        texts=told,
    )


def _rows(store: Store, query: str, name: str = "query") -> list[Row]:
    """The rows of a SELECT; of a CONSTRUCT its triples, by the names of their three parts."""
    result = run.run(store, query, name)
    if isinstance(result, QueryTriples):
        return [{"subject": one.subject, "predicate": one.predicate, "object": one.object} for one in result]
    assert isinstance(result, QuerySolutions), f"{name} gives no rows"
    names = [variable.value for variable in result.variables]
    return [{name: row[name] for name in names} for row in result]


def _asked(store: Store, one: question.Question) -> Asked:
    settings = [Setting(each.name, each.kind, each.default, each.about) for each in one.parameters.values()]
    rows = _rows(store, one.text, one.name)
    return Asked(one.name, one.number, one.asks, one.text, settings, one.columns, rows, one.meanings)


def _rules() -> list[Rule]:
    from ladkg.validate import load_shapes
    from ladkg.validate.catalogue import with_examples

    found = with_examples(explained(load_shapes(paths.shapes())), paths.examples())
    return [
        Rule(
            one.id,
            one.source,
            str(one.severity),
            one.messages,
            one.constraint,
            one.file,
            one.bad[0].read_text(encoding="utf-8") if one.bad else "",
            one.good.read_text(encoding="utf-8") if one.good else "",
        )
        for one in found
    ]


def _why(store: Store) -> Callable[[Quad], Tree]:
    reader = Reader(store)
    sentences = {term.removeprefix("lad:"): rule.sentence for rule in rules() for term in rule.writes}

    def why(quad: Quad) -> Tree:
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        return triple.explain(reader, (quad.subject, quad.predicate, quad.object), sentences)

    return why
