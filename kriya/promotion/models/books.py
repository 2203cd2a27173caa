"""Printed catalogues that the office had made: what was asked for, how far the work is, where the PDF lies."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class BookLanguage(models.TextChoices):
    INDONESIAN = "id", _("Indonesia")
    ENGLISH = "en", _("Inggris")
    BOTH = "both", _("Indonesia dan Inggris")


class BookPaper(models.TextChoices):
    A4 = "a4", "A4"
    A5 = "a5", "A5"


class BookOrder(models.TextChoices):
    CRAFT = "craft", _("menurut jenis kerajinan")
    MAKER = "maker", _("menurut perajin")


class BookState(models.TextChoices):
    WAITING = "waiting", _("menunggu")
    WORKING = "working", _("dikerjakan")
    DONE = "done", _("jadi")
    FAILED = "failed", _("gagal")
    CANCELLED = "cancelled", _("dihentikan")


class Book(CouncilRow):
    """A catalogue to print. `which` and `words` say which products, as a Selection does.

    `done` of `steps` are done: photos one by one, then the setting of the pages. `file` names the private PDF; it goes
    when the book is old, the wish stays and can be made again.
    """

    title = models.CharField(_("judul"), max_length=120)
    subtitle = models.CharField(_("anak judul"), max_length=160, blank=True)
    language = models.CharField(_("bahasa"), max_length=4, choices=BookLanguage.choices)
    paper = models.CharField(_("kertas"), max_length=2, choices=BookPaper.choices)
    order = models.CharField(_("urutan"), max_length=5, choices=BookOrder.choices)
    with_prices = models.BooleanField(_("dengan harga"), default=True)
    which = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=80, blank=True)
    cover = models.CharField(_("foto sampul"), max_length=24, blank=True, help_text="The key of a public photo.")
    foreword_id = models.TextField(_("kata pengantar (Indonesia)"), blank=True)
    foreword_en = models.TextField(_("kata pengantar (Inggris)"), blank=True)
    chair = models.CharField(_("nama ketua"), max_length=120, blank=True)
    campaign = WithinCouncil("promotion.Campaign", models.SET_NULL, null=True, related_name="+")
    home = models.CharField(max_length=200, help_text="How the addresses in its codes begin.")
    state = models.CharField(_("keadaan"), max_length=9, choices=BookState.choices, default=BookState.WAITING)
    done = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    products = models.PositiveIntegerField(default=0)
    makers = models.PositiveIntegerField(default=0)
    file = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0, help_text="Of the PDF, in bytes.")
    asked_at = models.DateTimeField()
    alive_at = models.DateTimeField(null=True, help_text="When the work last said how far it is.")
    finished_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "-asked_at"], name="book_asked")]
        constraints = [
            models.CheckConstraint(condition=Q(language__in=BookLanguage.values), name="book_language_is_known"),
            models.CheckConstraint(condition=Q(paper__in=BookPaper.values), name="book_paper_is_known"),
            models.CheckConstraint(condition=Q(order__in=BookOrder.values), name="book_order_is_known"),
            models.CheckConstraint(condition=Q(state__in=BookState.values), name="book_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.title
