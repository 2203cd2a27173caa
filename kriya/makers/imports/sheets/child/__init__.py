"""The part that runs in a process of its own, under limits: unpacks and parses a file nobody vouches for.

It is started without the rest of kriya (see ../open.py), so it imports nothing but the standard library and calamine.
"""
