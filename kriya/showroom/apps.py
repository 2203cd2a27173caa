from django.apps import AppConfig

from kriya.core import refusal
from kriya.showroom.refusals import SENTENCES


class ShowroomConfig(AppConfig):
    name = "kriya.showroom"
    label = "showroom"

    def ready(self) -> None:
        refusal.register(SENTENCES)
