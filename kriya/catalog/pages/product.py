# ruff: noqa: E501 - an element stays on its line
"""One product: photos, story, motif and its meaning, what it is made of, its maker, and more like it."""

from collections.abc import Iterator
from html import escape
from typing import Any, Final
from urllib.parse import quote

from django.utils.html import linebreaks
from django.utils.translation import gettext_noop, ngettext

from kriya.accounts.phones import whatsapp
from kriya.catalog.pages.cards import cards, price_said
from kriya.catalog.pages.facets import KINDS
from kriya.catalog.pages.pictures import cloth, picture
from kriya.catalog.pages.words import Frame
from kriya.catalog.queries.public_product import ShownProduct
from kriya.catalog.queries.public_rows import Card
from kriya.catalog.showing import widths_of
from kriya.design.tags.marks import icon

_BIG: Final = "(min-width: 64rem) 34rem, (min-width: 48rem) 50vw, 100vw"
_MOBILE: Final = "+628"
_KILO: Final = 1000
_DYES: Final = {
    "natural": gettext_noop("pewarna alam"),
    "synthetic": gettext_noop("pewarna sintetis"),
    "both": gettext_noop("pewarna alam dan sintetis"),
}


def product_body(product: ShownProduct, frame: Frame, request: Any) -> str:
    """Return the content of a product's page."""
    return "".join(
        (
            _crumbs(product, frame),
            f'<article class="ware"><div class="ware-pictures">{_gallery(product, frame)}</div>',
            f'<div class="ware-words">{_heading(product, frame)}{_variants(product, frame)}{_buy(product, frame, request)}{_ask(product, frame, request)}',
            f"{_story(product)}{_motif(product, frame)}{_facts(product, frame)}{_care(product, frame)}</div></article>",
            _maker(product, frame),
            _more(product, frame),
        )
    )


def _crumbs(product: ShownProduct, frame: Frame) -> str:
    lines = [f'<li><a href="{frame.base}">{frame.word("products")}</a></li>']
    if product.craft_code:
        there = f"{frame.base}?kerajinan={quote(product.craft_code)}"
        lines.append(f'<li><a href="{there}">{escape(product.said("craft"))}</a></li>')
    lines.append(f'<li><span aria-current="page">{escape(product.shown_name)}</span></li>')
    return (
        f'<nav class="crumbs" aria-label="{frame.word("location")}"><ol class="crumb-list">{"".join(lines)}</ol></nav>'
    )


def _gallery(product: ShownProduct, frame: Frame) -> str:
    """Return the photos as a strip that snaps; each small one leads to its large one, without any script."""
    photos = product.photos
    if not photos:
        return cloth(product.name, product.shown_name)
    said = [(photo["alt_en"] if frame.english else "") or photo["alt_id"] or product.shown_name for photo in photos]
    big = "".join(
        f'<li id="foto-{n}"><span class="photo">'
        f"{picture(photo, at=frame.photos, alt=said[n - 1], sizes=_BIG, widths=widths_of(photo, narrowest=320), first=n == 1)}</span></li>"
        for n, photo in enumerate(photos, 1)
    )
    strip = f'<ul class="ware-strip" role="list" tabindex="0" aria-label="{frame.word("photos")}">{big}</ul>'
    if len(photos) == 1:
        return strip.replace(' tabindex="0"', "")
    small = "".join(
        f'<li><a href="#foto-{n}"><span class="photo">'
        f"{picture(photo, at=frame.photos, alt=said[n - 1], sizes='5rem', widths=(160, 320))}</span></a></li>"
        for n, photo in enumerate(photos, 1)
    )
    return f'{strip}<ul class="ware-thumbs" role="list">{small}</ul>'


def _heading(product: ShownProduct, frame: Frame) -> str:
    _ = frame.say
    craft = f'<p class="overline">{escape(product.said("craft"))}</p>' if product.craft_code else ""
    lang = ' lang="id"' if frame.english and not product.name_en else ""
    by = _("Karya %(maker)s") % {"maker": product.maker_name}
    maker = f'<p class="ware-by">{escape(by)}</p>'
    price = f'<p class="ware-price">{price_said(product.price, frame, differs=product.price_differs)}</p>'
    return f"{craft}<h1{lang}>{escape(product.shown_name)}</h1>{maker}{price}{_kind_line(product, frame)}"


def _kind_line(product: ShownProduct, frame: Frame) -> str:
    return f'<p class="ware-kind">{escape(_kind(product, frame))}</p>'


def _kind(product: ShownProduct, frame: Frame) -> str:
    kind = frame.say(KINDS[product.kind]) if product.kind in KINDS else ""
    if product.kind == "to_order" and product.order_days:
        days = ngettext("selesai dalam %(n)s hari", "selesai dalam %(n)s hari", product.order_days)
        return f"{kind}, {days % {'n': product.order_days}}"
    return kind


def _variants(product: ShownProduct, frame: Frame) -> str:
    variants = product.variants
    if not variants:
        return ""
    rows = "".join(
        f"<li><span>{escape(one['name'])}</span> <span>{price_said(one['price'], frame)}</span></li>"
        for one in variants
    )
    return f'<section class="ware-variants"><h2>{frame.word("variants")}</h2><ul>{rows}</ul></section>'


def _buy(product: ShownProduct, frame: Frame, request: Any) -> str:
    """Return the way to buy while the shop is open; what is left of it is told there, where nobody keeps the page.

    The page asks there at once: of what is sold out it says so instead of offering it.
    """
    if not request.council.sells_online or product.price is None:
        return ""
    there, shown = f"{frame.script}/produk/{product.slug}/beli/", f"{icon('cart')}<span>{frame.word('buy')}</span>"
    return f'<div class="ware-buy" data-part="early"><a class="button button-primary button-large" href="{there}">{shown}</a></div>'


def _ask(product: ShownProduct, frame: Frame, request: Any) -> str:
    """Return the way to ask: the maker where its number is public, else the council."""
    _ = frame.say
    text = _("Halo, saya melihat %(name)s di %(url)s dan ingin bertanya.") % {
        "name": product.name, "url": request.build_absolute_uri(request.path),
    }  # fmt: skip
    for number, label in ((product.maker_phone, _("Tanya perajin")), (request.council.phone, _("Tanya galeri"))):
        if number.startswith(_MOBILE):
            there, shown = escape(whatsapp(number, text)), f"{icon('chat')}<span>{escape(label)}</span>"
            kind = "" if request.council.sells_online and product.price is not None else " button-primary"
            return f'<p class="ware-ask"><a class="button{kind} button-large" href="{there}" rel="noopener">{shown}</a></p>'
    return ""


def _story(product: ShownProduct) -> str:
    if not product.story:
        return ""
    foreign = "" if product.story_en and product.story == product.story_en else ' lang="id"'
    return f'<section class="ware-story prose"{foreign}>{linebreaks(product.story, autoescape=True)}</section>'


def _motif(product: ShownProduct, frame: Frame) -> str:
    if not product.motif_code:
        return ""
    there = f"{frame.base}?motif={quote(product.motif_code)}"
    name = f'<a href="{there}">{escape(product.said("motif"))}</a>'
    meaning = f"<p>{escape(product.said('meaning'))}</p>" if product.said("meaning") else ""
    return f'<section class="ware-motif"><h2>{frame.word("motif")} {name}</h2>{meaning}</section>'


def _facts(product: ShownProduct, frame: Frame) -> str:
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
        for name, value in known_facts(product, frame)
        if value
    )
    return (
        f'<section class="ware-facts"><h2>{frame.word("facts")}</h2><dl class="facts">{rows}</dl></section>'
        if rows
        else ""
    )


def known_facts(product: ShownProduct, frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield what is told of a piece beside its story, name and value; a value that is not known is ""."""
    _, point = frame.say, "." if frame.english else ","
    yield _("Bahan"), product.said("materials")
    yield _("Teknik"), product.said("technique")
    yield _("Pewarna"), _(_DYES[product.dye]) if product.dye in _DYES else ""
    yield _("Ukuran"), _size(product, point)
    yield _("Berat"), _weight(product.weight_g, point)
    yield _("Dikerjakan oleh"), product.hands
    days = product.work_days
    yield _("Lama pengerjaan"), ngettext("%(n)s hari kerja", "%(n)s hari kerja", days) % {"n": days} if days else ""
    yield _("Dibuat tahun"), str(product.made_year or "")
    yield _("Asal"), product.district_name


def _size(product: ShownProduct, point: str) -> str:
    sides = [side for side in (product.length_mm, product.width_mm, product.height_mm) if side]
    return " × ".join(f"{side / 10:g}".replace(".", point) for side in sides) + " cm" if sides else ""


def _weight(grams: int | None, point: str) -> str:
    if not grams:
        return ""
    return f"{grams} g" if grams < _KILO else f"{grams / _KILO:g} kg".replace(".", point)


def _care(product: ShownProduct, frame: Frame) -> str:
    if not product.said("care"):
        return ""
    return f'<section class="ware-care"><h2>{frame.word("care")}</h2>{linebreaks(product.said("care"), autoescape=True)}</section>'


def _maker(product: ShownProduct, frame: Frame) -> str:
    _, there = frame.say, f"{frame.script}/umkm/{product.maker_slug}/"
    crafts = product.maker_crafts_en if frame.english else product.maker_crafts_id
    since = _("sejak %(year)s") % {"year": product.maker_started} if product.maker_started else ""
    words = " · ".join(part for part in (crafts, product.district_name, since) if part)
    initials = "".join(word[0] for word in product.maker_name.split()[:2]).upper()
    face = f'<span class="avatar avatar-large" aria-hidden="true">{escape(initials)}</span>'
    if product.maker_photo:
        face = f'<span class="avatar avatar-large"><img src="{there}foto/?l=320" alt="" loading="lazy" width="64" height="64"></span>'
    return (
        f'<section class="ware-maker" aria-labelledby="perajin">{face}<div><p class="overline">{frame.word("maker")}</p>'
        f'<h2 id="perajin"><a href="{there}">{escape(product.maker_name)}</a></h2><p class="quiet">{escape(words)}</p></div></section>'
    )


def _more(product: ShownProduct, frame: Frame) -> str:
    _ = frame.say
    by_maker = _("Karya lain %(maker)s") % {"maker": product.maker_name}
    by_motif = _("Karya lain bermotif %(motif)s") % {"motif": product.said("motif")}
    return _row(by_maker, product.same_maker, f"umkm={quote(product.maker_slug)}", frame) + _row(
        by_motif, product.same_motif, f"motif={quote(product.motif_code)}", frame
    )


def _row(title: str, rows: list[Card], query: str, frame: Frame) -> str:
    if not rows:
        return ""
    way = f'<a href="{frame.base}?{query}">{frame.word("see_all")}</a>'
    return (
        f'<section class="wares-more"><div class="heading"><h2>{escape(title)}</h2>{way}</div>'
        f'<ul class="wares-grid wares-row" role="list">{cards(rows, frame, level=3)}</ul></section>'
    )
