"""Posters and cards that stand on a table, with the code to scan, as PDF."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import segno
from django.db import models
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import current_council
from kriya.design.typeset import letterhead_of
from kriya.promotion.paper import typeset_with

_HERE: Final = Path(__file__).parent / "typst"


class Paper(models.TextChoices):
    A4 = "a4", _("Poster A4")
    A3 = "a3", _("Poster A3")
    TENT = "meja", _("Kartu meja (A4 dilipat)")


@dataclass(frozen=True)
class Poster:
    """What a poster says; `photo` is a JPEG, empty where there is none, `address` stands in the code to scan."""

    title: str
    by: str
    price: str
    text: str
    call: str
    address: str
    photo: bytes = b""


def poster_pdf(said: Poster, paper: Paper) -> bytes:
    """Return a poster as PDF."""
    head = letterhead_of(current_council())
    data: dict[str, Any] = {
        "paper": paper.value,
        "title": said.title,
        "by": said.by,
        "price": said.price,
        "text": said.text,
        "call": said.call,
        "shown": said.address.split("://", 1)[-1],
        "qr": qr_svg(said.address),
        "photo": "photo.jpg" if said.photo else "",
        "head": head,
    }
    return typeset_with(_HERE / "poster.typ", data, {"photo.jpg": said.photo} if said.photo else {})


def qr_svg(text: str) -> str:
    """Return a code to scan as SVG, with the quiet margin that scanners want."""
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=4, xmldecl=False, dark="#000", light="#fff")
    return out.getvalue().decode()
