"""The instruments, organizations and agents that standings are about, in the order of columns and rows."""

from dataclasses import dataclass
from unicodedata import combining, normalize

from pyoxigraph import NamedNode

from ladkg.export.site.known import Known
from ladkg.export.site.rows import DECLARATION, slug, told
from ladkg.export.site.words import words

GROUPS = ("declaration", "recalled", "pointed", "other")
"""The Declaration, what it recalls as binding, what else it points at, and whatever else has standings."""


@dataclass(frozen=True)
class Instrument:
    """`group` is one of GROUPS; `adopted` is as precise as the source."""

    node: str
    group: str
    adopted: str

    @property
    def slug(self) -> str:
        return slug(self.node)


@dataclass(frozen=True)
class Agent:
    """A state or territory; `numeric` is its ISO 3166-1 numeric code."""

    node: str
    iso3: str
    numeric: str
    territory: bool
    endorses: bool


def instruments(known: Known) -> list[Instrument]:
    """By group, then by the day of adoption."""
    rows = told(known, _INSTRUMENTS)
    found = [Instrument(row["on"], _group(row), row["adopted"]) for row in rows]
    return sorted(found, key=lambda one: (GROUPS.index(one.group), one.adopted or "9", one.node))


def _group(row: dict[str, str]) -> str:
    if row["on"] == DECLARATION:
        return "declaration"
    return "recalled" if row["recalled"] else "pointed" if row["pointed"] else "other"


def agents(known: Known) -> list[Agent]:
    """By ISO 3166-1 alpha-3 code."""
    return [
        Agent(row["agent"], row["iso3"], row["numeric"], bool(row["territory"]), bool(row["endorses"]))
        for row in told(known, _AGENTS)
    ]


def name(known: Known, language: str, node: str) -> str:
    """What a resource is called in a language."""
    return known.names.name(NamedNode(node), language).text


def by_alphabet(called: str) -> str:
    """What to sort names by: without case and accents, as both languages do (ñ apart, which begins none of them)."""
    return "".join(letter for letter in normalize("NFKD", called.casefold()) if not combining(letter))


def short(known: Known, language: str, node: str) -> str:
    """A name that fits above a column: ours, else the short title of the graph, else the name."""
    return words(language).get(f"short.{slug(node)}") or known.names.short(NamedNode(node), language).text


_INSTRUMENTS = f"""
SELECT DISTINCT ?on ?recalled ?pointed (MIN(STR(?day)) AS ?adopted) {{
  {{ ?standing a lad:Standing ; lad:onInstrument|lad:inOrganization ?on }} UNION {{ <{DECLARATION}> lad:relatesTo ?on }}
  OPTIONAL {{ <{DECLARATION}> lad:recallsAsBinding ?on BIND("yes" AS ?recalled) }}
  OPTIONAL {{ <{DECLARATION}> lad:relatesTo ?on BIND("yes" AS ?pointed) }}
  OPTIONAL {{ ?on lad:adoptedOn ?day }}
}}
GROUP BY ?on ?recalled ?pointed
ORDER BY ?on
"""
_AGENTS = f"""
SELECT DISTINCT ?agent ?iso3 ?numeric ?territory ?endorses {{
  ?agent lad:iso3 ?iso3 .
  OPTIONAL {{ ?agent lad:isoNumeric ?numeric }}
  OPTIONAL {{ ?agent a lad:Territory BIND("yes" AS ?territory) }}
  OPTIONAL {{ ?agent lad:endorses <{DECLARATION}> BIND("yes" AS ?endorses) }}
}}
ORDER BY ?iso3
"""
