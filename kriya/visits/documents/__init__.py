"""Papers of visits."""
