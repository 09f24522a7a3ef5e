"""Which format a client wants (RFC 9110, section 12)."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["GRAPH_TYPES", "ROW_TYPES", "best_format"]

ROW_TYPES: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""Media types of rows; the first is what a client gets that does not mind."""

GRAPH_TYPES: Mapping[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "text/plain": "nt",
    "application/json": "jsonld",
}
"""Media types of graphs."""


def best_format(accept: str, offers: Mapping[str, str]) -> tuple[str, str] | None:
    """The media type to answer with, and its format.

    Args:
        accept: the header; empty accepts anything.
        offers: media type to format, in the server's own order of preference.

    Returns:
        the offer with the highest quality, None where the client accepts none.

    >>> best_format("text/html, text/csv;q=0.5, */*;q=0.1", ROW_TYPES)
    ('text/csv', 'csv')
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best: tuple[float, str] | None = None
    for offer in offers:
        quality = _quality(offer, ranges)
        if quality > 0 and (best is None or quality > best[0]):
            best = (quality, offer)
    return None if best is None else (best[1], offers[best[1]])


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return name, 0.0
    return name, 1.0


def _quality(offer: str, ranges: list[tuple[str, float]]) -> float:
    """The quality of the most specific range that covers the offer."""
    kind = offer.split("/")[0]
    for wanted in (offer, f"{kind}/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
