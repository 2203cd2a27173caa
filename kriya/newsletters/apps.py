from django.apps import AppConfig

from kriya.core import refusal
from kriya.newsletters.refusals import SENTENCES
from kriya.shop.followers import follow_wishes


class NewslettersConfig(AppConfig):
    name = "kriya.newsletters"
    label = "newsletters"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        follow_wishes("kriya.newsletters.actions.subscribing.wished_at_checkout")
