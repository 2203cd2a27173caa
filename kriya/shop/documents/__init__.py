"""What the shop prints."""
