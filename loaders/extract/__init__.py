"""Plans to mentions: a spaCy pipeline of components that users can replace."""
