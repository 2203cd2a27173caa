"""What the council sees."""
