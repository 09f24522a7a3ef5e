"""The contract: vocabulary, code lists, shapes, identifiers, places and organs."""
