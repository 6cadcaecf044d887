"""The input schemas, in part made of the library's headers; and arguments checked against them.

https://json-schema.org/draft/2020-12
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from ladkg.mcp.graph import Failed

Schema = dict[str, Any]
LANGUAGES: Final = ["en", "es", "fr", "pt"]
_IRI: Final = '^https?://[^\\s<>"]+$'
_FEW: Final = 12
"""Values that an error lists; of more, the nearest."""
_LANGUAGE: Final = {"enum": LANGUAGES, "default": "en", "description": "Language of labels and messages."}


def inputs(questions: list[dict[str, Any]], vocabulary: Mapping[str, list[str]]) -> dict[str, Schema]:
    """The schema of each tool's arguments."""
    names = [question["name"] for question in questions]
    given = _object(parameters(questions, vocabulary)) | {
        "default": {},
        "description": "Those that differ from defaults.",
    }
    limit = _integer(1, 500, 50, "Rows at most.")
    offset = _integer(0, 1_000_000, 0, "Rows to pass over.")
    question = {"enum": names, "description": "Its name."}
    return {
        "list_questions": _object({}),
        "ask_question": _object(
            {"question": question, "parameters": given, "limit": limit, "offset": offset}, "question"
        ),
        "query_graph": _object({"sparql": _text(20_000, "The query."), "limit": limit}, "sparql"),
        **_describing(),
        **_explaining(),
    }


def _describing() -> dict[str, Schema]:
    found = {
        "text": _text(200, "What to look for, such as 'Pacto Mundial' or 'refugee convention'."),
        "kind": _text(60, "Only state, instrument, commitment, concept, concept/topic, class …", ""),
        "limit": _integer(1, 50, 10, "Resources at most."),
    }
    name = _text(200, "Such as Treaty, lad:actedOn or 'acto de consentimiento'.", "")
    return {
        "search_labels": _object(found, "text"),
        "describe_resource": _object({"resource": _text(500, "Such as id:instrument/gcm, CHL or Chile.")}, "resource"),
        "describe_terms": _object({"name": name, "language": _LANGUAGE}),
    }


def _explaining() -> dict[str, Schema]:
    standing = {
        "state": _text(200, "The agent: an ISO 3166-1 code such as USA, a slug, an id or a label."),
        "instrument": _text(200, "Such as gcm, refugee-convention-1951, an id or a label."),
        "on": _day("The day asked about; the reference date of the data if left out."),
    }
    triple = {
        "subject": _text(500, "Such as id:state/USA."),
        "predicate": _text(500, "Such as lad:boundBy."),
        "object": _text(2_000, 'Such as id:obligation/refugee-convention-1951/art-33-1, or a "text".'),
    }
    alone = {"type": "boolean", "default": True, "description": "Whether as an addition to the graph, or alone."}
    turtle = {"turtle": _text(200_000, "The data, with its prefixes."), "language": _LANGUAGE, "against_graph": alone}
    return {
        "explain_standing": _object(standing, "state", "instrument"),
        "explain_triple": _object(triple, "subject", "predicate", "object"),
        "validate_turtle": _object(turtle, "turtle"),
    }


def parameters(questions: list[dict[str, Any]], vocabulary: Mapping[str, list[str]]) -> dict[str, Schema]:
    """Each parameter of the library once, with what it may be."""
    uses: dict[str, list[dict[str, Any]]] = {}
    for question in questions:
        for parameter in question["parameters"]:
            uses.setdefault(parameter["name"], []).append(parameter)
    return {name: _parameter(found, vocabulary) for name, found in sorted(uses.items())}


def _parameter(uses: list[dict[str, Any]], vocabulary: Mapping[str, list[str]]) -> Schema:
    kind = uses[0]["kind"]
    told = "; ".join(dict.fromkeys(parameter["about"] for parameter in uses))
    if kind == "date":
        return _day(told)
    known = vocabulary.get(kind)
    if not known:
        return _text(500, told)
    return {"anyOf": [{"enum": [*known, "any"]}, {"type": "string", "pattern": _IRI}], "description": told}


def checked(schema: Schema, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments with defaults for those left out; raises Failed that says what is wrong with which."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    faults = sorted(validator.iter_errors(arguments), key=lambda error: [str(step) for step in error.absolute_path])
    if faults:
        raise Failed("\n".join(_said(fault, schema) for fault in faults[:5]))
    defaults = {name: part["default"] for name, part in schema["properties"].items() if "default" in part}
    return {**defaults, **arguments}


def _said(fault: Any, schema: Schema) -> str:
    """One fault, with the values that would be nearest."""
    where = ".".join(str(step) for step in fault.absolute_path) or "arguments"
    if fault.validator == "additionalProperties":
        return f"{where}: {fault.message[:300]}; it takes: {', '.join(fault.schema['properties']) or 'nothing'}"
    allowed = [str(value) for part in _parts(fault.schema) for value in part.get("enum", ())]
    if allowed and fault.validator in {"enum", "anyOf"}:
        near = get_close_matches(str(fault.instance), allowed, n=5, cutoff=0.4) if len(allowed) > _FEW else allowed
        near = near or allowed[:_FEW]
        more = "" if len(near) == len(allowed) else ", …"
        return f"{where}: {str(fault.instance)[:100]!r} is not known; give one of: {', '.join(near)}{more}"
    advice = " (write it as 2022-06-10)" if fault.validator == "format" else ""
    told = fault.schema.get("description", "") if fault.schema is not schema else ""
    said = fault.message if len(fault.message) < 300 else f"{str(fault.instance)[:100]!r}… breaks {fault.validator}"
    return f"{where}: {said}{advice}" + (f". {told}" if told else "")


def _parts(schema: Schema) -> Iterator[Schema]:
    yield schema
    yield from schema.get("anyOf", ())


def _object(properties: dict[str, Schema], *required: str) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | ({"required": list(required)} if required else {})


def _text(most: int, about: str, default: str | None = None) -> Schema:
    given = {"minLength": 1} if default is None else {"default": default}
    return {"type": "string", **given, "maxLength": most, "description": about}


def _integer(least: int, most: int, default: int, about: str) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most, "default": default, "description": about}


def _day(about: str) -> Schema:
    return {"type": "string", "format": "date", "description": about, "examples": ["2022-06-10"]}
