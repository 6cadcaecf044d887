"""Who acts: states, territories, organizations."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class State:
    """A row of `states.csv`; `kind` is `state` or `territory`, the point is in degrees north and east."""

    iso3: str
    iso2: str
    iso_numeric: str
    m49: str
    kind: str
    label_en: str
    label_es: str
    label_fr: str | None
    label_pt: str | None
    formal_en: str | None
    formal_es: str | None
    formal_fr: str | None
    formal_pt: str | None
    demonym_en: str | None
    region: str | None
    subregion: str | None
    regional_group: str | None
    country_groups: tuple[str, ...]
    un_member: bool
    capital: str | None
    borders: tuple[str, ...]
    area_km2: Decimal | None
    latitude: Decimal | None
    longitude: Decimal | None
    official_languages: tuple[str, ...]
    currencies: tuple[str, ...]
    exists_since: str | None
    matches: tuple[str, ...]
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Organization:
    """A row of `organizations.csv`."""

    id: str
    label_en: str
    label_es: str
    acronym: str | None
    exists_since: str | None
    matches: tuple[str, ...]
    sources: tuple[str, ...]
    note: str | None
