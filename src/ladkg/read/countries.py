"""The names of ISO 3166-1 countries and territories in the four languages, from pycountry (Debian's iso-codes)."""

import gettext
from functools import cache


@cache
def names(language: str) -> dict[str, str]:
    """Short, formal and common names to three-letter codes; `Korea, Republic of` is turned round.

    The translations are those of https://salsa.debian.org/iso-codes-team/iso-codes.
    """
    import pycountry

    catalogue = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=language == "en")
    found: dict[str, str] = {}
    for country in pycountry.countries:
        known = dict(country)
        for kind in ("name", "official_name", "common_name"):
            if kind in known:
                written = known[kind] if language == "en" else catalogue.gettext(known[kind])
                found[_turned(written)] = country.alpha_3
    return found


def _turned(name: str) -> str:
    """`Tanzania, United Republic of` and `Corée, République de` as they run in a text."""
    first, comma, rest = name.partition(", ")
    if not comma or " and " in rest or "," in rest:
        return name
    return f"{rest}{'' if rest.endswith(chr(39)) else ' '}{first}"
