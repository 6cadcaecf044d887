"""What every partition sees: agents, sources, texts and the core of the instruments, with what follows from them."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Quad, RdfFormat

from ladkg import graph, iris, paths
from ladkg.pipeline.build import Parts, assemble, check, fingerprint
from ladkg.spark.places import CORE, Group, Keys, group, place
from ladkg.validate import Finding, Report, load_shapes

_NAMED: Final = re.compile(re.escape(f"{iris.BASE}instrument/") + "([a-z0-9]+(?:-[a-z0-9]+)*)")


@dataclass(frozen=True)
class Pinned:
    """The groups whose rows belong to the core: those that it names, and all on an instrument that a rule names, as it
    may count these.
    """

    groups: frozenset[Group]
    places: frozenset[str]

    def holds(self, group: Group) -> bool:
        """Whether the rows of a group belong to the core."""
        return group in self.groups or group.place in self.places


@dataclass(frozen=True)
class Split:
    """The quads of the reference tables: the core, and the other families by name."""

    core: list[Quad]
    families: Mapping[str, list[Quad]]
    pinned: Pinned
    keys: Keys


def named_by_rules() -> frozenset[str]:
    """The instruments that a shape, a hygiene query or a dated rule names by their IRI."""
    queries = [path for folder in ("derive", "hygiene") for path in sorted((paths.queries() / folder).glob("*.rq"))]
    texts = [path.read_text(encoding="utf-8") for path in queries]
    texts += [str(quad.object) for quad in load_shapes(paths.shapes()).quads]
    return frozenset(slug for text in texts for slug in _NAMED.findall(text))


def split(said: Iterable[Quad]) -> Split:
    """Parts what the reference tables say into the core and the families that have nothing to do with it."""
    quads, keys, pinned, places = list(said), Keys(), set[Group](), named_by_rules()
    for quad in quads:
        at, to, named = place(quad.subject), place(quad.object), group(quad.object)
        if to:
            keys.join(at or CORE, to)
        if named:
            pinned.add(named)
            keys.join(at or CORE, CORE)
    for slug in {*places, *(one.place for one in pinned)}:
        keys.join(slug, CORE)
    core: list[Quad] = []
    families: defaultdict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        at = place(quad.subject)
        (core if at is None or keys.is_core(at) else families[keys.root(at)]).append(quad)
    return Split(core, families, Pinned(frozenset(pinned), places), keys)


def pin(found: Split, ties: Iterable[tuple[Group, Group]], names: Iterable[tuple[str, str]]) -> Split:
    """The same with what the acts tie together: groups whose rows name one another, and instruments so named.

    What a pinned group names is pinned too. A group is pinned by being in the core with its rows.
    """
    keys, pinned = found.keys, set(found.pinned.groups)
    beside: defaultdict[Group, list[Group]] = defaultdict(list)
    for one, other in ties:
        beside[one].append(other)
        beside[other].append(one)
    pinned.update(filter(found.pinned.holds, list(beside)))
    waiting = list(pinned)
    while waiting:
        new = [other for other in beside[waiting.pop()] if other not in pinned]
        pinned.update(new)
        waiting.extend(new)
    for one in pinned:
        keys.join(one.place, CORE)
    for a, b in sorted(names):
        if not (keys.is_core(a) or keys.is_core(b)):
            keys.join(a, b)
    for one in sorted(beside.keys() - pinned):
        for other in beside[one]:
            keys.join(keys.key(one), keys.key(other))
    core, families = list(found.core), defaultdict[str, list[Quad]](list)
    for name, quads in found.families.items():
        (core if keys.is_core(name) else families[keys.root(name)]).extend(quads)
    return Split(core, families, Pinned(frozenset(pinned), found.pinned.places), keys)


@dataclass(frozen=True)
class Reference:
    """The core, what follows from it and what is found in it; `made_by` is a hash of the code, `digest` of all."""

    said: list[Quad]
    entailed: frozenset[Quad]
    derived: frozenset[Quad]
    findings: frozenset[Finding]
    keys: Keys
    made_by: str
    digest: str


def reference(core: Iterable[Quad], keys: Keys) -> tuple[Reference, Parts, Report]:
    """The reference of what is said in the core, its quads with the ontology's, and the report on them."""
    parts = assemble(graph.normalised(core))
    report = check(parts)
    digest = hashlib.sha256(fingerprint().encode() + graph.to_bytes(parts.asserted, RdfFormat.N_QUADS)).hexdigest()
    entailed, derived, findings = frozenset(parts.entailed), frozenset(parts.derived), frozenset(report.findings)
    made = Reference(parts.asserted, entailed, derived, findings, keys, fingerprint(), digest)
    return made, parts, report
