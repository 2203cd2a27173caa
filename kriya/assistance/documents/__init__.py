"""Papers of assistance."""
