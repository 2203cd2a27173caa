"""What anybody sees of the showroom: the story behind a label, and a question to a maker by its link."""
