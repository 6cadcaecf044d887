"""The matrix: how each endorser stands under each instrument that the Declaration recalls as binding, on a day."""

from collections.abc import Iterator
from dataclasses import dataclass

from ladkg.export.site import participation
from ladkg.export.site.here import Here
from ladkg.export.site.instruments import Agent, Instrument, agents, by_alphabet, instruments, name, short
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.participation import TAKES_PART, Record, Stand
from ladkg.export.site.rows import DECLARATION
from ladkg.export.site.standings import SIGNS, place, reference_date, style
from ladkg.export.site.words import said

Protocols = dict[str, list[tuple[str, str]]]
"""By treaty, the protocols that take over provisions of it, with their names."""


@dataclass(frozen=True)
class Cell:
    """`style` is the standing as a name of SIGNS, `page` the place of what tells more."""

    style: str
    sign: str
    word: str
    since: str
    page: str
    through: str


def pages(known: Known) -> Iterator[Page]:
    titles = {language: said(language, "matrix.title") for language in LANGUAGES}
    told = {language: said(language, "matrix.lead") for language in LANGUAGES}
    yield Page("matrix", "matrix.html.jinja", titles, told, _View(known).values, ("matrix",), "matrix")


class _View:
    def __init__(self, known: Known) -> None:
        self.known = known

    def values(self, language: str) -> Values:
        record = participation.record(self.known)
        columns = [one for one in instruments(self.known) if one.group == "recalled"]
        adopted = [one.adopted for one in instruments(self.known) if one.node == DECLARATION]
        day = adopted[0] if adopted else reference_date(self.known)
        rows = [one for one in agents(self.known) if _ever_endorses(record, one)]
        rows.sort(key=lambda one: by_alphabet(name(self.known, language, one.node)))
        counted = [one for one in rows if record.on((one.node, DECLARATION), day).word == "endorser"]
        through = _protocols(self.known, language)
        cells = {
            (row.node, column.node): self._cell(record, row, column, day, through, language)
            for row in rows
            for column in columns
        }
        here = Here(self.known.names, language, "")
        return {
            "day": day,
            "legend": [(key, sign, said(language, f"standing.{key}")) for key, sign in SIGNS.items()],
            "shown": _SHOWN,
            "columns": [
                (
                    *self._head(column, language),
                    sum(cells[row.node, column.node].style in TAKES_PART for row in counted),
                )
                for column in columns
            ],
            "rows": [
                (
                    row.iso3,
                    name(self.known, language, row.node),
                    place(self.known, row.node),
                    [cells[row.node, column.node] for column in columns],
                    sum(cells[row.node, column.node].style in TAKES_PART for column in columns),
                    row in counted,
                )
                for row in rows
            ],
            "spoken_day": here.date(day),
        }

    def _head(self, column: Instrument, language: str) -> tuple[str, str, str]:
        names = short(self.known, language, column.node), name(self.known, language, column.node)
        return *names, place(self.known, column.node)

    def _cell(
        self, record: Record, row: Agent, column: Instrument, day: str, through: Protocols, language: str
    ) -> Cell:
        stand = record.on((row.node, column.node), day)
        key = style(stand.word)
        bound = [] if stand.word == "party" else through.get(column.node, [])
        by = [called for protocol, called in bound if record.on((row.node, protocol), day).word == "party"]
        since = stand.held.since[:4] if stand.held else ""
        told = said(language, f"standing.{key}")
        return Cell(key, SIGNS[key], told, since, self._page(stand), ", ".join(by))

    def _page(self, stand: Stand) -> str:
        node = stand.held or stand.check
        return place(self.known, node.node) if node else ""


_SHOWN = frozenset({"party", "signatory", "outside", "unclear", "no_act_found", "not_checked"})
"""The standings under treaties, which the legend explains at first."""


def _ever_endorses(record: Record, agent: Agent) -> bool:
    return any(one.kind == "endorser" for one in record.held.get((agent.node, DECLARATION), ()))


def _protocols(known: Known, language: str) -> Protocols:
    found: Protocols = {}
    for one in participation.incorporations(known):
        found.setdefault(one.parent, []).append((one.protocol, short(known, language, one.protocol)))
    return found
