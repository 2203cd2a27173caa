"""Labels and the page by which a printer is set, as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import segno
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kriya.core.scoping import current_council
from kriya.design.formats import rupiah
from kriya.design.typeset import typeset
from kriya.inventory.models import Lot
from kriya.showroom.labels.formats import LabelFormat
from kriya.showroom.models import LabelRules

MOST: Final = 3000
_HERE: Final = Path(__file__).parent / "typst"
_HALF: Final = 4


@dataclass(frozen=True)
class Label:
    """What a label says; `url` stands in its QR code, `price` is whole rupiah."""

    code: str
    url: str
    name: str
    maker: str
    craft: str
    price: int
    is_public_goods: bool = False


@dataclass(frozen=True)
class Placing:
    """Where printing begins: the first free label of a sheet begun before (from 1), and how far this printer strays
    (millimetres to the right and down)."""

    start: int = 1
    right: float = 0
    down: float = 0


def address_of(code: str, origin: str) -> str:
    """Return what a label's QR code leads to; short, so that the code stays coarse and easy to scan."""
    return f"{origin}/l/{code}"


def label_of_lot(lot: Lot, origin: str) -> Label:
    """Return what the label of a lot says; its product, craft and maker are read beforehand (lots_to_label)."""
    name = f"{lot.name}, {lot.variant_name}" if lot.variant_name else lot.name
    return Label(
        code=lot.code,
        url=address_of(lot.code, origin),
        name=name,
        maker=(lot.maker or lot.product.maker).name,
        craft=lot.product.craft.name_id if lot.product.craft else "",
        price=lot.price,
        is_public_goods=lot.is_public_goods,
    )


def spaced(code: str) -> str:
    """Return a code in two parts, as it is read aloud."""
    return f"{code[:_HALF]} {code[_HALF:]}"


def labels_pdf(
    wanted: Sequence[tuple[Label, int]],
    paper: LabelFormat,
    placing: Placing = Placing(),
    rules: LabelRules | None = None,
) -> bytes:
    """Return the labels, each as often as is said, in their order, beginning at the first free one of the sheet.

    Labels speak Indonesian, whatever the officer reads, and look as the council's `rules` say.
    """
    first = 0 if paper.is_roll else (placing.start - 1) % paper.per_page
    cells = [index for index, (_label, pieces) in enumerate(wanted) for _piece in range(pieces)]
    with translation.override(settings.LANGUAGE_CODE):
        data = {
            "paper": _paper(paper, placing),
            "labels": [_said(label, rules or LabelRules()) for label, _pieces in wanted],
            "cells": [
                [index, place // paper.per_page, *paper.corner(place)] for place, index in enumerate(cells, first)
            ],
            "title": pgettext("dokumen", "Label galeri"),
            "council": current_council().short_name,
        }
        return typeset(_HERE / "labels.typ", data)


def calibration_pdf(paper: LabelFormat, placing: Placing = Placing()) -> bytes:
    """Return a page with the outlines of the labels and rulers, to be held behind a sheet of labels."""
    with translation.override(settings.LANGUAGE_CODE):
        data = {
            "paper": _paper(paper, placing),
            "corners": [paper.corner(place) for place in range(paper.per_page)],
            "title": _("Lembar ukur: %(format)s") % {"format": paper.name},
            "steps": [
                _("Cetak di kertas biasa dengan skala 100 % (ukuran sebenarnya), tanpa “sesuaikan halaman”."),
                _("Ukur garis di bawah dengan penggaris: harus tepat 100 mm."),
                _("Tempelkan di belakang lembar label dan lihat ke arah cahaya. Ukur selisihnya."),
                _("Isi selisih itu pada “geser ke kanan” dan “geser ke bawah”, lalu cetak labelnya."),
            ],
            "shift": _("Geser: %(right)s mm ke kanan, %(down)s mm ke bawah")
            % {"right": _comma(placing.right), "down": _comma(placing.down)},
        }
        return typeset(_HERE / "calibration.typ", data)


def _comma(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _paper(paper: LabelFormat, placing: Placing) -> dict[str, Any]:
    return {
        "width": paper.paper[0],
        "height": paper.paper[1],
        "label_width": paper.width,
        "label_height": paper.height,
        "right": placing.right,
        "down": placing.down,
        "is_roll": paper.is_roll,
    }


def _said(label: Label, rules: LabelRules) -> dict[str, str]:
    return {
        "code": spaced(label.code),
        "qr": _qr(label.url),
        "name": label.name,
        "maker": label.maker if rules.has_maker else "",
        "craft": label.craft if rules.has_craft else "",
        "price": rupiah(label.price) if rules.has_price else "",
        "line": rules.line,
        "mark": _("milik dewan") if label.is_public_goods else "",
    }


def _qr(url: str) -> str:
    out = BytesIO()
    # The label itself is white around it: two modules of quiet are enough of its own.
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()
