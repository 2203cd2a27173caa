"""The wizard that takes a council's spreadsheet into its register."""
