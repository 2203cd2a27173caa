"""A deck from one publication: slides as values, then as PPTX with native charts. Fed by what anyone may see alone."""
