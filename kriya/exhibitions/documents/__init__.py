"""What exhibitions print."""
