"""The way back from RDF: files that `export rdf` wrote in full become the same graph again."""
