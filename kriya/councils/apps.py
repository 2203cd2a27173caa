from django.apps import AppConfig

from kriya.core import refusal
from kriya.councils.refusals import SENTENCES


class CouncilsConfig(AppConfig):
    name = "kriya.councils"
    label = "councils"

    def ready(self) -> None:
        refusal.register(SENTENCES)
