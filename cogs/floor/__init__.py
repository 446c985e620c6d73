"""A floor: for a while one speaks after another, where the talk is heated or busy."""
