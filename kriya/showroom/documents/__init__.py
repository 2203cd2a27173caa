"""Papers of the showroom, as PDF and as files for the bank; what both sides sign is set by one template."""
