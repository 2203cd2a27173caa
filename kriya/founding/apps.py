from django.apps import AppConfig

from kriya.core import refusal
from kriya.founding.refusals import SENTENCES


class FoundingConfig(AppConfig):
    name = "kriya.founding"
    label = "founding"

    def ready(self) -> None:
        refusal.register(SENTENCES)
