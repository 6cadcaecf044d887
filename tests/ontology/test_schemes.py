"""The concept schemes: whole, in one file each, without circles; and what the act classes say with them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from ladkg import graph, paths
from ladkg.terms import LAD, PREFIXES, RDF, SKOS

Ask = Callable[[str], list[tuple[str, ...]]]
SCHEMES = sorted((paths.ontology() / "schemes").glob("*.ttl"))
ID = PREFIXES["id"]
ORDERED = {"force"}


@pytest.mark.parametrize("file", SCHEMES, ids=lambda file: file.stem)
def test_a_file_holds_one_scheme_and_its_concepts(file: Path) -> None:
    quads = list(graph.read(file))
    scheme = NamedNode(f"{ID}scheme/{file.stem}")
    assert [q.subject for q in quads if q.predicate == RDF.type and q.object == SKOS.ConceptScheme] == [scheme]
    concepts = {q.subject for q in quads} - {scheme}
    assert concepts, "an empty scheme"
    assert [c for c in concepts if not re.fullmatch(rf"<{ID}concept/{file.stem}/[a-z0-9-]+>", str(c))] == []
    assert {q.subject for q in quads if q.predicate == SKOS.inScheme and q.object == scheme} == concepts


WORDED = "{ ?c a skos:Concept } UNION { ?c a skos:ConceptScheme } FILTER(STRSTARTS(STR(?c), STR(id:)))"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("words", ["skos:prefLabel", "skos:definition"])
def test_every_concept_and_scheme_is_worded_in_both_languages(ask: Ask, words: str, language: str) -> None:
    rows = ask(
        f"""SELECT ?c (COUNT(?w) AS ?n) {{ {WORDED} OPTIONAL {{ ?c {words} ?w FILTER(LANG(?w) = "{language}") }} }}
            GROUP BY ?c"""
    )
    assert len(rows) > len(SCHEMES)
    assert [concept for concept, count in rows if count != "1"] == []


def test_no_language_has_two_preferred_labels(ask: Ask) -> None:
    rows = ask(
        f"SELECT ?c ?l (COUNT(?w) AS ?n) {{ {WORDED} ?c skos:prefLabel ?w BIND(LANG(?w) AS ?l) }} GROUP BY ?c ?l"
    )
    assert [(concept, tag) for concept, tag, count in rows if count != "1"] == []


def test_no_two_concepts_of_a_scheme_have_the_same_label(ask: Ask) -> None:
    assert (
        ask(
            "SELECT ?a ?b { ?a skos:inScheme ?s ; skos:prefLabel ?l . ?b skos:inScheme ?s ; skos:prefLabel ?l "
            "FILTER(STR(?a) < STR(?b)) }"
        )
        == []
    )


def test_concepts_are_at_the_top_or_below_another(ask: Ask) -> None:
    loose = "SELECT ?c { ?c skos:inScheme ?s FILTER NOT EXISTS { ?c skos:topConceptOf|skos:broader ?up } }"
    assert ask(loose) == []
    assert ask("SELECT ?c { ?c skos:topConceptOf ?s MINUS { ?c skos:inScheme ?s } }") == []


def test_broader_stays_in_the_scheme_and_never_comes_back(ask: Ask) -> None:
    assert ask("SELECT ?c ?up { ?c skos:inScheme ?s ; skos:broader ?up MINUS { ?up skos:inScheme ?s } }") == []
    assert ask("SELECT ?c { ?c skos:broader+ ?c }") == []


def test_ordered_schemes_count_from_one_without_gaps(ask: Ask) -> None:
    for scheme in ORDERED:
        ranks = [n for (n,) in ask(f"SELECT ?n {{ ?c skos:inScheme <{ID}scheme/{scheme}> ; skos:notation ?n }}")]
        members = ask(f"SELECT ?c {{ ?c skos:inScheme <{ID}scheme/{scheme}> }}")
        assert sorted(map(int, ranks)) == list(range(1, len(members) + 1))


def test_what_acts_do_is_said_with_concepts_of_the_schemes(ask: Ask) -> None:
    for scheme, term in (("effect", LAD.effect), ("standing", LAD.confers)):
        known = set(ask(f"SELECT ?c {{ ?c skos:inScheme <{ID}scheme/{scheme}> }}"))
        said = set(ask(f"SELECT ?c {{ ?act {term} ?c }}"))
        assert said
        assert said <= known


def told_effects() -> set[tuple[str, str, str, str]]:
    """The participation table of docs/model.md: class, class above, effect, standing; one entry for each."""
    text = (Path(__file__).parents[2] / "docs/model.md").read_text("utf-8")
    table = text.split("| class | below | effect | confers |\n|---|---|---|---|\n")[1].split("\n\n")[0]
    told = set()
    for line in table.splitlines():
        classes, above, effect, standing = (cell.strip() for cell in line.strip("|").split("|"))
        if effect:
            told |= {
                (act, up, effect, "" if standing.startswith("(") else standing)
                for act in re.findall(r"`(\w+)`", classes)
                for up in re.findall(r"`(\w+)`", above)
            }
    return told


def test_effect_and_standing_of_each_act_are_those_of_the_model_document(ask: Ask) -> None:
    rows = ask(
        """SELECT ?act ?up ?effect ?standing { ?up rdfs:subClassOf* lad:ParticipationAct .
           ?act rdfs:subClassOf ?up OPTIONAL { ?act lad:effect ?effect } OPTIONAL { ?act lad:confers ?standing } }"""
    )
    assert {tuple(re.sub(r".*[/#]", "", name) for name in row) for row in rows} == told_effects()
    assert len(rows) == len(told_effects())


@pytest.mark.parametrize("role", ["member", "participant", "observer"])
def test_roles_that_are_standings_confer_them(ask: Ask, role: str) -> None:
    assert ask(f"SELECT ?s {{ <{ID}concept/role/{role}> lad:confers ?s }}") == [(f"{ID}concept/standing/{role}",)]
