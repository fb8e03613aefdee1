"""Files that are tagged already: recognised by their content, read into `model.annotated`."""
