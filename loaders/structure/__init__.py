"""Canonical text to plans: furniture, boundaries, outline, metadata."""
