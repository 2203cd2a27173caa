from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.parts import register_part
from kriya.crafts.refusals import SENTENCES


class CraftsConfig(AppConfig):
    name = "kriya.crafts"
    label = "crafts"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_part("crafts", "kriya.crafts.carried.OWN_CRAFTS")
