"""The council's figures as objects: what each counts, in which unit, under which version of its definition.

A new figure is a new `Indicator` in one of the lists here, or in a family of another word (kriya/core/indicators); the
command line, the office's pages, the public page, the deck and the published snapshot all read the families and
nothing else.
"""
