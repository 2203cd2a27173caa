"""The books on the screen: read by whoever may, written to only by moving money."""
