"""`{% load design %}`: every tag and filter of the design system (README.md lists them)."""

from django import template

from kriya.design.tags import blocks, frames, marks, records

register = template.Library()
for _part in (marks, records, frames, blocks):
    register.tags.update(_part.register.tags)
    register.filters.update(_part.register.filters)
