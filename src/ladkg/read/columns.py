"""What a table's CSVW metadata asks of each cell (https://www.w3.org/TR/tabular-metadata/)."""

import json
import re
import warnings
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Final, get_type_hints

import csvw

from ladkg.errors import InputError

Value = str | bool | int | Decimal | tuple["Value", ...] | None

_TYPES: Final[dict[str, type]] = {"string": str, "anyURI": str, "boolean": bool, "integer": int, "decimal": Decimal}
# csvw is laxer than XML Schema ("1", "1e3", "1_000", any text as an address), so the lexical form is checked first.
_FORMS: Final = {
    "boolean": (re.compile("true|false"), "write true or false"),
    "integer": (re.compile("[+-]?[0-9]{1,18}"), "write a whole number such as 12"),
    "decimal": (re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?"), "write a number such as 1200.5, without separators"),
    "anyURI": (
        re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+"),
        "write a full address such as https://example.org/page, without blanks",
    ),
}


@dataclass(frozen=True)
class Column:
    """A column: `separator` splits a cell into several values; `description` is its `dc:description`."""

    name: str
    required: bool
    separator: str | None
    datatype: csvw.Datatype
    description: str

    @property
    def type(self) -> Any:
        """The type that the field of the record must have."""
        one = _TYPES[self.datatype.base]
        if self.separator:
            return tuple[one, ...]  # type: ignore[valid-type]
        return one if self.required else one | None

    @cached_property
    def _takes_dates(self) -> bool:
        """Whether the pattern is one for dates: it takes a date and does not take a word."""
        if not self.datatype.format or self.datatype.base != "string":
            return False
        return self._fits("2000-01-31") and not self._fits("day")

    def _fits(self, text: str) -> bool:
        try:
            self.datatype.read(text)
        except ValueError:
            return False
        return True

    def read(self, cell: str) -> tuple[Value, list[str]]:
        """The cell's value and what is wrong with it; the value means nothing if something is."""
        if not cell:
            return () if self.separator else None, [f"fill this cell: {self.description}"] * self.required
        values: list[Value] = []
        wrong: list[str] = []
        for text in cell.split(self.separator) if self.separator else [cell]:
            try:
                values.append(self._value(text))
            except ValueError as error:
                wrong.append(str(error))
        return tuple(values) if self.separator else next(iter(values), None), wrong

    def _value(self, text: str) -> Value:
        """One value; raises ValueError with a message for the one who edits the table."""
        if not text:
            raise ValueError(f"an empty value in a list: remove the extra {self.separator!r}")
        if text != text.strip():
            raise ValueError(f"{text!r} has blanks or line breaks at its start or end: remove them")
        form, advice = _FORMS.get(self.datatype.base, (None, ""))
        if form and not form.fullmatch(text):
            raise ValueError(f"{text!r} is not {self.datatype.base}: {advice}")
        try:
            value: Value = self.datatype.read(text)
        except ValueError as error:
            reason = f"it must match {self.datatype.format}" if self.datatype.format else str(error)
            raise ValueError(f"{text!r} does not fit ({self.description}): {reason}") from None
        if self._takes_dates:
            _check_calendar(text)
        return text if _TYPES[self.datatype.base] is str else value


def _check_calendar(text: str) -> None:
    """Raises ValueError unless a date, full or cut to its month or year, is in the calendar."""
    try:
        date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError:
        advice = "write a date that exists, or only its month or year if no more is known"
        raise ValueError(f"{text!r} is not in the calendar: {advice}") from None


@dataclass(frozen=True)
class Layout:
    """A table as its metadata describes it; `references` are (columns, other table, its columns)."""

    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]

    def check(self, record: type) -> None:
        """Raises InputError unless the columns are the fields of the record, in order and with the same types."""
        columns = [(column.name, column.type) for column in self.columns]
        fields = list(get_type_hints(record).items())
        if columns != fields:
            apart = [f"{a} and {b}" for a, b in zip(columns, fields, strict=False) if a != b]
            told = apart[0] if apart else f"{len(columns)} and {len(fields)} of them"
            raise InputError(f"columns and fields of {record.__name__} differ: {told}")


def layouts(metadata: Path) -> dict[str, Layout]:
    """The tables that a CSVW metadata file describes, by name (`acts` for acts.csv); raises InputError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            group = csvw.TableGroup.fromvalue(json.loads(metadata.read_text(encoding="utf-8")))
            return {Path(str(table.url)).stem: _layout(table.tableSchema) for table in group.tables}
    except OSError as error:
        raise InputError(f"{metadata}: {error.strerror or error}") from error
    except (ValueError, TypeError, KeyError, AttributeError, Warning) as error:
        raise InputError(f"{metadata}: not usable as CSVW metadata: {error}") from error


def _layout(schema: Any) -> Layout:
    return Layout(
        columns=tuple(
            Column(
                name=column.header,
                required=bool(column.inherit("required")),
                separator=column.inherit("separator"),
                datatype=column.inherit("datatype") or csvw.Datatype(base="string"),
                description=str(column.common_props.get("dc:description", column.header)),
            )
            for column in schema.columns
        ),
        key=tuple(schema.primaryKey or ()),
        references=tuple(
            (tuple(key.columnReference), Path(str(key.reference.resource)).stem, tuple(key.reference.columnReference))
            for key in schema.foreignKeys
        ),
    )
