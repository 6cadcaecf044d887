"""Is what is published findable, accessible, interoperable and reusable, as far as its files can show it?

The checks are those that FOOPS! (https://w3id.org/foops) makes on an ontology and F-UJI (https://www.f-uji.net) on a
dataset, under their identifiers; what only the live web could show is told as not checkable.
"""
