"""Questions about products: they read and never write."""
