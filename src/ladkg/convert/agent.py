"""Agents: rows of states and organizations to quads."""

from collections.abc import Iterable
from typing import Any, Final

from pyoxigraph import NamedNode, Quad

from ladkg import iris
from ladkg.convert.describe import LANGUAGES, Description, when
from ladkg.convert.kind import Kind
from ladkg.records.agent import Organization, State
from ladkg.terms import LAD, SKOS


def state(row: State) -> Iterable[Quad]:
    """A state, or a territory that takes part in some processes beside the state it belongs to."""
    described = (
        Description(iris.mint(row.kind, row.iso3), row.sources)
        .a(LAD.State if row.kind == "state" else LAD.Territory)
        .labels(en=row.label_en, es=row.label_es, fr=row.label_fr, pt=row.label_pt)
        .add(LAD.iso3, row.iso3)
        .add(LAD.iso2, row.iso2)
        .add(LAD.isoNumeric, row.iso_numeric)
        .add(LAD.m49, row.m49)
        .add_text(LAD.demonym, row.demonym_en, "en")
        .add(LAD.region, row.region)
        .add(LAD.subregion, row.subregion)
        .add(LAD.regionalGroup, row.regional_group)
        .add(LAD.countryGroup, (iris.concept("country-group", slug) for slug in row.country_groups))
        .add(LAD.unMember, row.un_member)
        .add(LAD.capital, row.capital)
        .add(LAD.bordersOn, map(iris.agent, row.borders))
        .add(LAD.areaKm2, row.area_km2)
        .add(LAD.latitude, row.latitude)
        .add(LAD.longitude, row.longitude)
        .add(LAD.officialLanguage, row.official_languages)
        .add(LAD.currency, row.currencies)
        .add(LAD.existsSince, row.exists_since and when(row.exists_since))
        .add(SKOS.exactMatch, map(NamedNode, row.matches))
        .note(row.note)
    )
    for language, name in zip(LANGUAGES, (row.formal_en, row.formal_es, row.formal_fr, row.formal_pt), strict=True):
        described.add_text(LAD.formalName, name, language)
    return described


def organization(row: Organization) -> Iterable[Quad]:
    """An organization that acts, hosts, leads or keeps a secretariat."""
    return (
        Description(iris.mint("organization", row.id), row.sources)
        .a(LAD.Organization)
        .labels(en=row.label_en, es=row.label_es)
        .add(LAD.acronym, row.acronym)
        .add(LAD.existsSince, row.exists_since and when(row.exists_since))
        .add(SKOS.exactMatch, map(NamedNode, row.matches))
        .note(row.note)
    )


TABLES: Final[dict[str, Kind[Any]]] = {
    "states": Kind(State, state),
    "organizations": Kind(Organization, organization),
}
