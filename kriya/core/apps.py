from django.apps import AppConfig

from kriya.core.backup.refusals import SENTENCES
from kriya.core.refusal import register
from kriya.core.triggers import know_triggers_by_name


class CoreConfig(AppConfig):
    name = "kriya.core"
    label = "core"

    def import_models(self) -> None:
        """Make ready what models are kept with, before the first of them."""
        know_triggers_by_name()
        super().import_models()

    def ready(self) -> None:
        """Give this word's refusals their sentences."""
        register(SENTENCES)
