"""What is typed for institutional orders."""
