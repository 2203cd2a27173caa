"""What is printed for offices, on the council's letterhead, in Indonesian as their files ask."""
