"""What is done about what came of programmes: asking, answering, reminding."""
