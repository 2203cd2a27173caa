from django.apps import AppConfig

from kriya.catalog.refusals import SENTENCES
from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.parts import register_measure, register_part
from kriya.crafts.following import follow_renaming
from kriya.makers.followers import follow_publishing


class CatalogConfig(AppConfig):
    name = "kriya.catalog"
    label = "catalog"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_check("published products", "kriya.catalog.checks.published_products")
        register_check("published counts", "kriya.catalog.checks.published_counts")
        register_check("published photos", "kriya.catalog.checks.published_photos")
        follow_renaming("kriya.catalog.actions.publish.publish_products_of_craft")
        follow_publishing("kriya.catalog.actions.publish.publish_products_of")
        register_part("terms", "kriya.catalog.carried.OWN_TERMS")
        register_part("curation", "kriya.catalog.carried.CURATION")
        register_measure("products.priced", "kriya.catalog.carried.PRICED")
