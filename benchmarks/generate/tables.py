"""Tables of any size in the project's own shape: states × instruments × acts × obligations, the same for a seed.

    python benchmarks/generate/tables.py FOLDER --triples 1000000 [--seed 1] [--faults 0]

The project's tables as they are, all members of the United Nations as states, and as many made-up treaties, protocols
and declarations with articles, duties, acts, checks of the record, reservations and second sources as the number of
triples asked for takes; every tenth treaty has a protocol that takes over its articles. What is made up is marked by
its source (`generated-…`). With `--faults` so many acts of each of fifteen kinds of mistake are planted.
"""

import argparse
import csv
import io
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final, Self

import pycountry

from ladkg import paths
from ladkg.convert import kinds
from ladkg.read.columns import layouts
from ladkg.read.countries import names

BASE: Final = 57_000
"""Triples that the project's tables make with the added states, what follows from them included."""
PER_INSTRUMENT: Final = 7_330
"""Triples that one made-up instrument adds on average, what follows from it included; measured with seed 1."""
SOURCES: Final = 20
ROWS_OF_A_FILE: Final = 1_000_000
MEMBERS: Final = re.findall(
    "[A-Z]{3}",
    """
    AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA
    BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG CRI CIV HRV CUB CYP CZE PRK COD DNK DJI DMA DOM ECU EGY SLV
    GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ
    IRL ISR ITA JAM JPN JOR KAZ KEN KIR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL
    MRT MUS MEX FSM MDA MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY
    PER PHL POL PRT QAT KOR ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD
    ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN
    VNM YEM ZMB ZWE
    """,
)
"""https://www.un.org/en/about-us/member-states"""

Row = dict[str, Any]
Rows = Iterator[tuple[str, Row]]


def write(folder: Path, triples: int, seed: int = 1, faults: int = 0) -> int:
    """Writes the tables; returns the number of made-up instruments. The folder must be empty or new."""
    draw = Random(seed)  # noqa: S311 (the same tables on every run, nothing secret)
    instruments = max(1, round((triples - BASE) / PER_INSTRUMENT))
    for subject in dict.fromkeys(subject for subject, _ in kinds().values()):
        shutil.copytree(paths.data() / subject, folder / subject)
    with Tables(folder) as tables:
        for row in (*_sources(), *_states(folder)):
            tables.add(*row)
        for number in range(instruments):
            for row in _instrument(number, draw):
                tables.add(*row)
        for number in range(faults):
            for row in _faults(number):
                tables.add(*row)
    return instruments


class Tables:
    """The tables of a folder, added to; a long one goes on in another file (`2.acts.csv`)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, io.TextIOWrapper] = {}
        self._writers: dict[str, Any] = {}
        self._rows: defaultdict[str, int] = defaultdict(int)
        self._columns: dict[str, list[str]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()

    def add(self, table: str, row: Row) -> None:
        count = self._rows[table]
        if count % ROWS_OF_A_FILE == 0:
            self._begin(table, count // ROWS_OF_A_FILE + 1)
        self._rows[table] = count + 1
        self._writers[table].writerow([row.pop(name, "") for name in self._columns[table]])
        assert not row, f"{table} has no columns {row}"

    def _begin(self, table: str, number: int) -> None:
        subject = kinds()[table][0]
        path = self._folder / subject / (f"{table}.csv" if number == 1 else f"{number}.{table}.csv")
        if number == 1:
            layout = layouts(self._folder / subject / "csv-metadata.json")[table]
            self._columns[table] = [column.name for column in layout.columns]
        else:
            self._files[table].close()
        self._files[table] = path.open("a", encoding="utf-8", newline="")
        self._writers[table] = csv.writer(self._files[table], lineterminator="\n")
        if number > 1:
            self._writers[table].writerow(self._columns[table])


def _source(number: int) -> str:
    return f"generated-{number % SOURCES}"


def _sources() -> Rows:
    for number in range(SOURCES):
        title = f"Made-up source {number}"
        yield "sources", {"id": _source(number), "title": title, "kind": "dataset", "verified": "false"}


def _states(folder: Path) -> Rows:
    """The members that the project's table lacks."""
    with (folder / "agent/states.csv").open(encoding="utf-8", newline="") as file:
        known = {row["iso3"] for row in csv.DictReader(file)}
    spanish = {code: name for name, code in reversed(names("es").items())}
    for code in sorted(set(MEMBERS) - known):
        country = pycountry.countries.get(alpha_3=code)
        yield (
            "states",
            {
                "iso3": code,
                "iso2": country.alpha_2,
                "iso_numeric": country.numeric,
                "m49": country.numeric,
                "kind": "state",
                "label_en": country.name,
                "label_es": spanish.get(code, country.name),
                "un_member": "true",
                "sources": _source(0),
            },
        )


def _instrument(number: int, draw: Random) -> Rows:
    """A treaty, every tenth time with a protocol, or one time in eight a declaration that states endorse."""
    if number % 8 == 7:
        yield from _declaration(number, draw)
        return
    slug, year = f"made-up-treaty-{number}", 1946 + number % 70
    is_protocol = number % 10 == 1
    yield "instruments", _described(slug, "protocol" if is_protocol else "treaty", number, year)
    for article in range(1, 13):
        yield from _article(slug, number, article)
    if is_protocol:
        yield from _protocol(slug, number)
    for code in MEMBERS:
        yield from _participation(code, slug, number, year, draw)


def _described(slug: str, kind: str, number: int, year: int) -> Row:
    return {
        "id": slug,
        "kind": kind,
        "title_en": f"Made-up {kind} {number}",
        "title_es": f"Texto inventado {number}",
        "binding_force": "non-binding" if kind == "declaration" else "legally-binding",
        "binding_force_source": _source(number),
        "adopted": f"{year}-01-15",
        "sources": _source(number),
    }


def _protocol(slug: str, number: int) -> Rows:
    parent, source = f"made-up-treaty-{number - 1}", _source(number)
    reason = "The protocol was made up for this treaty."
    relation = {"subject": slug, "property": "protocolTo", "object": parent, "reason_en": reason, "sources": source}
    yield "relations", relation
    for article in range(2, 8):
        yield "incorporations", {"protocol": slug, "provision": f"{parent}/art-{article}", "sources": source}


def _article(slug: str, number: int, article: int) -> Rows:
    provision, source = f"{slug}/art-{article}", _source(number)
    yield (
        "provisions",
        {
            "id": provision,
            "instrument": slug,
            "kind": "article",
            "number": article,
            "label_en": f"Article {article}",
            "label_es": f"Artículo {article}",
            "sources": source,
        },
    )
    yield (
        "obligations",
        {
            "id": f"{provision}-1",
            "provision": provision,
            "label_en": f"The duty of article {article}",
            "modality": "shall",
            "bearer": "contracting-state",
            "sources": source,
        },
    )


def _participation(code: str, slug: str, number: int, year: int, draw: Random) -> Rows:
    """What one state did: four in five are party, some left, some made a reservation; of the others someone looked."""
    source = _source(number)
    if draw.random() > 0.8:
        yield "record_checks", _check(code, slug, source)
        return
    signed = draw.random() < 0.6
    if signed:
        yield "acts", _act(code, slug, "signature", f"{year}-{draw.randrange(2, 13):02}-10", source)
    kind, day = (
        "ratification" if signed else "accession",
        f"{year + 1 + draw.randrange(5)}-{draw.randrange(1, 13):02}-15",
    )
    yield "acts", _act(code, slug, kind, day, source)
    done = f"{code}/{slug}/{kind}-{day}"
    if draw.random() < 0.3:
        check = {"act": done, "agreement": "day", "second_value": day, "source": _source(number + 1)}
        yield "crosschecks", check
    if draw.random() < 0.05:
        articles = f"art-{draw.randrange(1, 13)}"
        reservation = {"actor": code, "instrument": slug, "kind": "reservation", "date": day, "articles": articles}
        yield "reservations", {**reservation, "act": done, "sources": source}
    if draw.random() < 0.02:
        yield "acts", {**_act(code, slug, "denunciation", f"{year + 8}-03-01", source), "undoes": done}


def _act(code: str, slug: str, kind: str, day: str, source: str) -> Row:
    return {"actor": code, "instrument": slug, "kind": kind, "date": day, "sources": source}


def _check(code: str, slug: str, source: str) -> Row:
    looked = {"found": "none", "checked_through": "2020-01-01", "verified": "true"}
    return {"actor": code, "instrument": slug, **looked, "sources": source}


def _declaration(number: int, draw: Random) -> Rows:
    slug, year = f"made-up-declaration-{number}", 1946 + number % 70
    yield "instruments", _described(slug, "declaration", number, year)
    for code in MEMBERS:
        if draw.random() < 0.7:
            yield "political_acts", _act(code, slug, "endorsement", f"{year}-01-15", _source(number))
        if draw.random() < 0.1:
            member = {"actor": code, "body": slug, "role": "participant", "date": year + 1, "sources": _source(number)}
            yield "memberships", member


def _faults(number: int) -> Rows:
    """One act of each kind of mistake, by another state for each number; most are on the first made-up treaty."""
    code, other = MEMBERS[number % 190], MEMBERS[number % 190 + 1]
    slug, source, day = "made-up-treaty-0", _source(0), f"01-{number % 28 + 1:02}"
    yield "acts", _act(code, slug, "accession", f"2001-{day}", source)  # a second start without an exit
    yield "acts", _act(code, f"unknown-treaty-{number % 3}", "accession", "2001-01-01", source)
    yield "acts", _act(f"QQ{chr(65 + number % 2)}", f"made-up-treaty-{number % 4}", "signature", f"2002-{day}", source)
    yield "acts", _act("unhcr", slug, "accession", f"2003-{day}", source)  # no state
    yield "acts", _act(code, slug, "signature", f"1812-{day}", source)  # before adoption
    yield "acts", _act(code, f"made-up-treaty-{number % 4}", "approval", f"2099-{day}", "unknown-source")
    undone = f"{other}/made-up-treaty-3/accession-2004-01-01"
    yield "acts", _act(other, "made-up-treaty-3", "accession", "2004-01-01", source)
    leaving = _act(code, slug, "withdrawal", f"2005-{day}", source)
    yield "acts", {**leaving, "undoes": undone}  # someone else's act, on another instrument
    yield "record_checks", _check(code, f"unknown-treaty-{number % 3}", source)  # and yet there is an act
    articles = "made-up-treaty-5/art-1|art-99"  # one of another treaty, one that is not there
    reservation = {"actor": code, "instrument": "made-up-treaty-3", "kind": "reservation", "articles": articles}
    yield "reservations", {**reservation, "date": f"2006-{day}", "sources": source}
    yield "acts", {**_act(code, "made-up-treaty-4", "accession", f"2010-{day}", source), "effective": "2009"}
    yield "acts", {**_act(code, "made-up-treaty-4", "signature", "1999", source), "precision": "day"}
    yield "acts", _act(code, "made-up-treaty-5", "ratification", f"1990-{day}", source)
    yield "acts", _act(code, "made-up-treaty-5", "signature", f"1991-{day}", source)  # after it
    yield "acts", _act(code, "made-up-treaty-5", "denunciation", f"2011-{day}", source)  # of nothing
    yield "political_acts", _act(code, "gcm", "return", f"2020-{day}", source)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--triples", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=int, default=0)
    asked = parser.parse_args()
    made = write(asked.folder, asked.triples, asked.seed, asked.faults)
    print(f"{asked.folder}: {made:,} made-up instruments for about {asked.triples:,} triples")  # noqa: T201


if __name__ == "__main__":
    main()
