from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.parts import register_measure, register_part
from kriya.promotion.refusals import SENTENCES


class PromotionConfig(AppConfig):
    name = "kriya.promotion"
    label = "promotion"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_check("short links", "kriya.promotion.checks.short_links")
        register_part("campaigns", "kriya.promotion.carried.CAMPAIGNS")
        register_part("campaign-pages", "kriya.promotion.carried_pages.CAMPAIGN_PAGES")
        register_measure("campaigns.running", "kriya.promotion.carried.RUNNING")
