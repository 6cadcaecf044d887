"""The graph behind HTTP: the SPARQL 1.1 Protocol, the Graph Store Protocol (read-only), every data IRI, and a site."""
