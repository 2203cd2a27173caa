"""Where providers and the buyers they send back come in."""
