from django.apps import AppConfig

from kriya.achievements.refusals import SENTENCES
from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.parts import register_measure


class AchievementsConfig(AppConfig):
    name = "kriya.achievements"
    label = "achievements"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_check("publications unchanged", "kriya.achievements.checks.publications_unchanged")
        register_measure("achievements.published", "kriya.achievements.carried.PUBLISHED")
