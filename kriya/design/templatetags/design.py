"""`{% load design %}`: every tag and filter of the design system (README.md lists them)."""

from django import template

from kriya.design.tags import blocks, folding, frames, marks, records

register = template.Library()
for _part in (marks, records, frames, blocks, folding):
    register.tags.update(_part.register.tags)
    register.filters.update(_part.register.filters)
