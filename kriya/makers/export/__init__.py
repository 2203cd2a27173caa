"""Files that leave the register: the list as it is shown, and the whole register for another Kriya."""

from kriya.makers.export.listing import LIST_FORMATS, Download, export_list
from kriya.makers.export.register import export_register
from kriya.makers.export.writing import Field, harmless, write_csv, write_xlsx

__all__ = [
    "LIST_FORMATS",
    "Download",
    "Field",
    "export_list",
    "export_register",
    "harmless",
    "write_csv",
    "write_xlsx",
]
