"""The catalogue that visitors see."""

from html import escape

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.catalog.pages.listing import Listing
from kriya.catalog.pages.makers import maker_cards
from kriya.catalog.pages.product import product_body
from kriya.catalog.pages.searching import search_form, understanding
from kriya.catalog.pages.words import Frame
from kriya.catalog.queries.public import find_products
from kriya.catalog.queries.public_asked import Asked, asked_by
from kriya.catalog.queries.public_product import product_called
from kriya.catalog.showing import share_picture
from kriya.catalog.views.gone import gone_product
from kriya.catalog.views.linked_data import product_linked_data, product_share
from kriya.catalog.views.pressed import catalog_page
from kriya.core.scoping import council_scope
from kriya.core.sharing import shared


@require_safe
@shared()
def product_list(request: Request) -> HttpResponse:
    """Show the public products, narrowed and ordered by what stands in the address."""
    asked = asked_by(request.GET)
    listing = _listing(request, asked)
    lead = _("Karya perajin binaan kami, langsung dari tangan yang membuatnya.")
    heading = f"<h1>{escape(_title(listing))}</h1><p>{escape(lead)}</p>"
    description = _("Karya perajin binaan %(name)s: batik, tenun, anyaman, dan lainnya.") % {
        "name": request.council.name
    }
    content = _headed(listing.frame, heading, asked) + listing.body()
    return catalog_page(request, title=_title(listing), description=description, content=content)


@require_safe
@shared()
def search(request: Request) -> HttpResponse:
    """Show the products and makers that have the words typed, or those that were probably meant."""
    asked = asked_by(request.GET)
    listing = _listing(request, asked)
    title = _("Hasil untuk “%(words)s”") % {"words": asked.text} if asked.text else _("Cari")
    said, makers = "", ""
    if listing.words:
        said = understanding(listing.frame, request.path, asked, listing.words)
        makers = maker_cards(listing.counts.makers, listing.frame)
    heading = f"<h1>{escape(title)}</h1>"
    content = _headed(listing.frame, heading, asked) + said + makers + listing.body()
    page = catalog_page(request, title=title, description=title, content=content)
    # Anybody's words make a page here: search engines follow what is found, and list none of it.
    page.headers["X-Robots-Tag"] = "noindex, follow"
    return page


@require_safe
@shared()
def product_page(request: Request, slug: str) -> HttpResponse:
    """Show one public product with its story, its maker, and more like it."""
    product = product_called(request.council.pk, slug)
    if product is None:
        with council_scope(request.council):
            return gone_product(request, slug)
    pictures = [share_picture(request, photo) for photo in product.photos]
    body = product_body(product, _frame(request), request)
    description = (product.story or f"{product.shown_name}, {product.maker_name}")[:200]
    return catalog_page(
        request,
        title=product.shown_name,
        description=description,
        content=body,
        share=product_share(request, product, pictures),
        data=product_linked_data(request, product, pictures),
    )


def _listing(request: Request, asked: Asked) -> Listing:
    found = find_products(request.council.pk, asked)
    return Listing(asked, found.words, found.counts, found.page, request.path, _frame(request))


def _frame(request: Request) -> Frame:
    return Frame.of(request.META["SCRIPT_NAME"], request.council_prefix)


def _title(listing: Listing) -> str:
    craft = listing.counts.labels.get(f"craft:{listing.asked.value('craft')}")
    return craft[listing.frame.english] if craft else _("Produk")


def _headed(frame: Frame, heading: str, asked: Asked) -> str:
    form = search_form(frame, asked)
    return f'<div class="wares-heading"><div>{heading}</div>{form}</div>'
