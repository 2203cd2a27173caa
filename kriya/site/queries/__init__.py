"""What pages that join several domains ask."""
