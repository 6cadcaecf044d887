"""Tables for those who want no RDF: CSV with metadata that says what each column means (CSVW), and Parquet.

A cell with several values has them in order, parted by the column's separator, which is in none of them and stands in
the metadata; in Parquet it is a list. The cells of `<column>_label` go with those of `<column>`, value by value.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from ladkg import iris, spreadsheet
from ladkg.export.folder import File
from ladkg.export.pack import parquet
from ladkg.export.pack.columns import Column, Table, tables
from ladkg.export.publication import Publication
from ladkg.terms import DCTERMS, PREFIXES, RDF, RDFS, SKOS

METADATA: Final = "tables/csv-metadata.json"
_CLASS: Final = PREFIXES["lad"] + "{type}"


def files(publication: Publication) -> Iterator[File]:
    """Each table as CSV and as Parquet, and the metadata of them all."""
    described = []
    for table in tables(publication):
        separators = {column.name: column.separator for column in table.columns if column.many}
        yield f"tables/{table.name}.csv", _csv(table, separators, publication.spreadsheet_safe)
        yield f"tables/{table.name}.parquet", parquet.written(table)
        described.append(_described(publication, table, separators))
    yield METADATA, (json.dumps(_group(publication, described), indent=2, ensure_ascii=False) + "\n").encode()


def _csv(table: Table, separators: dict[str, str], guarded: bool) -> bytes:
    columns = [[separators.get(column.name, "").join(cell) for cell in column.cells] for column in table.columns]
    header = [column.name for column in table.columns]
    return spreadsheet.written([header, *zip(*columns, strict=True)], guarded)


def _group(publication: Publication, described: list[dict[str, Any]]) -> dict[str, Any]:
    """https://www.w3.org/TR/tabular-metadata/#table-groups"""
    licences = sorted(
        quad.object.value
        for quad in publication.about.get(iris.DATASET, ())
        if quad.predicate == DCTERMS.license and isinstance(quad.object, NamedNode)
    )
    group: dict[str, Any] = {"@context": "http://www.w3.org/ns/csvw", "@id": publication.url + METADATA}
    if licences:
        group["dc:license"] = {"@id": licences[0]}
    if publication.spreadsheet_safe:
        group["rdfs:comment"] = "An apostrophe stands before each cell that a program could run as a formula."
    return {**group, "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"], "header": True}, "tables": described}


def _described(publication: Publication, table: Table, separators: dict[str, str]) -> dict[str, Any]:
    keys = [column.name for column in table.columns if column.datatype == "anyURI"][: table.keys]
    columns = [_column(publication, column, separators.get(column.name)) for column in table.columns]
    schema = {"aboutUrl": f"{{+{keys[0]}}}", "primaryKey": keys, "columns": columns}
    return {"url": f"{table.name}.csv", **_told(publication, table.term), "tableSchema": schema}


def _column(publication: Publication, column: Column, separator: str | None) -> dict[str, Any]:
    told: dict[str, Any] = {"name": column.name, "titles": column.name, "datatype": column.datatype}
    if separator:
        told |= {"separator": separator, "ordered": False}
    if column.language:
        told["lang"] = column.language
    if column.term is None:
        return {**told, "suppressOutput": True}
    if column.term == RDF.type:
        # One name is a class; several names cannot be made into IRIs by a template.
        return {**told, "propertyUrl": RDF.type.value} | ({} if separator else {"valueUrl": _CLASS})
    return {**told, **_told(publication, column.term), "propertyUrl": column.term.value}


def _told(publication: Publication, term: NamedNode) -> dict[str, Any]:
    """What the ontology says of a class or property, in each of its languages."""
    said: dict[str, list[dict[str, str]]] = {}
    for key, said_with in (("dc:title", RDFS.label), ("dc:description", SKOS.definition)):
        for _, predicate, value, _ in publication.about.get(term, ()):
            if predicate == said_with and isinstance(value, Literal):
                said.setdefault(key, []).append({"@value": value.value, "@language": value.language or "und"})
    return dict(said)
