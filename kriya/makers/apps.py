from django.apps import AppConfig

from kriya.core import refusal
from kriya.makers.imports.sheets import SENTENCES as FILE_SENTENCES
from kriya.makers.refusals import SENTENCES


class MakersConfig(AppConfig):
    name = "kriya.makers"
    label = "makers"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        refusal.register(FILE_SENTENCES)
