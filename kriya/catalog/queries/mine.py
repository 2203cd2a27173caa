"""What a maker asks about the own products: where each stands, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, Exists, OuterRef, Prefetch, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kriya.catalog.models import FieldNote, Product, ProductChange, ProductPhoto, ProductState, ProductStep, StepKind
from kriya.catalog.models.product import UNNAMED
from kriya.design.formats import when

STATES: Final = {
    ProductState.RETURNED: (_("perlu diperbaiki"), "bad"),
    ProductState.DRAFT: (_("belum diajukan"), "plain"),
    ProductState.SUBMITTED: (_("menunggu kurator"), "wait"),
    ProductState.PUBLISHED: (_("tayang"), "good"),
    ProductState.WITHDRAWN: (_("ditarik"), "plain"),
}
MINE_TO_DO: Final = (ProductState.RETURNED, ProductState.DRAFT)


@dataclass(frozen=True)
class MyProduct:
    """A product as its maker's list shows it."""

    product: Product
    name: str
    photo: ProductPhoto | None
    state: Promise | str
    tone: str
    next: Promise | str


def my_products(makers: Iterable[Any]) -> QuerySet[Product]:
    """Return the products of these makers: first what they must do, then what waits, then what is shown."""
    places = [When(state=state, then=Value(place)) for place, state in enumerate(STATES)]
    waiting = ProductChange.objects.filter(product=OuterRef("pk"), decided_at=None)
    photos = ProductPhoto.objects.order_by("position", "pk")
    return (
        Product.objects.filter(maker__in=makers)
        .annotate(place=Case(*places, default=Value(9)), change_waits=Exists(waiting))
        .select_related("maker")
        .prefetch_related(Prefetch("photos", queryset=photos))
        .order_by("place", "-updated_at", "-pk")
    )


def standing(product: Product) -> tuple[Promise | str, str]:
    """Return where a product stands, in words, and the tone of its badge; one that is approved for a day says so."""
    if is_scheduled(product):
        return _("disetujui, dijadwalkan"), "dye"
    return STATES[ProductState(product.state)]


def is_scheduled(product: Product) -> bool:
    """Tell whether a product is approved and appears by itself on its day."""
    return product.publish_at is not None and product.state != ProductState.PUBLISHED


def as_listed(product: Any) -> MyProduct:
    """Return what the list says of a product that my_products found."""
    state, tone = standing(product)
    photos = list(product.photos.all())
    if product.state == ProductState.PUBLISHED:
        photos = [photo for photo in photos if photo.approved_at] or photos
    name = "" if product.name == UNNAMED else product.name
    return MyProduct(product, name, next(iter(photos), None), state, tone, _next(product, name, photos))


def _next(product: Any, name: str, photos: list[ProductPhoto]) -> Promise | str:
    if product.state == ProductState.RETURNED:
        return _("Baca catatan kurator, perbaiki, lalu ajukan lagi.")
    if is_scheduled(product):
        return format_html(gettext("Tayang sendiri pada {when}."), when=when(product.publish_at))
    if product.state == ProductState.SUBMITTED:
        return _("Tidak ada yang perlu Anda lakukan. Kurator sedang memeriksa.")
    if product.state == ProductState.PUBLISHED:
        return _("Perubahan Anda menunggu kurator.") if product.change_waits else ""
    if product.state == ProductState.WITHDRAWN:
        return _("Pembeli tidak melihatnya. Ajukan lagi bila sudah siap.")
    if not photos:
        return _("Berikutnya: ambil fotonya.")
    return _("Berikutnya: periksa, lalu ajukan.") if name else _("Berikutnya: tulis namanya.")


def to_do(makers: Iterable[Any]) -> int:
    """Return how many products wait for their maker."""
    return Product.objects.filter(maker__in=makers, state__in=MINE_TO_DO).count()


def notes_for(product: Product) -> tuple[str, dict[str, str]]:
    """Return why a product was returned: for the whole, and for each field ("photos" too); none when it was not."""
    if product.state != ProductState.RETURNED:
        return "", {}
    step: ProductStep | None = product.steps.filter(kind=StepKind.RETURNED).order_by("-at", "-pk").first()
    if step is None:
        return "", {}
    return step.reason, dict(FieldNote.objects.filter(step=step).values_list("field", "reason"))


def waiting_change(product: Product) -> ProductChange | None:
    """Return the change of a public product that a curator has not decided."""
    found: ProductChange | None = ProductChange.objects.filter(product=product, decided_at=None).first()
    return found


def refused_change(product: Product) -> ProductChange | None:
    """Return the newest change when a curator returned it."""
    newest: ProductChange | None = ProductChange.objects.filter(product=product).order_by("-asked_at", "-pk").first()
    return newest if newest is not None and newest.accepted is False else None
