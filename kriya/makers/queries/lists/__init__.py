"""The staff list of makers: what narrows it, what it shows, and in which order."""
