from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.playbooks.refusals import SENTENCES
from kriya.visits.beyond import register_beyond


class PlaybooksConfig(AppConfig):
    name = "kriya.playbooks"
    label = "playbooks"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_check("playbooks unchanged", "kriya.playbooks.checks.editions_unchanged")
        register_check("reports on copies", "kriya.playbooks.checks.reports_unchanged")
        register_check("published playbooks", "kriya.playbooks.checks.published_playbooks")
        register_beyond("kriya.playbooks.for_visits.FOR_VISITS")
