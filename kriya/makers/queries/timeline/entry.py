"""What a timeline is made of."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from kriya.accounts.queries.history import Line
from kriya.core.history import page_of


class Kind(models.TextChoices):
    """What an entry is about: the values stand in the page's address."""

    STEP = "langkah", _("Langkah")
    EDIT = "data", _("Perubahan data")
    PAPER = "dokumen", _("Dokumen")
    FIGURE = "angka", _("Angka tahunan")
    CONSENT = "persetujuan", _("Persetujuan")
    PHOTO = "foto", _("Foto")
    GROUP = "kelompok", _("Kelompok")
    MANY = "massal", _("Impor dan gabung")
    SHOWN = "dilihat", _("Data pribadi dilihat")
    LOGIN = "akun", _("Akun")
    PROGRAMME = "program", _("Program")


@dataclass(frozen=True)
class Entry:
    """Something that happened: when, what, who (`by` is a person's key, `who` the name), in which request.

    `link` is another maker, `href` the page of another word.
    """

    at: datetime
    kind: str
    title: str
    by: int | None = None
    who: str = ""
    text: str = ""
    lines: tuple[Line, ...] = ()
    tone: str = ""
    link: UUID | None = None
    href: str = ""
    url: str = ""
    request: str = ""
    outside: bool = False

    @property
    def page(self) -> str:
        """Return the address of the request without the keys in it."""
        return page_of(self.url)
