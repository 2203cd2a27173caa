"""The verbs of institutional orders: the only writers."""
