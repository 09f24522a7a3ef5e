"""From the bytes of a plan to statements with quotes and offsets, and from these to RDF."""
