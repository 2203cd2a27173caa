"""A folder from which a whole installation comes back: its database, its files, its keys, and a list of all that."""
