"""What offices see, without a log-in."""
