"""Papers of the showroom, as PDF and as files for the bank."""
