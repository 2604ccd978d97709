"""Makes the reference pages of the ontology: docs/ontology/*.md."""
