"""Tables of training: courses with their modules, trainers, and who teaches when."""

from kriya.training.models.courses import Course, Level, Module, Training
from kriya.training.models.trainers import Teaching, Trainer

__all__ = ["Course", "Level", "Module", "Teaching", "Trainer", "Training"]
