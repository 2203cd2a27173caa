from django.apps import AppConfig

from kriya.achievements.refusals import SENTENCES
from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.indicators import register_family
from kriya.core.parts import register_measure, register_part


class AchievementsConfig(AppConfig):
    name = "kriya.achievements"
    label = "achievements"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        for family in ("REGISTER", "TRADE"):
            register_family(f"kriya.achievements.families.{family}")
        register_check("publications unchanged", "kriya.achievements.checks.publications_unchanged")
        register_check("decks come out the same", "kriya.achievements.checks.decks_come_out_the_same")
        register_check("medians of councils", "kriya.achievements.checks.peers_are_told_the_truth")
        register_check("what province and nation see", "kriya.achievements.checks.nation_is_told_what_was_approved")
        register_part("targets", "kriya.achievements.carried.TARGETS")
        register_measure("achievements.published", "kriya.achievements.carried.PUBLISHED")
