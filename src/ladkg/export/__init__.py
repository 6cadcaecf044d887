"""The graph as files for others."""
