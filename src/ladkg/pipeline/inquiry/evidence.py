"""What rows and resources rest on: facts in a sentence, their sources, and what was looked for in vain."""

from typing import Final

from pyoxigraph import NamedNode

from ladkg import iris
from ladkg.explain.reading import Reader, short
from ladkg.explain.standing import act_node
from ladkg.mcp.answers import Fact, Source
from ladkg.terms import LAD, RDF

_BACKGROUND: Final = ("state", "territory", "organization", "instrument", "concept", "dataset", "graph", "axiom")
"""Paths below id/ of what is known beforehand: that a row names a state is no fact of the row's own."""
_PLACES: Final = ("passage", "text", "source")
"""Where facts are stated; facts themselves only where a row has no others."""


class Evidence:
    """Facts and sources, each once, as they are met."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._facts: dict[str, Fact] = {}
        self._sources: dict[str, Source] = {}
        self.size = 0
        """About how many characters facts and sources take."""

    @property
    def facts(self) -> list[Fact]:
        return list(self._facts.values())

    @property
    def sources(self) -> list[Source]:
        return list(self._sources.values())

    def of(self, nodes: list[NamedNode], most: int) -> tuple[list[str], list[str]]:
        """The ids of the facts that nodes stand for, and the gaps among them, in words.

        What comes after the first `most` is only named.
        """
        found = list(dict.fromkeys(fact for node in nodes for fact in self._behind(node)))
        found = found or [node for node in nodes if _kind(node) in _PLACES]
        checks = [node for node in found if self.reader.holds(node, RDF.type, LAD.RecordCheck)]
        narrow = [node for node in found if _kind(node) != "provision"] or found
        known = [self._fact(node) for node in narrow[:most]]
        return [*known, *map(short, narrow[most:])], [self.gap(check) for check in checks]

    def stated(self, node: NamedNode) -> list[str]:
        """The ids of the sources and passages in which a node is stated."""
        return [self.source(where) for where in self.reader.nodes(node, LAD.statedIn)]

    def source(self, where: NamedNode) -> str:
        """The id of a source or passage, which is then among the sources."""
        name = short(where)
        if name not in self._sources:
            self._sources[name] = self._passage(where) or self._source(where)
            self.size += len(str(self._sources[name]))
        return name

    def gap(self, check: NamedNode) -> str:
        """What was looked for, what was found, and up to when."""
        reader = self.reader
        who = " and ".join(map(reader.label, reader.nodes(check, LAD.actor)))
        what = " and ".join(map(reader.label, reader.nodes(check, LAD.onInstrument)))
        nothing = reader.holds(check, LAD.found, iris.concept("record-finding", "none"))
        found = "no act found" if nothing else " and ".join(map(reader.label, reader.nodes(check, LAD.found))).lower()
        through = reader.value(check, LAD.checkedThrough)
        whole = reader.value(check, LAD.verified) != "false" and through
        until = f"checked through {through}" if whole else "but the record could not be checked to the end"
        return f"{who} and the {what}: {found}, {until}"

    def _behind(self, node: NamedNode) -> list[NamedNode]:
        """The facts that a node is, or is derived from."""
        if based := self.reader.nodes(node, LAD.basedOn):
            return based
        kind = _kind(node)
        if not kind or kind in _BACKGROUND or kind in _PLACES:
            return []
        return [node] if self.reader.nodes(node, LAD.statedIn) else []

    def _fact(self, node: NamedNode) -> str:
        name = short(node)
        if name not in self._facts:
            where = [self.source(node)] if _kind(node) in {"passage", "source"} else self.stated(node)
            self._facts[name] = Fact(name, self._says(node), where)
            self.size += len(str(self._facts[name]))
        return name

    def _says(self, node: NamedNode) -> str:
        if self.reader.holds(node, RDF.type, LAD.RecordCheck):
            return self.gap(node)
        if self.reader.holds(node, RDF.type, LAD.ParticipationAct):
            return act_node(self.reader, node).text
        reason = self.reader.value(node, LAD.reason) or self.reader.value(node, LAD.claimedValue)
        return reason or self.reader.label(node)

    def _source(self, where: NamedNode) -> Source:
        value = self.reader.value
        verified = value(where, LAD.verified) != "false"
        label = self.reader.label(where)
        return Source(short(where), label, value(where, LAD.url) or "", value(where, LAD.asOf) or "", verified)

    def _passage(self, where: NamedNode) -> Source | None:
        text = next(iter(self.reader.nodes(where, LAD.inText)), None)
        if not text:
            return None
        value = self.reader.value
        origin = next(iter(self.reader.nodes(text, LAD.statedIn)), where)
        of = " ".join(self.reader.label(node) for node in self.reader.nodes(text, LAD.textOf))
        label = ", ".join(part for part in (of, self.reader.label(text)) if part)
        place, quote = value(where, LAD.eId) or "", value(where, LAD.quote) or ""
        return Source(short(where), label, value(origin, LAD.url) or "", passage=place, quote=quote)


def _kind(node: NamedNode) -> str:
    """The first part of the path below id/; empty for anything else."""
    return node.value.removeprefix(iris.BASE).partition("/")[0] if node.value.startswith(iris.BASE) else ""
