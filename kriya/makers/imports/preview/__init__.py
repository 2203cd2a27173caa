"""What the wizard shows of a file before it is written: kept beside the upload, page by page, in no language."""
