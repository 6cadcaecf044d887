"""A finding's fingerprint: the same as long as the same thing is wrong, wherever in the file it moves to.

Made of the rule, the focus node, the path and the value; never of the line, the message or the engine. Blank nodes have
no name that lasts, so they all count as one, and a number tells findings apart that are otherwise the same. Its form
`hash:number` is the one of CodeQL's primaryLocationLineHash, which GitHub tells alerts apart by.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from ladkg.validate.report import Finding

_TERM = re.compile(r'"(?:[^"\\]|\\.)*"|<[^<>]*>|_:[\w.·-]*', re.DOTALL)


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One for each finding in turn, in whatever order they come; those of blank nodes are numbered in that order."""
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        parts = (finding.rule, _lasting(finding.focus), _lasting(finding.path), _lasting(finding.value))
        digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        seen[digest] += 1
        made.append(f"{digest}:{seen[digest]}")
    return made


def _lasting(text: str) -> str:
    """The terms in N-Triples without the labels of blank nodes, which a parser makes up."""
    return _TERM.sub(lambda term: "_:" if term[0].startswith("_:") else term[0], text)
