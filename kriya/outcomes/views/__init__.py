"""Pages of what came of programmes."""
