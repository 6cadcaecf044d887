"""A curated relation: the plain triple, and beside it the `Link` that says why."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pyoxigraph import NamedNode, Quad

from ladkg import iris
from ladkg.convert.describe import Description
from ladkg.terms import LAD


def linked(
    subject: NamedNode,
    property: str,
    object: NamedNode,
    sources: Iterable[str],
    reason: str,
    *,
    passage: NamedNode | None = None,
    label_as_published: str | None = None,
    found_by: str | None = None,
    confidence: Decimal | None = None,
) -> Iterator[Quad]:
    """Both forms of a relation; `property` is the local name of a lad: property, `passage` the place that states it,
    `found_by` the rule by which it was read there.

    The triple stands bare in the graph of the first source: reason and sources are those of the link, not of its ends.
    The link is `id/link/<subject>/<property in kebab-case>/<object>`, subject and object by their paths without the
    first segment, so `id/link/la-declaration/recalls-as-binding/cat-1984`.
    """
    link = (
        Description(iris.mint("link", _tail(subject), _kebab(property), _tail(object)), sources)
        .a(LAD.Link)
        .add(LAD.linkSubject, subject)
        .add(LAD.linkProperty, LAD[property])
        .add(LAD.linkObject, object)
        .add_text(LAD.reason, reason, "en")
        .add(LAD.labelAsPublished, label_as_published)
        .add(LAD.statedIn, passage)
        .add(LAD.foundBy, found_by)
        .add(LAD.confidence, confidence)
    )
    yield Quad(subject, LAD[property], object, link.graph)
    yield from link


def _tail(node: NamedNode) -> str:
    return iris.local(node).partition("/")[2]


def _kebab(name: str) -> str:
    return re.sub("([A-Z])", r"-\1", name).lower()
