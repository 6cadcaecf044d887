"""Checks of the whole graph that have no focus node of their own: SELECT queries whose rows are offenders.

A query's header names the rule and says what to do; its columns are `?this` and, where they help, `?path` and `?value`:

    # rule: NothingDangling
    # severity: violation
    # fix: Describe this node, or correct the IRI.
    # fix@es: Describa este nodo o corrija el IRI.

It runs over the data in its named graphs with the ontology in `id/graph/ontology`; a pattern outside GRAPH sees the
union of all graphs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, QuerySolutions, Store

from ladkg import limits
from ladkg.errors import Fault, FaultyInput, InputError
from ladkg.iris import ONTOLOGY_GRAPH
from ladkg.validate.report import Finding, Severity
from ladkg.validate.rules import Rule

COLUMNS = ("this", "path", "value")
_HEADER = re.compile(r"#\s*(?P<key>rule|severity|fix)(@(?P<language>[a-z]+))?:\s*(?P<text>.*)")


@dataclass(frozen=True)
class Check:
    """A rule with the query that finds its offenders."""

    rule: Rule
    query: str


def load(folder: Path) -> list[Check]:
    """The checks of a folder by name; raises FaultyInput for a header without a rule or a fix, InputError otherwise."""
    return [_check(path) for path in sorted(folder.glob("*.rq"))]


def _check(path: Path) -> Check:
    try:
        query = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from error
    headers = [match for line in query.splitlines() if (match := _HEADER.fullmatch(line.strip()))]
    fixes = {match["language"] or "en": match["text"] for match in headers if match["key"] == "fix"}
    names = [match["text"] for match in headers if match["key"] == "rule"]
    grade = next((match["text"] for match in headers if match["key"] == "severity"), "violation")
    if len(names) != 1 or "en" not in fixes or grade.upper() not in Severity.__members__:
        advice = "begin the query with '# rule: Name', '# severity: violation|warning|info' and '# fix: what to do'"
        raise FaultyInput([Fault(str(path), 1, "1", advice)])
    return Check(Rule(names[0], path.name, Severity[grade.upper()], fixes), query)


def findings(data: Iterable[Quad], ontology: Iterable[Quad], checks: Iterable[Check]) -> Iterator[Finding]:
    """The rows of every check as findings."""
    store = Store()
    store.bulk_extend(data)
    store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY_GRAPH) for quad in ontology)
    for check in checks:
        with limits.during(f"query of {check.rule.id}"):
            rows = store.query(check.query, use_default_graph_as_union=True)
            assert isinstance(rows, QuerySolutions), f"{check.rule.source} is not a SELECT"
            columns = {variable.value for variable in rows.variables}
            for row in rows:
                this, path, value = (str(row[name] or "") if name in columns else "" for name in COLUMNS)
                yield check.rule.finding(this, path, value)
