"""The dated rules: what OWL cannot say because it hangs on an order of days (`queries/derive/*.rq`)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, QueryTriples, Store, Triple

from ladkg import paths
from ladkg.errors import InputError

_STEP = "https://w3id.org/ladkg/step#"
"""Intermediate results of a rule in several files: seen by the files after it, never published."""


@dataclass(frozen=True)
class Rule:
    """A CONSTRUCT query with its header: what it says in plain words, the terms that it reads and those it writes."""

    name: str
    sentence: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    query: str


def read_rule(path: Path) -> Rule:
    """The rule of a file; raises InputError when its header lacks `# rule:`, `# reads:` or `# writes:`."""
    query = path.read_text(encoding="utf-8")
    header = dict(re.findall(r"^# (rule|reads|writes): (.+)$", query, re.MULTILINE))
    if missing := {"rule", "reads", "writes"} - header.keys():
        raise InputError(f"{path}: the header lacks {', '.join(f'# {word}:' for word in sorted(missing))}")
    return Rule(path.stem, header["rule"], tuple(header["reads"].split()), tuple(header["writes"].split()), query)


def rules(folder: Path | None = None) -> list[Rule]:
    """The rules in the order in which they run, that of their file names."""
    return [read_rule(path) for path in sorted((folder or paths.queries() / "derive").glob("*.rq"))]


def derive(quads: Iterable[Quad]) -> dict[Triple, str]:
    """What the rules add to the union of all graphs: each new triple with the name of its rule."""
    store = Store()
    store.bulk_extend(Quad(*quad.triple) for quad in quads)
    derived: dict[Triple, str] = {}
    for rule in rules():
        result = store.query(rule.query)
        assert isinstance(result, QueryTriples), f"{rule.name} is no CONSTRUCT query"
        new = [triple for triple in result if Quad(*triple) not in store]
        store.extend(Quad(*triple) for triple in new)
        derived |= {triple: rule.name for triple in new if not triple.predicate.value.startswith(_STEP)}
    return derived
