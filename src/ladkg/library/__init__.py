"""The question library: SPARQL files with typed headers, bound and run on the built graph or on any endpoint."""
