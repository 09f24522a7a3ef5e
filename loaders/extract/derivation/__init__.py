"""Scripts that derive shipped word lists from licensed sources; not needed to run the pipeline."""
