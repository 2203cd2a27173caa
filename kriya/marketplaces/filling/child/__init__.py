"""What runs in the limited process that looks at a marketplace's template and fills it: the standard library only.

Cells are written as text into the parts of the file where products stand, and nowhere else: its other sheets, hidden
rows, drop-downs, protection and versions stay byte by byte as the marketplace made them.
"""
