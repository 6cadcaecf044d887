"""The closed namespaces and the one prefix table: a misspelt term is an AttributeError, not a silent new IRI."""

from pyoxigraph import NamedNode

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "id": "https://w3id.org/ladkg/id/",
    "lad": "https://w3id.org/ladkg/ontology#",
    "ladsh": "https://w3id.org/ladkg/shapes#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DESCRIPTIVE_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "csvw": "http://www.w3.org/ns/csvw#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "mrr": "https://prez.dev/ManifestResourceRoles/",
    "prez": "https://prez.dev/",
    "prof": "http://www.w3.org/ns/dx/prof/",
    "schema": "https://schema.org/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
}
"""Of vocabularies that describe the published files; the dataset itself uses none of them."""


class Closed(type):
    """Metaclass of namespaces whose terms are exactly the names listed in `terms`."""

    prefix: str
    terms: frozenset[str]
    order: tuple[str, ...]

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, object], prefix: str, terms: str) -> "Closed":
        cls = super().__new__(mcs, name, bases, body)
        cls.prefix = prefix
        cls.order = tuple(terms.split())
        cls.terms = frozenset(cls.order)
        return cls

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, object], **_: str) -> None:
        super().__init__(name, bases, body)

    def __getattr__(cls, name: str) -> NamedNode:
        if name.startswith("__") or name.rstrip("_") not in cls.terms:
            raise AttributeError(f"{cls.prefix}: has no term {name!r}")
        node = NamedNode((PREFIXES | DESCRIPTIVE_PREFIXES)[cls.prefix] + name.rstrip("_"))
        setattr(cls, name, node)
        return node

    def __getitem__(cls, name: str) -> NamedNode:
        """The term for a name that is not a Python identifier or only known at run time."""
        node: NamedNode = getattr(cls, name)
        return node


class LAD(
    metaclass=Closed,
    prefix="lad",
    terms="""
    Agent State Territory Organization PopulationGroup
    iso3 iso2 isoNumeric m49 formalName acronym demonym unMember region subregion regionalGroup countryGroup capital
    bordersOn areaKm2 latitude longitude officialLanguage currency existsSince

    Instrument Treaty Protocol Compact Declaration Agenda Principles CooperationFramework Resolution
    bindingForce bindingForceStatedIn adoptedOn enteredIntoForceOn adoptedAt onOccasionOf atLevelOf depositary
    untcChapter untsNumber shortTitle relatesTo buildsUpon advancesVisionOf acknowledges facilitatedBy recallsAsBinding
    alignsWith protocolTo endorsedByResolution hasPart partOf incorporates

    Provision Pillar Section Article Objective Statement Undertaking Obligation Commitment
    hasProvision provisionOf number states statedBy sets setBy force qualifiedBy operativeWords negated narrowedTo
    foundBy confidence modality paragraph limits bearer beneficiary owedTo concerns backedBy advances

    ParticipationAct ConsentAct Ratification Acceptance Approval Accession Succession Signature ExitAct Denunciation
    Withdrawal StatementAct Reservation InterpretativeDeclaration Objection PoliticalAct Endorsement Adoption
    Dissociation Return Joining VoteAct VoteInFavour VoteAgainst Abstention NoRecordedVote Standing
    effect confers actor onInstrument inOrganization byResolution actedOn effectiveOn datePrecision undoes
    concernsProvision accompanies role corroboratedBy corroboratedToTheDayBy notBefore notAfter standing from until
    fromNotBefore fromNotAfter untilNotBefore untilNotAfter basedOn partyTo signatoryTo endorses memberOf boundBy
    committedTo

    Pledge ActionPackage Meeting Appointment FieldOffice
    pledgedBy underPillar quantity quantityMin quantityMax unit period pledgeStatus announcedAt happenedOn endedOn place
    meetingKind attendedBy hostedBy about ledBy coLedBy participant participantsComplete holder post appointedBy inState
    eligibleNationality

    Source TextVersion Passage Discrepancy Claim RecordCheck Link Quotation WordingChange
    note statedIn labelAsPublished url publisher asOf sourceKind verified textOf language sha256 publishedOn textStatus
    listsParticipant participantCount inText eId start end quote checkedThrough found hasClaim aspect claimedValue
    linkSubject linkProperty linkObject reason reportPassage quotedPassage quotationMode reportedVerb reportedForce
    draftQuote adoptedQuote change atPassage referenceDate Dataset
    """,
):
    """Classes and properties of the ontology; `LAD.from_` is lad:from."""


class RDF(metaclass=Closed, prefix="rdf", terms="type first rest nil reifies Property langString"):
    """https://www.w3.org/TR/rdf12-concepts/"""


class RDFS(
    metaclass=Closed,
    prefix="rdfs",
    terms="Class Resource label comment isDefinedBy subClassOf subPropertyOf domain range seeAlso",
):
    """https://www.w3.org/TR/rdf12-schema/"""


class OWL(
    metaclass=Closed,
    prefix="owl",
    terms="""Class ObjectProperty DatatypeProperty AnnotationProperty TransitiveProperty SymmetricProperty Ontology
    inverseOf propertyChainAxiom equivalentClass equivalentProperty disjointWith propertyDisjointWith imports
    AllDisjointClasses AllDisjointProperties members AsymmetricProperty versionIRI""",
):
    """https://www.w3.org/TR/owl2-syntax/"""


class SKOS(
    metaclass=Closed,
    prefix="skos",
    terms="""Concept ConceptScheme prefLabel altLabel definition inScheme topConceptOf hasTopConcept broader narrower
    exactMatch closeMatch notation scopeNote""",
):
    """https://www.w3.org/TR/skos-reference/"""


class OA(metaclass=Closed, prefix="oa", terms="exact"):
    """https://www.w3.org/TR/annotation-vocab/"""


class SH(
    metaclass=Closed,
    prefix="sh",
    terms="""
    NodeShape PropertyShape message severity Violation Warning Info deactivated
    targetClass targetNode targetSubjectsOf targetObjectsOf target shapesGraph
    path inversePath alternativePath zeroOrMorePath oneOrMorePath zeroOrOnePath

    class datatype nodeKind IRI BlankNode Literal BlankNodeOrIRI BlankNodeOrLiteral IRIOrLiteral
    minCount maxCount minExclusive minInclusive maxExclusive maxInclusive
    minLength maxLength pattern flags languageIn uniqueLang equals disjoint lessThan lessThanOrEquals
    not and or xone node property qualifiedValueShape qualifiedMinCount qualifiedMaxCount qualifiedValueShapesDisjoint
    closed ignoredProperties hasValue in sparql js expression

    select ask construct prefixes declare prefix namespace PrefixDeclaration
    SPARQLExecutable SPARQLSelectExecutable SPARQLAskExecutable SPARQLConstructExecutable
    Parameter name description order defaultValue
    ConstraintComponent parameter optional validator nodeValidator propertyValidator

    ClassConstraintComponent DatatypeConstraintComponent NodeKindConstraintComponent
    MinCountConstraintComponent MaxCountConstraintComponent
    MinExclusiveConstraintComponent MinInclusiveConstraintComponent
    MaxExclusiveConstraintComponent MaxInclusiveConstraintComponent
    MinLengthConstraintComponent MaxLengthConstraintComponent PatternConstraintComponent
    LanguageInConstraintComponent UniqueLangConstraintComponent
    EqualsConstraintComponent DisjointConstraintComponent
    LessThanConstraintComponent LessThanOrEqualsConstraintComponent
    NotConstraintComponent AndConstraintComponent OrConstraintComponent XoneConstraintComponent
    NodeConstraintComponent PropertyConstraintComponent
    QualifiedMinCountConstraintComponent QualifiedMaxCountConstraintComponent
    ClosedConstraintComponent HasValueConstraintComponent InConstraintComponent SPARQLConstraintComponent
    """,
):
    """https://www.w3.org/TR/shacl/"""


class DCTERMS(
    metaclass=Closed,
    prefix="dcterms",
    terms="""license title description creator publisher language spatial temporal accessRights conformsTo provenance
    identifier format type date source
    LicenseDocument LinguisticSystem Location PeriodOfTime RightsStatement Standard ProvenanceStatement MediaType
    MediaTypeOrExtent""",
):
    """https://www.dublincore.org/specifications/dublin-core/dcmi-terms/"""


class PROV(
    metaclass=Closed,
    prefix="prov",
    terms="""Entity Activity SoftwareAgent wasDerivedFrom wasGeneratedBy wasAssociatedWith wasAttributedTo
    wasInformedBy used""",
):
    """https://www.w3.org/TR/prov-o/"""


class VOID(
    metaclass=Closed,
    prefix="void",
    terms="""Dataset Linkset DatasetDescription subset triples entities distinctSubjects distinctObjects classes
    properties classPartition propertyPartition class property vocabulary uriSpace exampleResource feature dataDump
    sparqlEndpoint subjectsTarget objectsTarget linkPredicate""",
):
    """https://www.w3.org/TR/void/"""


class DCAT(
    metaclass=Closed,
    prefix="dcat",
    terms="""Catalog Dataset Distribution DataService dataset distribution service accessURL downloadURL mediaType
    compressFormat byteSize theme themeTaxonomy keyword contactPoint landingPage version startDate endDate
    endpointURL endpointDescription servesDataset""",
):
    """https://www.w3.org/TR/vocab-dcat-3/"""


class FOAF(metaclass=Closed, prefix="foaf", terms="Agent Document name homepage page primaryTopic"):
    """http://xmlns.com/foaf/spec/"""


class SPDX(
    metaclass=Closed,
    prefix="spdx",
    terms="Checksum ChecksumAlgorithm checksum algorithm checksumValue checksumAlgorithm_sha256",
):
    """https://spdx.org/rdf/terms/"""


class VCARD(metaclass=Closed, prefix="vcard", terms="Kind Group fn hasURL"):
    """https://www.w3.org/TR/vcard-rdf/"""


class PREZ(metaclass=Closed, prefix="prez", terms="Manifest"):
    """https://prez.dev/manifest/"""


class PROF(metaclass=Closed, prefix="prof", terms="hasResource hasArtifact hasRole"):
    """https://www.w3.org/TR/dx-prof/"""


class MRR(metaclass=Closed, prefix="mrr", terms="CatalogueData ResourceData CatalogueAndResourceModel"):
    """https://prez.dev/ManifestResourceRoles"""


class SCHEMA(metaclass=Closed, prefix="schema", terms="name description"):
    """https://schema.org/"""


class CSVW(metaclass=Closed, prefix="csvw", terms="Schema Column tableSchema column name"):
    """https://www.w3.org/TR/tabular-metadata/"""


class XSD(
    metaclass=Closed,
    prefix="xsd",
    terms="string boolean integer decimal double date gYearMonth gYear anyURI hexBinary nonNegativeInteger",
):
    """https://www.w3.org/TR/xmlschema11-2/"""
