"""Pages of training, by who opens them."""
