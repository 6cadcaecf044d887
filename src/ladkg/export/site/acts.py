"""The acts behind the standings, as the matrix opens them: data/acts.<language>.json."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ladkg.export.site.here import Here
from ladkg.export.site.instruments import agents, instruments, name
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES
from ladkg.export.site.rows import grouped, slug, told
from ladkg.export.site.standings import compact, place

DOES = ("", "starts", "confirms", "ends")
"""What an act does to a standing; of one that does more the first counts, as a ratification starts what it ends."""


@dataclass(frozen=True)
class Act:
    """An act as its sources give it; an empty text is what none gives. `acted` is as precise as `precision` says."""

    node: str
    actor: str
    on: str
    kind: str
    role: str
    acted: str
    precision: str
    last: str
    effective: str
    published: str
    note: str
    sources: tuple[str, ...]
    corroborating: tuple[str, ...]
    provisions: tuple[str, ...]

    def called(self, known: Known, language: str) -> str:
        """What it is: "Joining as member"."""
        role = name(known, language, self.role) if self.role else ""
        kind = name(known, language, self.kind)
        return f"{kind} · {role}" if role else kind


def acts(known: Known) -> dict[str, Act]:
    """Every act by its IRI, in the order of their IRIs; of its classes the narrowest."""
    linked = told(known, _LINKED)
    sources, others, concerned = (
        grouped([row for row in linked if row["how"].endswith(how)], "act", "what")
        for how in ("statedIn", "corroboratedBy", "concernsProvision")
    )
    found = {}
    for row in told(known, _ACTS):
        node = row["act"]
        found[node] = Act(
            node,
            row["actor"],
            row["on"],
            row["kind"],
            row["role"],
            row["acted"],
            slug(row["precision"]),
            row["last"],
            row["effective"],
            row["published"],
            row["note"],
            tuple(sources.get(node, ())),
            tuple(one for one in others.get(node, ()) if one not in sources.get(node, ())),
            tuple(concerned.get(node, ())),
        )
    return found


def parts(known: Known) -> dict[tuple[str, str], str]:
    """By act and standing, what the act does to it: one of DOES."""
    found = {}
    for row in told(known, _PARTS):
        begins = not row["begun"] or not row["day"] or row["day"] == row["begun"]
        found[row["act"], row["standing"]] = ("starts" if begins else "confirms") if row["speaks"] else "ends"
    return found


def files(known: Known) -> Iterator[tuple[str, bytes]]:
    """One file for each language: acts by position, and the sources that they name."""
    all_ = acts(known)
    for language in LANGUAGES:
        yield f"data/acts.{language}.json", compact(_whole(known, language, list(all_.values())))


def _whole(known: Known, language: str, all_: list[Act]) -> dict[str, object]:
    here = Here(known.names, language, "")
    who = {one.node: number for number, one in enumerate(agents(known))}
    on = {one.node: number for number, one in enumerate(instruments(known))}
    sources = sorted({node for one in all_ for node in (*one.sources, *one.corroborating)})
    kinds = sorted({one.called(known, language) for one in all_})
    source = {node: number for number, node in enumerate(sources)}
    kind = {called: number for number, called in enumerate(kinds)}
    urls = {row["source"]: row["url"] for row in told(known, _ADDRESSES)}
    does = _does(known)

    def cited(nodes: tuple[str, ...]) -> list[int]:
        return [source[node] for node in nodes]

    def row(one: Act) -> list[object]:
        return [
            who.get(one.actor, -1),
            on.get(one.on, -1),
            kind[one.called(known, language)],
            does.get(one.node, 0),
            one.acted,
            int(one.precision == "no-later-than"),
            one.last,
            one.effective,
            one.published,
            one.note,
            cited(one.sources),
            cited(one.corroborating),
            [[here.label(NamedNode(node)), place(known, node)] for node in one.provisions],
            place(known, one.node),
        ]

    return {
        "kinds": kinds,
        "sources": [
            [name(known, language, node), here.outside(urls.get(node, "")) or "", place(known, node)]
            for node in sources
        ],
        "acts": [row(one) for one in all_],
    }


def _does(known: Known) -> dict[str, int]:
    """By act, the first of what it does."""
    found: dict[str, int] = {}
    for (act, _), part in parts(known).items():
        found[act] = min(found.get(act, len(DOES)), DOES.index(part))
    return found


_ACTS = """
SELECT ?act (SAMPLE(?who) AS ?actor) (MIN(STR(?place)) AS ?on) (MIN(STR(?class)) AS ?kind) (MIN(STR(?as)) AS ?role)
  (MIN(STR(?when)) AS ?acted) (MIN(STR(?exact)) AS ?precision) (MIN(STR(?day)) AS ?last) (MIN(STR(?in)) AS ?effective)
  (MIN(STR(?word)) AS ?published) (MIN(STR(?told)) AS ?note) {
  ?act a lad:ParticipationAct, ?class ; lad:actor ?who ; lad:onInstrument|lad:inOrganization ?place .
  ?class lad:effect ?effect .
  MINUS { ?act a/rdfs:subClassOf ?class }
  OPTIONAL { ?act lad:role ?as }
  OPTIONAL { ?act lad:actedOn ?when }
  OPTIONAL { ?act lad:datePrecision ?exact }
  OPTIONAL { ?act lad:notAfter ?day }
  OPTIONAL { ?act lad:effectiveOn ?in }
  OPTIONAL { ?act lad:labelAsPublished ?word }
  OPTIONAL { ?act lad:note ?told }
}
GROUP BY ?act
ORDER BY ?act
"""
_LINKED = """
SELECT DISTINCT ?act ?how ?what {
  VALUES ?how { lad:statedIn lad:corroboratedBy lad:concernsProvision }
  ?act a lad:ParticipationAct ; ?how ?what .
}
ORDER BY ?act ?how ?what
"""
_ADDRESSES = "SELECT ?source (MIN(STR(?at)) AS ?url) { ?source a lad:Source ; lad:url ?at } GROUP BY ?source"
_PARTS = """
SELECT DISTINCT ?act ?standing ?day ?begun ?speaks {
  ?standing a lad:Standing ; lad:basedOn ?act ; lad:standing ?kind .
  OPTIONAL { ?act lad:notAfter ?day }
  OPTIONAL { ?standing lad:fromNotAfter ?begun }
  OPTIONAL { ?act (a|lad:role)/lad:confers ?kind BIND("yes" AS ?speaks) }
}
ORDER BY ?act ?standing
"""
