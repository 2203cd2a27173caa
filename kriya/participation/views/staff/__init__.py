"""The office makes calls, decides and gives places."""
