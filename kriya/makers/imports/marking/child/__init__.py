"""What runs in the limited process that marks a user's xlsx: the standard library only, no Django.

The parts of the file are changed as text where a mark stands and nowhere else, so that everything in it stays: formats,
charts, pictures, macros, the results of formulas.
"""
