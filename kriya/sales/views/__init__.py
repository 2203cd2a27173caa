"""Sales as the office sees them."""
