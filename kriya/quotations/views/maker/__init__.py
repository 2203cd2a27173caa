"""What makers see on the telephone."""
