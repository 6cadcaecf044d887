"""A static site of the dataset for people: every resource at its own path, and the pages that show them together."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from ladkg.export.crew import Job
from ladkg.export.folder import File, Folder
from ladkg.export.site import (
    acts,
    americas,
    assets,
    commitments,
    data,
    graph,
    home,
    matrix,
    ontology,
    questions,
    resource,
    rules,
    search,
    sparql,
    standings,
    text,
    timeline,
)
from ladkg.export.site.frame import Frame
from ladkg.export.site.known import Known
from ladkg.export.site.page import Page

PAGES: Final[tuple[Callable[[Known], Iterator[Page]], ...]] = (
    resource.pages,
    search.pages,
    questions.pages,
    sparql.pages,
    text.pages,
    rules.pages,
    ontology.pages,
    graph.pages,
    matrix.pages,
    commitments.pages,
    americas.pages,
    timeline.pages,
)
"""What makes pages, each its own."""
FILES: Final[tuple[Callable[[Known], Iterator[tuple[str, bytes]]], ...]] = (
    search.files,
    questions.files,
    sparql.files,
    graph.files,
    standings.files,
    acts.files,
)
"""What makes other files, which the scripts of the pages load."""
LAST: Final[tuple[Callable[[Known, Folder], Iterator[Page]], ...]] = (home.pages, data.pages)
"""What makes the pages that tell of the files of the folder."""


def jobs(known: Known) -> list[Job]:
    """What is to be done for every file of the site but those of `last`, in no order; the pack stands beside them."""
    frame = Frame(known.publication, known.names)
    pages = [page for maker in PAGES for page in maker(known)]
    drawn: list[Job] = [partial(frame.files, page) for page in pages]
    return [*drawn, *(partial(other, known) for other in FILES), _assets]


def last(known: Known, folder: Folder) -> Iterator[File]:
    """The pages that are drawn when all else is written."""
    frame = Frame(known.publication, known.names)
    for maker in LAST:
        for page in maker(known, folder):
            yield from frame.files(page)


def _assets() -> Iterator[File]:
    for path in assets.built():
        yield f"assets/{path.name}", path.read_bytes()
