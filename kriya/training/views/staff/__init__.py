"""The office keeps the curriculum, trainers and the calendar."""
