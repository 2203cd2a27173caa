"""What people type about a maker, read kindly: one form per file."""
