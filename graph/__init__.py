"""Keeps the triples, answers SPARQL and analyses what recurs and how it spreads."""
