"""The server: its tools and resources by name, whatever it is reached through."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from mcp.server import Server, ServerRequestContext
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListResourcesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    TextContent,
    TextResourceContents,
    Tool,
    ToolAnnotations,
)
from pydantic import TypeAdapter

from ladkg.mcp import answers
from ladkg.mcp.graph import Failed, Graph
from ladkg.mcp.guide import ABOUT, INSTRUCTIONS, TITLES
from ladkg.mcp.schemas import checked, inputs
from ladkg.mcp.written import harmless, shown, text
from ladkg.terms import PREFIXES

NAME: Final = "ladkg"
FUNCTIONS: Final = {
    "list_questions": ("questions", answers.Questions),
    "ask_question": ("ask", answers.Answer),
    "query_graph": ("query", answers.Answer),
    "search_labels": ("search", answers.Labels),
    "describe_resource": ("describe", answers.Description),
    "describe_terms": ("terms", answers.Terms),
    "explain_standing": ("explain_standing", answers.Explanation),
    "explain_triple": ("explain_triple", answers.Explanation),
    "validate_turtle": ("validate", answers.Checked),
}
"""Each tool with the function that is called and what it answers."""
Context = ServerRequestContext[Any]


@dataclass(frozen=True)
class Desk:
    """The handlers of requests."""

    graph: Graph
    tools: dict[str, Tool]

    async def list_tools(self, _: Context, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=list(self.tools.values()))

    async def call_tool(self, _: Context, asked: CallToolRequestParams) -> CallToolResult:
        if asked.name not in self.tools:
            raise MCPError(
                INVALID_PARAMS, f"no tool is called {asked.name[:100]!r}; there are: {', '.join(self.tools)}"
            )
        function, _kind = FUNCTIONS[asked.name]
        try:
            arguments = checked(self.tools[asked.name].input_schema, asked.arguments or {})
            found = harmless(await self.graph.call(function, arguments))
        except Failed as failed:
            said = shown(str(failed).strip())
            return CallToolResult(content=[TextContent(type="text", text=said)], is_error=True)
        return CallToolResult(
            content=[TextContent(type="text", text=text(asked.name, found))], structured_content=found
        )

    async def list_resources(self, _: Context, __: PaginatedRequestParams | None) -> ListResourcesResult:
        return ListResourcesResult(
            resources=[
                Resource(uri=one.uri, name=one.name, description=one.about, mime_type=one.media)
                for one in self.graph.documents
            ]
        )

    async def read_resource(self, _: Context, asked: ReadResourceRequestParams) -> ReadResourceResult:
        document = next((one for one in self.graph.documents if one.uri == str(asked.uri)), None)
        if not document:
            raise MCPError(INVALID_PARAMS, f"there is no resource {str(asked.uri)[:200]!r}; resources/list names them")
        content = shown(await document.read())
        return ReadResourceResult(
            contents=[TextResourceContents(uri=document.uri, text=content, mime_type=document.media)]
        )


async def server(graph: Graph) -> Server[Any]:
    """A server of an open graph, of which it asks what the schemas choose from."""
    questions = (await graph.call("questions", {}))["questions"]
    vocabulary = await graph.call("vocabulary", {})
    desk = Desk(graph, {tool.name: tool for tool in tools(questions, vocabulary["values"])})
    return Server(
        NAME,
        version=graph.version,
        title="The Los Angeles Declaration knowledge graph",
        instructions=shown(INSTRUCTIONS.format(reference_date=vocabulary["reference_date"])),
        website_url=PREFIXES["lad"].rstrip("#"),
        on_list_tools=desk.list_tools,
        on_call_tool=desk.call_tool,
        on_list_resources=desk.list_resources,
        on_read_resource=desk.read_resource,
    )


def tools(questions: list[dict[str, Any]], vocabulary: Mapping[str, list[str]]) -> list[Tool]:
    """The tools with their schemas."""
    schemas = inputs(questions, vocabulary)
    listed = "\n".join(f"- {_signature(question)}: {question['question']}" for question in questions)
    hints = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    return [
        Tool(
            name=name,
            title=TITLES[name],
            description=about.format(questions=listed, base=PREFIXES["id"]),
            input_schema=schemas[name],
            output_schema=_untitled(TypeAdapter(FUNCTIONS[name][1]).json_schema()),
            annotations=hints,
        )
        for name, about in ABOUT.items()
    ]


def _signature(question: dict[str, Any]) -> str:
    given = ", ".join(parameter["name"] for parameter in question["parameters"])
    return f"{question['name']}({given})"


def _untitled(schema: Any) -> Any:
    """A schema without the titles that only repeat names."""
    if isinstance(schema, dict):
        return {key: _untitled(part) for key, part in schema.items() if key != "title" or not isinstance(part, str)}
    return [_untitled(part) for part in schema] if isinstance(schema, list) else schema
