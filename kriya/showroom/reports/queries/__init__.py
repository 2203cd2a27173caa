"""The figures of the reports: each report is one or two questions, however much was sold."""
