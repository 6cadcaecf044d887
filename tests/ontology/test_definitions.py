"""Definitions are not circular: none explains a word by itself, and no chain of class definitions comes back."""

import re
import unicodedata
from collections.abc import Callable
from graphlib import CycleError, TopologicalSorter

import pytest

Ask = Callable[[str], list[tuple[str, ...]]]
EMPTY_WORDS = """
    a an and as at be been by did do does for from had has have he her his in into is it its many much of on or that
    the their them they this those to was were what when where whether which who whom why will with
    a al como con cual cuando de del donde e el ella ello en entre es esta este esto fue ha han hay la las lo los mas
    o para por que quien se si sin sobre son su sus un una uno y"""


def stems(text: str) -> list[str]:
    """The words of a text without case, accents and the endings of number, in order."""
    plain = unicodedata.normalize("NFKD", text.lower())
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return [re.sub(r"(es|s|e)$", "", re.sub(r"(ies|y)$", "i", word)) for word in words]


def telling(text: str) -> set[str]:
    return set(stems(text)) - set(stems(EMPTY_WORDS))


def mentions(definition: str, label: str) -> bool:
    """Whether the label's words stand in the definition, side by side, in any number."""
    return f" {' '.join(stems(label))} " in f" {' '.join(stems(definition))} "


def circular(label: str, definition: str) -> bool:
    """Whether a definition uses the whole of what it defines, or says hardly anything else."""
    own = telling(label)
    return (bool(own) and own <= telling(definition)) or len(telling(definition) - own) < 3


@pytest.mark.parametrize(
    ("label", "definition"),
    [
        ("Signature", "The signature by which a treaty is signed by an agent at some time."),
        ("Date precision", "The precision of the date that is given beside it by a source."),
        ("hosted by", "The agent that hosted it for the others at a place."),
        ("Passage", "A stretch."),
        ("Retiro", "Los retiros por los que un agente abandona un tratado."),
    ],
)
def test_the_check_finds_circular_definitions(label: str, definition: str) -> None:
    assert circular(label, definition)


def test_no_definition_explains_a_word_by_itself(ask: Ask) -> None:
    rows = ask(
        """SELECT ?t ?l ?d { ?t rdfs:isDefinedBy ?m ; rdfs:label ?l ; skos:definition ?d
           FILTER(LANG(?l) = LANG(?d)) }"""
    )
    assert len(rows) > 300
    assert [row for row in rows if circular(row[1], row[2])] == []


def uses(ask: Ask, language: str) -> dict[str, set[str]]:
    """For each class the other classes that its definition mentions by their labels."""
    rows = ask(
        f"""SELECT ?t ?l ?d {{ ?t a <http://www.w3.org/2002/07/owl#Class> ; rdfs:isDefinedBy ?m ; rdfs:label ?l ;
            skos:definition ?d FILTER(LANG(?l) = "{language}" && LANG(?d) = "{language}") }}"""
    )
    return {
        term: {other for other, label, _ in rows if other != term and mentions(text, label)} for term, _, text in rows
    }


@pytest.mark.parametrize("language", ["en", "es"])
def test_class_definitions_form_no_circle(ask: Ask, language: str) -> None:
    graph = uses(ask, language)
    assert sum(map(len, graph.values())) > len(graph), "definitions build on one another"
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"defined by one another: {' → '.join(error.args[1])}")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_class_is_defined_by_the_class_above_it(ask: Ask, language: str) -> None:
    graph = uses(ask, language)
    above = ask("SELECT ?t ?up { ?t rdfs:subClassOf ?up ; rdfs:isDefinedBy ?m . ?up rdfs:isDefinedBy ?n }")
    assert [(term, up) for term, up in above if up not in graph[term]] == []
