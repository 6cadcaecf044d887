"""Dates as people write them, as precise as they are given and no more."""

import re
from typing import Final

_NAMES: Final = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_MONTHS: Final = {language: names.split() for language, names in _NAMES.items()}
_DATE: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-3]\d))?)?")


def spoken(date: str, language: str) -> str:
    """`("2022-06-10", "en")` → `"10 June 2022"`; a month without day, a year alone; what is no date stays as it is."""
    found = _DATE.fullmatch(date)
    if not found or not found[2]:
        return date
    year, month, day = found.groups()
    of = " de " if language == "es" else " "
    return of.join(filter(None, (day and str(int(day)), _MONTHS[language][int(month) - 1], year)))
