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


class Closed(type):
    """Metaclass of namespaces whose terms are exactly the names listed in `terms`."""

    prefix: str
    terms: frozenset[str]

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, object], prefix: str, terms: str) -> "Closed":
        cls = super().__new__(mcs, name, bases, body)
        cls.prefix = prefix
        cls.terms = frozenset(terms.split())
        return cls

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, object], **_: str) -> None:
        super().__init__(name, bases, body)

    def __getattr__(cls, name: str) -> NamedNode:
        if name.startswith("__") or name.rstrip("_") not in cls.terms:
            raise AttributeError(f"{cls.prefix}: has no term {name!r}")
        node = NamedNode(PREFIXES[cls.prefix] + name.rstrip("_"))
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
    terms="Class label comment isDefinedBy subClassOf subPropertyOf domain range seeAlso",
):
    """https://www.w3.org/TR/rdf12-schema/"""


class OWL(
    metaclass=Closed,
    prefix="owl",
    terms="""Class ObjectProperty DatatypeProperty AnnotationProperty TransitiveProperty SymmetricProperty Ontology
    inverseOf propertyChainAxiom equivalentClass equivalentProperty disjointWith propertyDisjointWith imports
    AllDisjointClasses AllDisjointProperties members AsymmetricProperty""",
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

    select ask prefixes declare prefix namespace
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


class DCTERMS(metaclass=Closed, prefix="dcterms", terms="license"):
    """https://www.dublincore.org/specifications/dublin-core/dcmi-terms/"""


class XSD(
    metaclass=Closed,
    prefix="xsd",
    terms="string boolean integer decimal double date gYearMonth gYear anyURI",
):
    """https://www.w3.org/TR/xmlschema11-2/"""
