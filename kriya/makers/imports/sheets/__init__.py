"""The reading half of the import: from a file nobody vouches for to tables whose columns have a meaning.

read_workbook() opens, recognise() says what it is, find_tables() finds the data, propose() says what each column means.
"""

from kriya.makers.imports.sheets.fields import FIELDS, IGNORE, MAKERS, PRODUCTS
from kriya.makers.imports.sheets.limits import Limits
from kriya.makers.imports.sheets.mapping import ColumnMapping, Mapping, header_fingerprint, propose, remember
from kriya.makers.imports.sheets.model import Cell, Column, Ignored, Row, Sheet, Table, Workbook, cell, letters
from kriya.makers.imports.sheets.open import read_workbook
from kriya.makers.imports.sheets.preview import PreviewCell, preview
from kriya.makers.imports.sheets.recognise import Recognition, TableKind, recognise
from kriya.makers.imports.sheets.table import find_tables

__all__ = [
    "FIELDS",
    "IGNORE",
    "MAKERS",
    "PRODUCTS",
    "Cell",
    "Column",
    "ColumnMapping",
    "Ignored",
    "Limits",
    "Mapping",
    "PreviewCell",
    "Recognition",
    "Row",
    "Sheet",
    "Table",
    "TableKind",
    "Workbook",
    "cell",
    "find_tables",
    "header_fingerprint",
    "letters",
    "preview",
    "propose",
    "read_workbook",
    "recognise",
    "remember",
]
