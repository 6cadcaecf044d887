"""Minting: the IRI of everything described, as a pure function of what identifies it (docs/model.md)."""

import re
from typing import Final

from pyoxigraph import NamedNode

from ladkg.errors import LadkgError
from ladkg.terms import PREFIXES

BASE: Final = PREFIXES["id"]
_SEGMENT = r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*"
_PATH = re.compile(rf"{_SEGMENT}(/{_SEGMENT})*")


def mint(*parts: str) -> NamedNode:
    """`mint("act", "USA", "gcm", "…")` → <https://w3id.org/ladkg/id/act/USA/gcm/…>; parts may hold slashes."""
    path = "/".join(parts)
    if not _PATH.fullmatch(path):
        raise LadkgError(f"{path!r} cannot be part of an IRI: use letters, digits, '.', '_', '~', '-' and '/'")
    return NamedNode(BASE + path)


def local(node: NamedNode) -> str:
    """The path of an IRI below id/, the inverse of `mint`."""
    if not node.value.startswith(BASE):
        raise LadkgError(f"<{node.value}> is not below {BASE}")
    return node.value.removeprefix(BASE)


def agent(ref: str) -> NamedNode:
    """An agent by its short form: `CRI` a state (ISO 3166-1), `unhcr` an organization, `territory/ABW` in full."""
    if "/" in ref:
        return mint(ref)
    return mint("state" if re.fullmatch(r"[A-Z]{3}", ref) else "organization", ref)


def agent_slug(ref: str) -> str:
    """The agent's last path segment, as it stands in the IRIs of acts and standings."""
    return ref.rsplit("/", 1)[-1]


def instrument(slug: str) -> NamedNode:
    return mint("instrument", slug)


def provision(path: str) -> NamedNode:
    """`provision("gcm/objective-5")`"""
    return mint("provision", path)


def concept(scheme: str, slug: str) -> NamedNode:
    return mint("concept", scheme, slug)


def source(slug: str) -> NamedNode:
    return mint("source", slug)


def text(path: str) -> NamedNode:
    """`text("la-declaration/en")`"""
    return mint("text", path)


def passage(text_path: str, eid: str) -> NamedNode:
    return mint("passage", text_path, eid)


def act(actor: str, on: str, kind: str, date: str) -> NamedNode:
    """`act("USA", "refugee-protocol-1967", "accession", "1968-11-01")`; an empty date gives `-undated`."""
    return mint("act", agent_slug(actor), on, f"{kind}-{date or 'undated'}")


def source_graph(slug: str) -> NamedNode:
    return mint("graph", "source", slug)


ONTOLOGY_GRAPH: Final = mint("graph", "ontology")
ENTAILED_GRAPH: Final = mint("graph", "entailed")
DERIVED_GRAPH: Final = mint("graph", "derived")
DATASET: Final = mint("dataset", "ladkg")
