"""What a language model may ask of the graph, each question a function that a worker process calls (`ladkg mcp`).

A function takes a Desk and plain arguments, and gives one of the answers of `ladkg.mcp.answers`.
"""
