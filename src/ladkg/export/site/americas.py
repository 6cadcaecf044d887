"""The map: the Americas by how each state stands under an instrument, with the same as a table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ladkg.export.site import assets, participation
from ladkg.export.site.instruments import GROUPS, Agent, agents, by_alphabet, instruments, name, short
from ladkg.export.site.known import Known
from ladkg.export.site.page import LANGUAGES, Page, Values
from ladkg.export.site.rows import DECLARATION
from ladkg.export.site.standings import SIGNS, place, reference_date, since, style
from ladkg.export.site.words import said

DOT = 13
"""Radius, in units of a sheet, of the dot that stands for a state too small to be pointed at."""
APART = 40
"""Units between the middles of dots: 24 CSS pixels (WCAG 2.2, 2.5.8) on a sheet 460 wide; else the table serves."""
_SMALL = 250
_EAST = 495


@dataclass(frozen=True)
class Place:
    """A state on a sheet: its shape, a dot where it is too small, the line that ties a moved dot to its place."""

    agent: Agent
    called: str
    page: str
    shape: str
    at: tuple[int, int]
    dot: tuple[int, int] | None = None
    written: bool = True


@dataclass(frozen=True)
class Sheet:
    """`plain` is land that nothing is said of here; `places` can be pointed at; `shaded` stand on the other sheet."""

    width: int
    height: int
    plain: str
    places: Sequence[Place]
    shaded: Sequence[Place] = field(default_factory=list)


def pages(known: Known) -> Iterator[Page]:
    titles = {language: said(language, "map.title") for language in LANGUAGES}
    about = {language: said(language, "map.lead") for language in LANGUAGES}
    view = _View(known)
    yield Page("map", "map.html.jinja", titles, about, view.values, ("map",), "map")


class _View:
    def __init__(self, known: Known) -> None:
        self.known = known
        self.agents = agents(known)
        self.record = participation.record(known)
        self.day = reference_date(known)

    def values(self, language: str) -> Values:
        americas, caribbean = self._sheets(language)
        rows = sorted((self._row(one, language) for one in self.agents), key=lambda row: by_alphabet(row["name"]))
        drawn = {one.agent.iso3 for sheet in (americas, caribbean) for one in sheet.places}
        counts = Counter(row["style"] for row in rows if row["iso3"] in drawn)
        return {
            "day": self.day,
            "radius": DOT,
            "americas": americas,
            "caribbean": caribbean,
            "rows": rows,
            "drawn": drawn,
            "words": {row["iso3"]: row for row in rows},
            "legend": [(key, sign, said(language, f"standing.{key}"), counts[key]) for key, sign in SIGNS.items()],
            "choices": [(said(language, f"map.{group}"), self._choices(group, language)) for group in GROUPS],
        }

    def _choices(self, group: str, language: str) -> list[tuple[str, str]]:
        found = [one for one in instruments(self.known) if one.group == group]
        return [(one.slug, short(self.known, language, one.node)) for one in found]

    def _row(self, one: Agent, language: str) -> dict[str, Any]:
        stand = self.record.on((one.node, DECLARATION), self.day)
        key = style(stand.word)
        return {
            "iso3": one.iso3,
            "name": name(self.known, language, one.node),
            "page": place(self.known, one.node),
            "style": key,
            "sign": SIGNS[key],
            "word": said(language, f"standing.{key}"),
            "since": since(language, stand.held),
        }

    def _sheets(self, language: str) -> tuple[Sheet, Sheet]:
        shapes = assets.geometry()
        by_code = {one.numeric: one for one in self.agents}
        near = shapes["caribbean"]["shapes"]
        inside = {code for code, shape in near.items() if shape["inside"] and shape["home"] and code in by_code}
        large, small = (self._sheet(shapes[key], by_code, language) for key in ("americas", "caribbean"))
        return (
            Sheet(
                large.width,
                large.height,
                large.plain,
                [dotted(one) if one.dot else one for one in large.places if one.agent.numeric not in inside],
                [one for one in large.places if one.agent.numeric in inside],
            ),
            Sheet(
                small.width,
                small.height,
                small.plain,
                spread([one for one in small.places if one.agent.numeric in inside], small.height),
                [one for one in small.places if one.agent.numeric not in inside],
            ),
        )

    def _sheet(self, sheet: Mapping[str, Any], by_code: Mapping[str, Agent], language: str) -> Sheet:
        places, plain = [], []
        for code, shape in sorted(sheet["shapes"].items()):
            agent = by_code.get(code)
            if not agent or not shape["home"]:
                plain.append(shape["d"])
                continue
            x, y = shape["at"]
            called, page = name(self.known, language, agent.node), place(self.known, agent.node)
            dot = (x, y) if shape["area"] < _SMALL else None
            places.append(Place(agent, called, page, shape["d"], (x, y), dot, shape["area"] > 4 * _SMALL))
        return Sheet(sheet["width"], sheet["height"], "".join(plain), places)


def dotted(one: Place) -> Place:
    """With a dot on its place."""
    return replace(one, dot=one.at)


def spread(places: Sequence[Place], height: int) -> list[Place]:
    """The same with dots that can be told apart: the islands in the east in a column, from north to south."""
    small = [one for one in places if one.dot]
    east = sorted((one for one in small if one.at[0] > _EAST), key=lambda one: one.at[1])
    tall = APART * (len(east) - 1)
    middle = sum(one.at[1] for one in east) // max(1, len(east))
    top = max(APART // 2, min(middle - tall // 2, height - tall - APART // 2))
    dots = {one.agent.iso3: (680, top + APART * row) for row, one in enumerate(east)}
    west = sorted((one for one in small if one.at[0] <= _EAST), key=lambda one: one.at)
    taken: list[tuple[int, int]] = []
    for one in west:
        x, y = one.at
        free = [(x, y), (x - 24, y - 32), (x + 24, y - 32), (x, y - 45)]
        dot = next((spot for spot in free if all(_far(spot, other) for other in taken)), free[-1])
        taken.append(dot)
        dots[one.agent.iso3] = dot
    return [replace(one, dot=dots.get(one.agent.iso3)) for one in places]


def _far(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 >= APART**2
