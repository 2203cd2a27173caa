from django.apps import AppConfig

from kriya.core.backup.refusals import SENTENCES
from kriya.core.refusal import register


class CoreConfig(AppConfig):
    name = "kriya.core"
    label = "core"

    def ready(self) -> None:
        """Give this word's refusals their sentences."""
        register(SENTENCES)
