"""SPARQL-based constraints and constraint components as the shapes graph writes them.

https://www.w3.org/TR/shacl/#sparql-constraints and #sparql-constraint-components
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from pyoxigraph import Literal, NamedNode, Store

from ladkg import limits
from ladkg.terms import OWL, SH
from ladkg.validate.engine import path as paths
from ladkg.validate.engine.constraints import Constraint, Custom, ShapeId, Sparql
from ladkg.validate.engine.source import Source
from ladkg.validate.engine.sparqltext import read, tokens
from ladkg.validate.report import Term, abbreviated


@dataclass(frozen=True)
class Parameter:
    """https://www.w3.org/TR/shacl/#constraint-components-parameters"""

    path: NamedNode
    optional: bool

    @property
    def name(self) -> str:
        """The local name: what follows the last character that a name cannot hold."""
        return re.split(r"\W", self.path.value)[-1]


@dataclass(frozen=True)
class Component:
    """A constraint component that the shapes graph defines."""

    id: NamedNode
    parameters: tuple[Parameter, ...]


Defined = tuple[Component, ...]


def components(source: Source) -> Defined:
    """The components defined in the shapes graph that have a validator."""
    found = []
    for node in sorted(set(source.instances(SH.ConstraintComponent)), key=str):
        given = source.nodes_at(node, SH.parameter)
        if isinstance(node, NamedNode) and given:
            parameters = tuple(_parameter(source, node, parameter) for parameter in given)
            if all(parameter.optional for parameter in parameters):
                source.refuse(node, "a constraint component needs a sh:parameter that is not optional")
            found.append(Component(node, parameters))
    return tuple(found)


def _parameter(source: Source, node: NamedNode, parameter: ShapeId) -> Parameter:
    path = source.one(parameter, SH.path)
    if not isinstance(path, NamedNode):
        source.refuse(node, "each sh:parameter needs one sh:path, an IRI")
    return Parameter(path, source.flag(parameter, SH.optional))


def constraints(source: Source, node: ShapeId, path: paths.Path | None, defined: Defined) -> Iterator[Constraint]:
    """The SPARQL-based constraints of a shape."""
    for constraint in source.nodes_at(node, SH.sparql):
        if not source.flag(constraint, SH.deactivated):
            query = _query(source, constraint, SH.select, path, frozenset({"this"}))
            yield Sparql(constraint, query, _messages(source, constraint))
    for component in defined:
        yield from _custom(source, node, path, component)


def _custom(source: Source, node: ShapeId, path: paths.Path | None, component: Component) -> Iterator[Constraint]:
    values = {parameter: source.objects(node, parameter.path) for parameter in component.parameters}
    if not all(found for parameter, found in values.items() if not parameter.optional):
        return
    if len(values) > 1 and any(len(found) > 1 for found in values.values()):
        source.refuse(node, f"{abbreviated(str(component.id))} has several parameters; give each at most one value")
    validator, ask = _validator(source, component, path)
    if validator is None:
        return
    given = {parameter: found for parameter, found in values.items() if found}
    names = tuple(parameter.name for parameter in given)
    prebound = frozenset({"this", *names} | ({"value"} if ask else set()))
    query = _query(source, validator, SH.ask if ask else SH.select, path, prebound)
    for combination in product(*given.values()):
        bound = tuple(zip(names, combination, strict=True))
        yield Custom(component.id, query, ask, bound, _messages(source, validator))


def _validator(source: Source, component: Component, path: paths.Path | None) -> tuple[ShapeId | None, bool]:
    """https://www.w3.org/TR/shacl/#constraint-components-validators: the particular one before the general."""
    particular = source.nodes_at(component.id, SH.nodeValidator if path is None else SH.propertyValidator)
    general = source.nodes_at(component.id, SH.validator)
    chosen = next(iter([*particular, *general]), None)
    return chosen, not particular


def _messages(source: Source, node: ShapeId) -> tuple[Literal, ...]:
    return tuple(source.literal(node, SH.message, message) for message in source.objects(node, SH.message))


def _query(source: Source, node: ShapeId, kind: NamedNode, path: paths.Path | None, prebound: frozenset[str]) -> str:
    text = source.text(node, kind)
    if text is None:
        source.refuse(node, f"a SPARQL constraint needs one {abbreviated(str(kind))}")
    if path is not None:
        written = paths.sparql(path)
        text = _with_path(text, written if isinstance(path, paths.Predicate) else f"({written})")
    text = _prefixes(source, node) + text
    try:
        with limits.during(f"SPARQL of {source.name(node)}"):
            asked = {token.text for token in read(text, prebound).tokens if token.kind == "word"}
            Store().query(text)
    except (ValueError, SyntaxError) as error:
        source.refuse(node, f"its query is not SPARQL that can be run: {str(error)[:120]}")
    if kind.value.rpartition("#")[2].upper() not in asked:
        source.refuse(node, f"the query of {abbreviated(str(kind))} is of another kind")
    return text


def _with_path(text: str, path: str) -> str:
    """The query with `$PATH` replaced, https://www.w3.org/TR/shacl/#sparql-constraints-prebound."""
    parts, at = [], 0
    for token in tokens(text):
        if token.kind == "variable" and token.text == "PATH":
            parts += [text[at : token.start], path]
            at = token.end
    return "".join([*parts, text[at:]])


def _prefixes(source: Source, node: ShapeId) -> str:
    """The PREFIX lines, https://www.w3.org/TR/shacl/#sparql-prefixes, imported ontologies included."""
    declared: dict[str, Literal] = {}
    groups: list[Term] = list(source.objects(node, SH.prefixes))
    for group in groups:
        groups.extend(other for other in source.objects(group, OWL.imports) if other not in groups)
        for declaration in source.objects(group, SH.declare):
            prefix, namespace = source.text(declaration, SH.prefix_), source.one(declaration, SH.namespace)
            if prefix is None or not isinstance(namespace, Literal):
                source.refuse(node, "each sh:declare needs one sh:prefix and one sh:namespace")
            if declared.setdefault(prefix, namespace) != namespace:
                source.refuse(node, f"the prefix {prefix!r} is declared for two namespaces")
    return "".join(f"PREFIX {prefix}: <{namespace.value}>\n" for prefix, namespace in declared.items())
