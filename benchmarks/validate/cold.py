"""A file of twenty triples, checked from a cold start against the project's own graph, and by the pySHACL command."""

import sys
from pathlib import Path

from measure import measured  # type: ignore[import-not-found]
from pyoxigraph import Quad, RdfFormat, parse, serialize

from engines import COMMAND  # type: ignore[import-not-found]
from ladkg import paths
from ladkg.terms import RDFS
from ladkg.validate import load_shapes

NEW = """
@prefix lad: <https://w3id.org/ladkg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/ladkg/id/> .

<instrument/example-2026> a lad:Treaty ;
    rdfs:label "Example Convention"@en , "Convención de ejemplo"@es ;
    lad:bindingForce <concept/binding-force/legally-binding> ;
    lad:bindingForceStatedIn <source/unhcr-1951> ;
    lad:adoptedOn "2026-01-15"^^xsd:date ;
    lad:statedIn <source/unhcr-1951> .
<act/ARG/example-2026/accession-2026-03-01> a lad:Accession ;
    lad:actor <state/ARG> ; lad:onInstrument <instrument/example-2026> ;
    lad:actedOn "2026-03-01"^^xsd:date ; lad:datePrecision <concept/date-precision/day> ;
    lad:statedIn <source/unhcr-1951> .
<act/BOL/example-2026/accession-2025-12-01> a lad:Accession ;
    lad:actor <state/BOL> ; lad:onInstrument <instrument/example-2026> ;
    lad:actedOn "2025-12-01"^^xsd:date ; lad:datePrecision <concept/date-precision/day> ;
    lad:statedIn <source/unhcr-1951> .
<state/ARG> lad:iso2 "AR" .
"""
"""One of the acts comes before the treaty."""


def table(build: Path, folder: Path) -> str:
    """Markdown: each command with its CPU and wall seconds and memory; `build` is a folder with the built graph.

    pySHACL finds nothing in the file alone, as it does not know the class hierarchy; `-e` tells it of that.
    """
    folder.mkdir(parents=True, exist_ok=True)
    new, shapes, classes = folder / "new.ttl", folder / "shapes.ttl", folder / "classes.nt"
    triples = list(parse(NEW, format=RdfFormat.TURTLE))
    new.write_text(NEW.lstrip(), encoding="utf-8")
    serialize(load_shapes(paths.shapes()).quads, str(shapes), format=RdfFormat.TURTLE)
    built = [quad for name in ("asserted", "derived", "ontology") for quad in parse(path=build / f"{name}.nq")]
    hierarchy = [Quad(*quad.triple) for quad in built if quad.predicate == RDFS.subClassOf]
    whole = dict.fromkeys([*(Quad(*quad.triple) for quad in built), *triples])
    serialize(hierarchy, str(classes), format=RdfFormat.N_TRIPLES)
    serialize(whole, str(folder / "whole.nt"), format=RdfFormat.N_TRIPLES)
    ladkg, pyshacl = [sys.executable, "-c", COMMAND], [sys.executable, "-m", "pyshacl"]
    measured([*ladkg, "load", str(build), "--store", str(folder / "store")], runs=1)
    commands = {
        "`ladkg validate new.ttl --against build`": [*ladkg, "validate", str(new), "--against", str(build)],
        "`ladkg validate new.ttl --against store`": [*ladkg, "validate", str(new), "--against", str(folder / "store")],
        "`ladkg validate new.ttl`": [*ladkg, "validate", str(new)],
        "`pyshacl -s shapes.ttl new.ttl`": [*pyshacl, "-s", str(shapes), str(new)],
        "`pyshacl -s shapes.ttl -e classes.nt new.ttl`": [*pyshacl, "-s", str(shapes), "-e", str(classes), str(new)],
        "`pyshacl -s shapes.ttl whole.nt`": [*pyshacl, "-s", str(shapes), str(folder / "whole.nt")],
    }
    lines = [f"| a file of {len(triples)} triples, {len(whole):,} in the graph | |", "|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {measured(command)} |" for name, command in commands.items())])
