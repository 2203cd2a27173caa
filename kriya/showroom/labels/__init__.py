"""Labels on the pieces: what they say, on which paper, and how they come out to the millimetre."""
