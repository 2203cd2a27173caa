"""The report of a publication on paper, and its figures as a workbook: what anyone may see, and no more."""
