from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.playbooks.refusals import SENTENCES


class PlaybooksConfig(AppConfig):
    name = "kriya.playbooks"
    label = "playbooks"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_check("playbooks unchanged", "kriya.playbooks.checks.editions_unchanged")
        register_check("published playbooks", "kriya.playbooks.checks.published_playbooks")
