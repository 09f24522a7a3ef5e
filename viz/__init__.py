"""Interactive pages of a graph that open without a network."""
