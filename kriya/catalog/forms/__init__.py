"""What people type about products."""
