from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.parts import register_measure
from kriya.crafts.following import follow_renaming
from kriya.makers.imports.refusals import SENTENCES as FILE_SENTENCES
from kriya.makers.refusals import SENTENCES


class MakersConfig(AppConfig):
    name = "kriya.makers"
    label = "makers"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        follow_renaming("kriya.makers.actions.publish.publish_makers_of_craft")
        register_check("published makers", "kriya.makers.checks.published_makers")
        register_check("status is newest step", "kriya.makers.checks.status_is_newest_step")
        refusal.register(FILE_SENTENCES)
        register_measure("makers.fostered", "kriya.makers.carried.FOSTERED")
        register_measure("makers.shown", "kriya.makers.carried.SHOWN")
