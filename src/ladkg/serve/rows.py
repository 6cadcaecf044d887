"""The rows of SELECT in the four formats of SPARQL 1.1, cut where a cap is reached and closed properly all the same.

Oxigraph writes whole results only. Formats: https://www.w3.org/TR/sparql11-results-json/,
https://www.w3.org/TR/rdf-sparql-XMLres/, https://www.w3.org/TR/sparql11-results-csv-tsv/; triple terms and directions
as in their versions for SPARQL 1.2.
"""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from ladkg.terms import XSD

Term = NamedNode | BlankNode | Literal | Triple
Values = Iterable[tuple[str, str]]
_STRING: Final = XSD.string


@dataclass(frozen=True)
class Form:
    """How a term is written, a row of (column, written term or empty), and the whole with a note on where it ends."""

    term: Callable[[Term], str]
    row: Callable[[Values], str]
    whole: Callable[[list[str], list[str], str], str]


def rows(found: QuerySolutions, form: str, most: int, size: int, note: str) -> tuple[bytes, str]:
    """At most so many rows and about so many bytes in a form of FORMS, and which of both was in the way, if any."""
    chosen = FORMS[form]
    names = [variable.value for variable in found.variables]
    kept: dict[Term, str] = {}
    lines: list[str] = []
    total = 0
    why = ""
    for solution in found:
        cells = []
        for name, term in zip(names, solution, strict=True):
            if term is not None and term not in kept:
                kept[term] = chosen.term(term)
            cells.append((name, "" if term is None else kept[term]))
        line = chosen.row(cells)
        total += len(line.encode())
        if len(lines) == most or total > size:
            why = "rows" if len(lines) == most else "bytes"
            break
        lines.append(line)
    return chosen.whole(names, lines, note if why else "").encode(), why


def _json_value(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_value(part) for name, part in parts.items()}}
    value: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        value["xml:lang"] = term.language
        if term.direction:
            value["its:dir"] = str(term.direction)
    elif term.datatype != _STRING:
        value["datatype"] = term.datatype.value
    return value


def _json_term(term: Term) -> str:
    return json.dumps(_json_value(term), ensure_ascii=False, separators=(",", ":"))


def _json_row(cells: Values) -> str:
    return "{" + ",".join(f'"{name}":{value}' for name, value in cells if value) + "}"


def _json_whole(names: list[str], lines: list[str], note: str) -> str:
    head: dict[str, list[str]] = {"vars": names} | ({"link": [note]} if note else {})
    return f'{{"head":{json.dumps(head, ensure_ascii=False)},"results":{{"bindings":[{",".join(lines)}]}}}}'


_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ITS: Final = 'xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0"'


def _escaped(text: str) -> str:
    """As XML, in which control characters cannot be written at all."""
    for char, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\r", "&#13;")):
        text = text.replace(char, reference)
    return _NO_XML.sub("\ufffd", text)


def _xml_term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{_escaped(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{term.value}</bnode>"
    if isinstance(term, Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return f"<triple>{''.join(f'<{name}>{_xml_term(part)}</{name}>' for name, part in parts)}</triple>"
    if term.language:
        turned = f' its:dir="{term.direction}" {_ITS}' if term.direction else ""
        return f'<literal xml:lang="{_escaped(term.language)}"{turned}>{_escaped(term.value)}</literal>'
    kind = "" if term.datatype == _STRING else f' datatype="{_escaped(term.datatype.value)}"'
    return f"<literal{kind}>{_escaped(term.value)}</literal>"


def _xml_row(cells: Values) -> str:
    bound = (f'<binding name="{name}">{value}</binding>' for name, value in cells if value)
    return f"<result>{''.join(bound)}</result>"


def _xml_whole(names: list[str], lines: list[str], note: str) -> str:
    head = "".join(f'<variable name="{name}"/>' for name in names)
    head += f'<link href="{_escaped(note)}"/>' if note else ""
    return (
        '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
        f"<head>{head}</head><results>{''.join(lines)}</results></sparql>"
    )


def _csv_text(term: Term) -> str:
    if isinstance(term, Triple):
        return " ".join(map(_csv_text, (term.subject, term.predicate, term.object)))
    return str(term) if isinstance(term, BlankNode) else term.value


def _csv_term(term: Term) -> str:
    text = _csv_text(term)
    return '"' + text.replace('"', '""') + '"' if any(char in text for char in '",\r\n') else text


def _csv_row(cells: Values) -> str:
    return ",".join(value for _, value in cells) + "\r\n"


def _csv_whole(names: list[str], lines: list[str], _: str) -> str:
    return ",".join(names) + "\r\n" + "".join(lines)


def _tsv_term(term: Term) -> str:
    if isinstance(term, Triple):
        return f"<<( {' '.join(map(_tsv_term, (term.subject, term.predicate, term.object)))} )>>"
    return str(term)


def _tsv_row(cells: Values) -> str:
    return "\t".join(value for _, value in cells) + "\n"


def _tsv_whole(names: list[str], lines: list[str], _: str) -> str:
    return "\t".join(f"?{name}" for name in names) + "\n" + "".join(lines)


FORMS: Final = {
    "json": Form(_json_term, _json_row, _json_whole),
    "xml": Form(_xml_term, _xml_row, _xml_whole),
    "csv": Form(_csv_term, _csv_row, _csv_whole),
    "tsv": Form(_tsv_term, _tsv_row, _tsv_whole),
}
