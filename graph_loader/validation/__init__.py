"""Checks a graph as RDF against the SHACL shapes in `ontology/`, one document at a time."""
