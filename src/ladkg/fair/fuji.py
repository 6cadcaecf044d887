"""The checks of F-UJI on a dataset's metadata (metrics 0.8, https://doi.org/10.5281/zenodo.15045911)."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from ladkg.fair.check import Check, Finding, all_said, judged, unchecked
from ladkg.fair.foops import persistent
from ladkg.fair.published import METADATA, RDF_ENDINGS, Published, Said
from ladkg.fair.vocabulary import NAMESPACES, term

SEARCHED: Final = "schema.jsonld"
LINKS: Final = "linkset.json"
OPEN: Final = (".ttl", ".trig", ".nt", ".nq", ".rdf", ".jsonld", ".csv", ".parquet", ".json", ".txt")
"""Endings of open formats, each perhaps compressed with gzip."""
_CORE: Final = ("creator", "title", "identifier", "day of issue", "publisher", "type")
_EMBEDDED: Final = re.compile(r'<script[^>]*type="?application/ld\+json"?[^>]*>(.*?)</script>', re.DOTALL)
_NO_PAGE: Final = unchecked("check what `ladkg site` writes", "no index.html in this folder")


def checks() -> Iterator[Check]:
    """Every check of the tool, by the identifier of its test there."""
    for id, (asks, looks_at, test) in _CHECKS.items():
        yield Check("F-UJI", id, id.split("-")[1], asks, looks_at, test)


def _dataset(published: Published) -> Said:
    return Said(published.metadata, published.dataset)


def _iri(published: Published) -> str:
    return published.dataset.value if published.dataset else ""


def _forms(published: Published) -> list[Said]:
    """What is said of each form in which the dataset is given out."""
    return [Said(published.metadata, node) for node in _dataset(published).nodes[term("dcat:distribution")]]


def _downloads(published: Published) -> list[str]:
    of_forms = (address for form in _forms(published) for address in form.of("download"))
    return sorted({*_dataset(published).of("download"), *of_forms})


def _is_web(published: Published) -> Finding:
    iri = _iri(published)
    told = iri or "no dcat:Dataset"
    return judged(iri.startswith(("https://", "http://", "urn:")), told, "describe the dataset under an IRI")


def _is_persistent(published: Published) -> Finding:
    iri = _iri(published)
    return judged(persistent(iri), iri or "no dcat:Dataset", "take an IRI that is kept for good, as w3id.org does")


def _core(*more: str) -> Callable[[Published], Finding]:
    def test(published: Published) -> Finding:
        dataset = _dataset(published)
        said = {what: bool(dataset.of(what)) for what in (*_CORE, *more) if what not in {"identifier", "type"}}
        said |= {"identifier": bool(_iri(published)), "type": published.dataset is not None}
        return all_said(said, "say of the dataset in dcat.ttl")

    return test


def _has_downloads(published: Published) -> Finding:
    found = _downloads(published)
    return judged(found, f"{len(found)} addresses", "give each dcat:Distribution its dcat:downloadURL")


def _embedded(published: Published) -> list[Any]:
    found = []
    for text in _EMBEDDED.findall(published.page() or ""):
        try:
            found.append(json.loads(text))
        except ValueError:
            continue
    return found


def _searchable(published: Published) -> Finding:
    if published.page() is None:
        return _NO_PAGE(published)
    right = any('"Dataset"' in json.dumps(said) for said in _embedded(published))
    told = "JSON-LD of a Dataset in index.html" if right else "none in index.html"
    return judged(right, told, f"embed {SEARCHED} in index.html")


def _embedded_rdf(published: Published) -> Finding:
    if published.page() is None:
        return _NO_PAGE(published)
    found = len(_embedded(published))
    return judged(found, f"{found} pieces of JSON-LD in index.html", f"embed {SEARCHED} in index.html")


def _linked_rdf(published: Published) -> Finding:
    """Typed links to RDF, as RFC 9264 writes them."""
    file = published.root / LINKS
    try:
        told = json.loads(file.read_bytes()) if file.is_file() else {}
    except ValueError:
        told = {}
    links = [link for given in _dicts(told) for link in given.get("describedby", ()) if isinstance(link, dict)]
    found = sorted({str(link.get("type")) for link in links if published.file(str(link.get("href")))})
    right = any(kind in {"text/turtle", "application/ld+json", "application/rdf+xml"} for kind in found)
    return judged(right, ", ".join(found) or "none", f"link RDF as describedby, with its type, in {LINKS}")


def _dicts(told: object) -> Iterator[dict[str, Any]]:
    given = told.get("linkset") if isinstance(told, dict) else None
    yield from (item for item in given if isinstance(item, dict)) if isinstance(given, list) else ()


def _said(what: str, todo: str) -> Callable[[Published], Finding]:
    def test(published: Published) -> Finding:
        found = _dataset(published).of(what)
        told = ", ".join(found[:3]) + (f" and {len(found) - 3} more" if len(found) > 3 else "")
        return judged(found, told or "none", todo)

    return test


def _described_at_iri(published: Published) -> Finding:
    found = published.file(_iri(published), RDF_ENDINGS)
    return judged(found, found or "no file", "write the files of the dataset's own IRI")


def _downloadable(published: Published) -> Finding:
    addresses = _downloads(published)
    missing = [address for address in addresses if not published.file(address)]
    told = f"{len(addresses) - len(missing)} of {len(addresses)} are in the folder"
    return judged(addresses and not missing, told, f"write {', '.join(missing[:3]) or 'what can be downloaded'}")


def _over(schemes: tuple[str, ...], data: bool) -> Callable[[Published], Finding]:
    """A test that addresses of the data, or of the metadata, have one of these schemes."""

    def test(published: Published) -> Finding:
        addresses = _downloads(published) if data else [iri for iri in [_iri(published)] if iri]
        found = sorted({address.partition("://")[0] for address in addresses})
        right = addresses and all(address.startswith(schemes) for address in addresses)
        return judged(right, ", ".join(found) or "no address", f"use {' or '.join(schemes)}")

    return test


def _vocabularies(published: Published) -> Finding:
    used = {quad.predicate.value for quad in published.metadata}
    found = [name for name, iri in NAMESPACES.items() if any(said.startswith(iri) for said in used)]
    return judged(found, ", ".join(found) or "none", "describe the dataset with DCAT, Dublin Core, VoID or PROV")


def _linked(published: Published) -> Finding:
    found = [value for value in _dataset(published).of("relations") if value.startswith(("https://", "http://"))]
    return judged(found, f"{len(found)} links", "say what the dataset derives from, cites or belongs to")


def _typed(published: Published) -> Finding:
    return judged(published.dataset, "dcat:Dataset" if published.dataset else "none", "type it as dcat:Dataset")


def _sized(published: Published) -> Finding:
    forms = _forms(published)
    right = [form for form in forms if form.of("size") and form.of("format")]
    told = f"{len(right)} of {len(forms)} distributions"
    return judged(forms and len(right) == len(forms), told, "give each dcat:byteSize and dcat:mediaType")


def _formal_provenance(published: Published) -> Finding:
    used = {quad.predicate.value for quad in published.metadata}
    found = sorted(said for said in used if said.startswith((NAMESPACES["prov"], NAMESPACES["pav"])))
    return judged(found, f"{len(found)} terms of PROV or PAV", "tell in prov.ttl how the dataset came about")


def _standard(published: Published) -> Finding:
    used = {quad.predicate.value for quad in published.metadata}
    found = [name for name in ("dcat", "dcterms", "void") if any(said.startswith(NAMESPACES[name]) for said in used)]
    return judged(found, ", ".join(found) or "none", "describe the dataset with DCAT")


def _open_format(published: Published) -> Finding:
    found = [address for address in _downloads(published) if address.removesuffix(".gz").endswith(OPEN)]
    return judged(found, f"{len(found)} of {len(_downloads(published))} downloads", "offer an open format")


_WEB: Final = ("https://", "http://")
_FILES: Final = ", ".join(METADATA)
_CHECKS: Final[dict[str, tuple[str, str, Callable[[Published], Finding]]]] = {
    "FsF-F1-01MD-1": ("Is the metadata's identifier unique?", _FILES, _is_web),
    "FsF-F1-01MD-2": ("Is the data's identifier unique?", _FILES, _is_web),
    "FsF-F1-02MD-1": ("Is the metadata's identifier of a persistent kind?", _FILES, _is_persistent),
    "FsF-F1-02MD-2": ("Is it registered?", "the identifier", unchecked("register the redirect with w3id.org")),
    "FsF-F1-02MD-4": ("Is the data's identifier of a persistent kind?", _FILES, _is_persistent),
    "FsF-F1-02MD-5": ("Is it registered?", "the identifier", unchecked("register the redirect with w3id.org")),
    "FsF-F2-01M-2": ("Can it be cited?", _FILES, _core()),
    "FsF-F2-01M-3": ("Is the core of its description there?", _FILES, _core("description", "keywords")),
    "FsF-F3-01M-2": ("Does the metadata say where the data is?", _FILES, _has_downloads),
    "FsF-F4-01M-1": ("Can search engines read the metadata?", "index.html", _searchable),
    "FsF-A1-01M-1": ("Is said who has access?", _FILES, _said("access", "add dcterms:accessRights to the dataset")),
    "FsF-A1-02MD-1": ("Is the metadata at its identifier?", "files of the dataset's IRI", _described_at_iri),
    "FsF-A1-02MD-2": ("Is the data where the metadata says?", "files of the addresses", _downloadable),
    "FsF-A1.1-01MD-1": ("Is the metadata's protocol a standard one?", _FILES, _over(_WEB, data=False)),
    "FsF-A1.1-01MD-2": ("Is the data's protocol a standard one?", _FILES, _over(_WEB, data=True)),
    "FsF-A1.2-01MD-1": ("Can the metadata's protocol authenticate?", _FILES, _over(_WEB, data=False)),
    "FsF-A1.2-01MD-2": ("Can the data's protocol authenticate?", _FILES, _over(_WEB, data=True)),
    "FsF-I1-01M-1": ("Is RDF embedded in the page?", "index.html", _embedded_rdf),
    "FsF-I1-01M-2": ("Is RDF linked, with its type?", LINKS, _linked_rdf),
    "FsF-I2-01M-2": ("Are registered vocabularies used?", _FILES, _vocabularies),
    "FsF-I3-01M-1": ("Are related things named?", _FILES, _said("relations", "name what it derives from or cites")),
    "FsF-I3-01M-2": ("Are related things linked?", _FILES, _linked),
    "FsF-R1-01M-1": ("Is said what kind of thing it is?", _FILES, _typed),
    "FsF-R1-01M-2": ("Are size and format given?", _FILES, _sized),
    "FsF-R1-01M-3": ("Is said what is observed?", _FILES, _said("observed", "add property partitions to void.ttl")),
    "FsF-R1.1-01M-1": ("Is a licence given?", _FILES, _said("licence", "add dcterms:license to the dataset")),
    "FsF-R1.2-01M-1": ("Is provenance given?", _FILES, _said("provenance", "say who made it, and when")),
    "FsF-R1.2-01M-2": ("Is it given in a formal vocabulary?", _FILES, _formal_provenance),
    "FsF-R1.3-01M-1": ("Is a standard of the field used?", _FILES, unchecked("look the field up in FAIRsharing")),
    "FsF-R1.3-01M-3": ("Is a general standard used?", _FILES, _standard),
    "FsF-R1.3-02D-1": ("Is an open format offered?", _FILES, _open_format),
}
