"""Pages of the shop in the office."""
