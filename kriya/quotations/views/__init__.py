"""Pages of institutional orders."""
