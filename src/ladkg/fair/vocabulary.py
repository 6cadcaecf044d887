"""The properties by which metadata says a thing, in each of the vocabularies that FOOPS! and F-UJI accept for it."""

from typing import Final

from pyoxigraph import NamedNode

from ladkg.terms import PREFIXES

_OTHERS: Final = {
    "bibo": "http://purl.org/ontology/bibo/",
    "cc": "http://creativecommons.org/ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "doap": "http://usefulinc.com/ns/doap#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "mod": "https://w3id.org/mod#",
    "pav": "http://purl.org/pav/",
    "sdo": "https://schema.org/",
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "adms": "http://www.w3.org/ns/adms#",
    "spdx": "http://spdx.org/rdf/terms#",
}
_ALL: Final = {**_OTHERS, **PREFIXES}
NAMESPACES: Final = {name: _ALL[name] for name in (*_OTHERS, "dcterms", "eli", "oa", "prov", "skos")}
"""Registered vocabularies (Linked Open Vocabularies)."""
FOUNDATIONS: Final = tuple(_ALL[name] for name in ("rdf", "rdfs", "owl", "xsd"))
"""What every ontology stands on: to use it is no reuse."""


def term(name: str) -> NamedNode:
    """`"dcterms:title"` → <http://purl.org/dc/terms/title>"""
    prefix, _, local = name.partition(":")
    return NamedNode(_ALL[prefix] + local)


def _terms(names: str) -> frozenset[NamedNode]:
    return frozenset(map(term, names.split()))


SAYS: Final = {
    "title": _terms("dcterms:title dc:title sdo:name"),
    "description": _terms(
        "dcterms:description dcterms:abstract dc:description sdo:description rdfs:comment doap:description skos:note"
    ),
    "licence": _terms("dcterms:license sdo:license doap:license cc:license"),
    "rights": _terms("dcterms:rights dcterms:accessRights dc:rights"),
    "version IRI": _terms("owl:versionIRI"),
    "version": _terms("owl:versionInfo sdo:schemaVersion"),
    "creator": _terms(
        "dcterms:creator dc:creator sdo:creator pav:createdBy pav:authoredBy foaf:maker prov:wasAttributedTo"
    ),
    "namespace": _terms("vann:preferredNamespaceUri"),
    "prefix": _terms("vann:preferredNamespacePrefix"),
    "day of creation": _terms("dcterms:created sdo:dateCreated doap:created prov:generatedAtTime pav:createdOn"),
    "citation": _terms("dcterms:bibliographicCitation"),
    "DOI": _terms("bibo:doi"),
    "identifier": _terms("dcterms:identifier sdo:identifier"),
    "publisher": _terms("dcterms:publisher dc:publisher sdo:publisher"),
    "logo": _terms("foaf:logo sdo:logo"),
    "status": _terms("bibo:status mod:status"),
    "source": _terms("dcterms:source dc:source prov:hadPrimarySource"),
    "day of issue": _terms("dcterms:issued dcterms:submitted sdo:datePublished"),
    "keywords": _terms("dcat:keyword dcat:theme dcterms:subject sdo:keywords"),
    "access": _terms("dcterms:accessRights sdo:isAccessibleForFree"),
    "download": _terms("dcat:downloadURL sdo:contentUrl void:dataDump"),
    "size": _terms("dcat:byteSize sdo:contentSize"),
    "format": _terms("dcat:mediaType dcterms:format sdo:encodingFormat"),
    "provenance": _terms(
        "dcterms:creator dcterms:contributor dcterms:publisher dcterms:created dcterms:issued dcterms:modified "
        "dcterms:provenance dcterms:source dcterms:isVersionOf dcterms:hasVersion dcterms:replaces"
    ),
    "relations": _terms(
        "dcterms:relation dcterms:source dcterms:references dcterms:isReferencedBy dcterms:isVersionOf "
        "dcterms:hasVersion dcterms:isPartOf dcterms:hasPart dcterms:conformsTo prov:wasDerivedFrom "
        "prov:hadPrimarySource dcat:qualifiedRelation dcat:previousVersion foaf:page sdo:citation sdo:isBasedOn "
        "void:vocabulary owl:priorVersion"
    ),
    "observed": _terms("void:propertyPartition sdo:variableMeasured"),
}
"""By what is said; see each tool's list of metadata properties."""
LABELS: Final = _terms("rdfs:label skos:prefLabel")
DEFINITIONS: Final = _terms("rdfs:comment skos:definition dcterms:description")
