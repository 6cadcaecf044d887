"""The graph for language models: a server of the Model Context Protocol (https://modelcontextprotocol.io/specification).

What it knows is handed in by `ladkg.pipeline.mcp`; here are the tools, their schemas, and how answers are put.
"""
