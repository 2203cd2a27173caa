"""Columns and rows joined: what only a whole row or column can tell."""
