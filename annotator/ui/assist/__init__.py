"""Further names by models, where the user wants them."""
