"""Scripts that derive the reference data from published packages; not used at run time."""
