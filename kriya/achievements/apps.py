from django.apps import AppConfig

from kriya.achievements.refusals import SENTENCES
from kriya.core import refusal


class AchievementsConfig(AppConfig):
    name = "kriya.achievements"
    label = "achievements"

    def ready(self) -> None:
        refusal.register(SENTENCES)
