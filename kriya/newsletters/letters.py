"""Letters of the newsletter: the confirmation, and an issue as HTML and as plain words, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kriya.catalog.showing import widths_of
from kriya.core.scoping import current_council
from kriya.design import dyes
from kriya.newsletters.models import Issue, Subscriber
from kriya.newsletters.tokens import confirming, leaving
from kriya.promotion.blocks.kinds import BlockKind, read_blocks
from kriya.promotion.blocks.showing import Shown, shown_blocks

KINDS: Final = tuple(BlockKind)
_WIDE: Final = 640
_NARROW: Final = 320


@dataclass(frozen=True)
class Ways:
    """Where the links of an issue lead: measured ones by key ("product:…"), else the pages themselves."""

    codes: Mapping[str, str]
    language: str

    @property
    def base(self) -> str:
        """How the addresses of the council begin."""
        english = "/en" if self.language == "en" else ""
        return f"{settings.SITE_URL}/{current_council().slug}{english}"

    def to(self, key: str, path: str) -> str:
        """Return the address of a page by its key; `path` is where it is without a measured link."""
        code = self.codes.get(key)
        return f"{self.base}/s/{code}" if code else f"{self.base}/{path}"


def confirmation(subscriber: Subscriber) -> EmailMessage:
    """Return the letter that asks whether somebody really wants the newsletter."""
    council = current_council()
    with translation.override(subscriber.language):
        given = {
            "council": council,
            "link": f"{_base(subscriber.language)}/buletin/konfirmasi/{confirming(subscriber.pk)}/",
        }
        body = render_to_string("newsletters/letters/confirmation.txt", given)
        subject = _("%(council)s: satu langkah lagi untuk buletin") % {"council": council.short_name}
    return EmailMessage(subject, body, to=[subscriber.email], reply_to=_reply())


def letter_of(issue: Issue, to: str, *, language: str, codes: Mapping[str, str], leave: str) -> EmailMultiAlternatives:
    """Return an issue as a letter to an address. `leave` is the reader's word that ends the subscription ("" in a test
    letter): mail programs offer it as one click (RFC 8058).
    """
    with translation.override(language), timezone.override(current_council().time_zone):
        given = issue_context(issue, language=language, codes=codes, leave=leave)
        text = render_to_string("newsletters/letters/issue.txt", given)
        html = render_to_string("newsletters/letters/issue.html", given)
    letter = EmailMultiAlternatives(given["subject"], text, to=[to], reply_to=_reply())
    letter.attach_alternative(html, "text/html")
    if leave:
        letter.extra_headers["List-Unsubscribe"] = f"<{given['leave_url']}>"
        letter.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return letter


def leaving_word(subscriber: Subscriber) -> str:
    """Return the word that ends this subscription."""
    return leaving(subscriber.pk)


def issue_context(issue: Issue, *, language: str, codes: Mapping[str, str], leave: str) -> dict[str, Any]:
    """Return everything that an issue shows, in the language that is on."""
    council, ways = current_council(), Ways(codes, language)
    shade = dyes.by_day(dyes.of_council(council))
    subject = (issue.subject_en if language == "en" else "") or issue.subject_id
    return {
        "council": council,
        "subject": subject,
        "blocks": [_block(one, ways) for one in shown_blocks(read_blocks(issue.blocks)) if not one.is_empty],
        "home": ways.to("page:home", ""),
        "leave_url": f"{ways.base}/buletin/berhenti/{leave}/" if leave else "",
        "dye": shade.dye,
        "on_dye": shade.on,
        "paper": dyes.LIGHT.paper,
        "ink": dyes.LIGHT.ink,
        "soft": dyes.LIGHT.soft,
        "language": language,
    }


def _block(one: Shown, ways: Ways) -> dict[str, Any]:
    """Return a block as its letter shows it: words, pictures and addresses."""
    goal = ways.to("page:products", "produk/")
    if one.collection is not None:
        goal = ways.to(f"collection:{one.collection.pk}", f"koleksi/{one.collection.slug}/")
    pieces = [
        {
            "name": piece.shown_name,
            "by": piece.maker_name,
            "price": piece.price,
            "url": ways.to(f"product:{piece.pk}", f"produk/{piece.slug}/"),
            "photo": _photo(piece.photos, _WIDE if one.block.kind == BlockKind.HERO else _NARROW),
        }
        for piece in one.pieces
    ]
    makers = [
        {"name": maker.name, "by": maker.district_name, "url": ways.to(f"maker:{maker.pk}", f"umkm/{maker.slug}/")}
        for maker in one.makers
    ]
    return {"kind": one.block.kind.value, "one": one, "goal": goal, "items": pieces + makers, "rows": _pairs(pieces)}


def _pairs(items: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    return [items[start : start + 2] for start in range(0, len(items), 2)]


def _photo(photos: list[Mapping[str, Any]], wanted: int) -> str:
    if not photos:
        return ""
    width = widths_of(photos[0], widest=wanted)[-1]
    return f"{settings.SITE_URL}/{current_council().slug}/foto/{photos[0]['key']}-{width}.jpg"


def _base(language: str) -> str:
    return Ways({}, language).base


def _reply() -> list[str] | None:
    council = current_council()
    return [council.email] if council.email else None
