"""From values to statements: what a source graph says of each entity, mention and target."""
