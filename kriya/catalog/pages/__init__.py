"""The visitors' pages of the catalogue as HTML, written by functions.

A list has 24 cards and 60 links with a count each; through templates they cost more than all else of the page together
(measured: 9 against 0.4 ms). Every value goes through `escape`, and nothing here is marked safe that did not.
"""
