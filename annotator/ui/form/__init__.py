"""The entity form: one editor for each field of the selected tag's kind, derived from the kind."""
