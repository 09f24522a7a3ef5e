"""Bytes to canonical text and tables, one file a format."""
