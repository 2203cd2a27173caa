"""The user's own file back, with the cells marked and commented that could not be taken."""

from kriya.makers.imports.marking.marks import Mark, marks_of
from kriya.makers.imports.marking.writing import ENDINGS, write_marked

__all__ = ["ENDINGS", "Mark", "marks_of", "write_marked"]
