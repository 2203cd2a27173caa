"""Collections and seasons of the demo, and the maker who stands in front."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.text import slugify

from kriya.catalog.models import Collection, CollectionItem, FeaturedMaker, PublishedProduct
from kriya.catalog.models.collections import CollectionKind
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.makers.models import PublishedMaker

_PIECES: Final = 16


@dataclass(frozen=True)
class Theme:
    """What a collection is about, and which facets its pieces have, one of them at least."""

    name_id: str
    name_en: str
    intro_id: str
    intro_en: str
    facets: tuple[str, ...]
    days: Callable[[date], tuple[date, date]] | None = None


def _every_year(starts: tuple[int, int], length: int) -> Callable[[date], tuple[date, date]]:
    """Return what gives the days of the season that is on or comes next."""

    def days(on: date) -> tuple[date, date]:
        begins = (date(year, *starts) for year in (on.year - 1, on.year, on.year + 1))
        return next((first, first + timedelta(length)) for first in begins if first + timedelta(length) >= on)

    return days


# 1 Syawal as the calendars foretell it; past the list the season of the last year is shown as over.
_FEASTS: Final = (date(2026, 3, 20), date(2027, 3, 10), date(2028, 2, 27), date(2029, 2, 15), date(2030, 2, 5))


def _before_the_feast(on: date) -> tuple[date, date]:
    feast = next((day for day in _FEASTS if day + timedelta(7) >= on), _FEASTS[-1])
    return feast - timedelta(30), feast + timedelta(7)


# Hari Batik Nasional, 2 October, is the day on which UNESCO inscribed batik in 2009 (Keppres 33/2009).
THEMES: Final[dict[str, tuple[Theme, ...]]] = {
    "pekalongan": (
        Theme(
            "Biru Indigo", "Indigo Blue", "Satu warna dari satu daun, seribu kedalaman.", "One colour from one leaf, a thousand depths.",
            ("motif:jlamprang", "motif:megamendung"),
        ),
        Theme(
            "Hari Batik", "Batik Day", "Karya pilihan untuk 2 Oktober, dari canting dan cap yang masih hangat.",
            "Chosen pieces for 2 October, from wax that is still warm.", ("technique:tulis", "technique:cap"), _every_year((9, 25), 15),
        ),
        Theme(
            "Lebaran", "Lebaran", "Sarung, kemeja, dan kain untuk hari raya.", "Sarongs, shirts and cloths for the feast.",
            ("motif:truntum", "motif:kawung"), _before_the_feast,
        ),
        Theme(
            "Akhir Tahun", "Year's End", "Hadiah yang dibuat tangan, sebelum tahun berganti.", "Gifts made by hand, before the year turns.",
            ("kind:one",), _every_year((11, 15), 50),
        ),
        Theme("Oleh-oleh Ringan", "Light Gifts", "Muat di koper, di bawah seratus ribu.", "Fits the suitcase, below a hundred thousand.", ("price:0",)),
    ),
    "gunungkidul": (
        Theme("Wajah Bobung", "Faces of Bobung", "Topeng pahatan tangan dari Bobung.", "Hand-carved masks from Bobung.", ("craft:kayu.topeng",)),
        Theme(
            "Akhir Tahun", "Year's End", "Hadiah yang dibuat tangan, sebelum tahun berganti.", "Gifts made by hand, before the year turns.",
            ("kind:one",), _every_year((11, 15), 50),
        ),
        Theme("Rumah yang Tenang", "A Quiet Home", "Bambu, kayu, dan batu untuk rumah.", "Bamboo, wood and stone for the home.", ("craft:anyaman", "craft:batu", "craft:kayu")),
    ),
}  # fmt: skip


def seed_collections() -> None:
    """Put the public products of the council of the scope together under its themes, and feature a maker."""
    for place, theme in enumerate(THEMES[current_council().slug]):
        products = _pieces(theme)
        if not products:
            continue
        kind = CollectionKind.SEASON if theme.days else CollectionKind.COLLECTION
        starts, ends = theme.days(today()) if theme.days else (None, None)
        made = Collection.of_scope(
            slug=slugify(theme.name_id), kind=kind, name_id=theme.name_id, name_en=theme.name_en, intro_id=theme.intro_id,
            intro_en=theme.intro_en, starts_on=starts, ends_on=ends, publish_at=now(), preview_key=new_id().hex, position=place,
        )  # fmt: skip
        made.save()
        CollectionItem.objects.bulk_create(
            CollectionItem.of_scope(collection=made, product_id=pk, position=number)
            for number, pk in enumerate(products)
        )
    maker = PublishedMaker.objects.of(current_council().pk).order_by("-started_year", "maker_id").first()
    if maker:
        FeaturedMaker.of_scope(
            maker_id=maker.maker_id, words_id="Muda, teliti, dan mengajari tetangganya.",
            words_en="Young, careful, and teaching the neighbours.", starts_on=today(), ends_on=today() + timedelta(days=60),
        ).save()  # fmt: skip


def _pieces(theme: Theme) -> list[object]:
    """Return products of the theme, different ones for each, the newest first."""
    found = PublishedProduct.objects.of(current_council().pk).filter(facets__overlap=list(theme.facets))
    return list(found.order_by("-published_at", "product_id").values_list("product_id", flat=True)[:_PIECES])
