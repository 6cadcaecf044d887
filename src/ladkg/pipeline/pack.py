"""The pack: everything that machines find below the root, written into one folder for any static host."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Final

from ladkg import graph, limits, paths
from ladkg.errors import LadkgError
from ladkg.export.folder import File, Folder, whole
from ladkg.export.pack import (
    dataset,
    dcat,
    documents,
    htaccess,
    manifest,
    prov,
    questions,
    resources,
    schema,
    signposting,
    sitemap,
    tables,
    void,
)
from ladkg.export.publication import ROOT, Publication
from ladkg.library.parameters import ANY, node
from ladkg.library.question import Question
from ladkg.library.question import questions as library
from ladkg.ontology import documents as documents_of_ontology
from ladkg.ontology import labelled
from ladkg.pipeline import Progress, silent

PATIENCE: Final = 600.0
"""Seconds that writing may take beside what was granted for reading; a machine of its own takes a thirtieth."""
_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*/?")


def pack(
    destination: Path,
    url: str = ROOT,
    step: Progress = silent,
    spreadsheet_safe: bool = False,
    endpoint: str | None = None,
) -> Folder:
    """Writes the built graph's pack to a folder that replaces an earlier one; raises InputError where it must not.

    `url` is where the folder will stand; `spreadsheet_safe` whether no cell of CSV can be run as a formula; `endpoint`
    the address of a SPARQL endpoint that holds the graph.
    """
    publication = replace(published(url, step, endpoint=endpoint), spreadsheet_safe=spreadsheet_safe)
    with limits.own_work(PATIENCE), whole(destination) as folder:
        write(publication, folder, step)
    return folder


def published(
    url: str = ROOT, step: Progress = silent, data: Sequence[Path] = (), endpoint: str | None = None
) -> Publication:
    """The built graph, or what the RDF files of another hold, to be published at the URL.

    Raises LadkgError where no folder or endpoint can stand at such an address, FaultyInput and InputError for what
    cannot be read.
    """
    from ladkg.pipeline.build import read_parts

    if not _ADDRESS.fullmatch(url):
        raise LadkgError(f"{url!r}: no folder on the web can stand there; write it as https://example.org/ladkg/")
    if endpoint and not _ADDRESS.fullmatch(endpoint):
        raise LadkgError(f"{endpoint!r}: no endpoint can stand there; write it as https://example.org/sparql")
    read = chain.from_iterable(graph.read(file, scope=file) for file in data) if data else read_parts(progress=step)
    return Publication(list(read), version("ladkg"), url.removesuffix("/") + "/", endpoint=endpoint)


def write(publication: Publication, folder: Folder, step: Progress = silent) -> None:
    """Writes the pack into a folder, beside what is in it."""
    contents(publication, folder, step)
    described(publication, folder, step)


def contents(publication: Publication, folder: Folder, step: Progress = silent) -> None:
    """Writes what the pack holds."""
    for name, files in FILES:
        step(name)
        for path, data in files(publication):
            folder.write(path, data)


def described(publication: Publication, folder: Folder, step: Progress = silent) -> None:
    """Writes what tells of the files of the folder, which must be all there."""
    for name, descriptions in DESCRIPTIONS:
        step(name)
        for path, data in descriptions(publication, folder):
            folder.write(path, data)


def _resources(publication: Publication) -> Iterable[File]:
    return resources.files(publication, documents_of_ontology())


def _ontology(_: Publication) -> Iterable[File]:
    return documents.ontology(documents_of_ontology())


def _shapes(_: Publication) -> Iterable[File]:
    files = sorted(paths.shapes().glob("*.ttl"))
    return documents.shapes(quad for file in files for quad in labelled(graph.read(file)))


def _questions(_: Publication) -> Iterable[File]:
    return questions.files(map(_entry, library().values()))


def _entry(question: Question) -> questions.Entry:
    asked = tuple(
        questions.Asked(one.name, one.kind, None if one.default == ANY else node(one, one.default), one.about)
        for one in question.parameters.values()
    )
    return questions.Entry(question.name, question.number, question.text, question.asks, asked, question.columns)


FILES: Final[tuple[tuple[str, Callable[[Publication], Iterable[File]]], ...]] = (
    ("Writing the dataset", dataset.files),
    ("Writing the resources", _resources),
    ("Writing the ontology", _ontology),
    ("Writing the shapes", _shapes),
    ("Writing the questions", _questions),
    ("Writing the tables", tables.files),
)
"""What a pack holds: the name of each step, and what makes its files."""
DESCRIPTIONS: Final[tuple[tuple[str, Callable[[Publication, Folder], Iterable[File]]], ...]] = (
    ("Describing the dataset", void.files),
    ("Describing the dataset", dcat.files),
    ("Describing the dataset", schema.files),
    ("Describing the dataset", prov.files),
    ("Describing the dataset", manifest.files),
    ("Leading to the files", signposting.files),
    ("Leading to the files", sitemap.files),
    ("Leading to the files", htaccess.files),
)
"""What tells of the files of the folder as it stands by then, those of the site included: these come last."""
