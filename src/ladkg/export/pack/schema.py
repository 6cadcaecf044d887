"""schema.org/Dataset as JSON-LD, for search engines; its own context stands in it, so that nothing is fetched.

https://developers.google.com/search/docs/appearance/structured-data/dataset
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pyoxigraph import NamedNode

from ladkg.export.folder import File, Folder
from ladkg.export.pack.card import DESCRIPTIONS, KEYWORDS, MAINTAINERS, Card
from ladkg.export.pack.dump import Dump, dumps
from ladkg.export.publication import ROOT, Publication
from ladkg.iris import DATASET
from ladkg.terms import DESCRIPTIVE_PREFIXES, LAD


def files(publication: Publication, folder: Folder) -> Iterator[File]:
    """`schema.jsonld`"""
    text = json.dumps(described(publication, dumps(folder)), ensure_ascii=False, indent=2, sort_keys=True)
    yield "schema.jsonld", (text + "\n").encode()


def described(publication: Publication, held: Sequence[Dump] = (), language: str = "en") -> dict[str, Any]:
    """The dataset as a value for JSON, to be written into a page of the language; what is not known is left out."""
    card = Card.of(publication)
    maintainers = {"@type": "Organization", "@id": f"{ROOT}dcat#maintainers", "name": MAINTAINERS, "url": ROOT}
    said = {
        "@context": {"@vocab": DESCRIPTIVE_PREFIXES["schema"]},
        "@type": "Dataset",
        "@id": DATASET.value,
        "name": card.title(language),
        "alternateName": sorted({*card.titles.values()} - {card.title(language)}),
        "description": DESCRIPTIONS.get(language, DESCRIPTIONS["en"]),
        "url": publication.url,
        "sameAs": ROOT,
        "identifier": DATASET.value,
        "license": card.licence.value if card.licence else None,
        "isAccessibleForFree": True,
        "creator": maintainers,
        "publisher": maintainers,
        "version": publication.version,
        "keywords": list(KEYWORDS.get(language, KEYWORDS["en"])),
        "inLanguage": list(card.languages),
        "temporalCoverage": _period(card),
        "spatialCoverage": [_place(publication, agent, place, language) for place, agent in card.places.items()],
        "variableMeasured": _variables(publication, language),
        "distribution": [_download(publication, dump) for dump in held],
    }
    return {key: value for key, value in said.items() if value not in (None, [], "")}


def _period(card: Card) -> str | None:
    """An ISO 8601 interval; `..` where it is open."""
    if card.begin is None and card.end is None:
        return None
    return f"{card.begin.value if card.begin else '..'}/{card.end.value if card.end else '..'}"


def _place(publication: Publication, agent: NamedNode, place: NamedNode, language: str) -> dict[str, str]:
    label = publication.label(agent, language) or agent.value
    return {"@type": "Place", "@id": agent.value, "name": label, "sameAs": place.value}


def _variables(publication: Publication, language: str) -> list[dict[str, str]]:
    """The relations that the dataset works out for each agent, as far as its ontology names them."""
    relations = (LAD.standing, LAD.partyTo, LAD.endorses, LAD.boundBy, LAD.committedTo)
    labelled = [(term, publication.label(term, language)) for term in relations]
    return [{"@type": "PropertyValue", "propertyID": term.value, "name": label} for term, label in labelled if label]


def _download(publication: Publication, dump: Dump) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "@id": f"{ROOT}dcat#{dump.path}",
        "name": dump.path,
        "contentUrl": publication.url + dump.path,
        "encodingFormat": dump.media_type,
        "contentSize": f"{dump.size} B",
        "sha256": dump.sha256,
    }
