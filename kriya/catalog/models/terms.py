"""The words a product is described with: what it is of, how it is made, which motif it bears and what that means."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilManager, CouncilRow


class TermQuerySet(models.QuerySet["Term"]):
    def active(self) -> "TermQuerySet":
        """Return the terms that may still be chosen."""
        return self.filter(retired_at=None)


TermManager = CouncilManager.from_queryset(TermQuerySet)


class Term(CouncilRow):
    """A word of a council's own list. The code is the same in all councils that have the word."""

    code = models.SlugField(_("kode"), max_length=40, db_index=False)
    name_id = models.CharField(_("nama (Indonesia)"), max_length=80)
    name_en = models.CharField(_("nama (Inggris)"), max_length=80, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = TermManager()  # type: ignore[misc]

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["council", "code"], name="%(class)s_code_once")]

    def __str__(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_id


@keeps_history(_("bahan"))
class Material(Term):
    """What a piece is made of (bahan)."""


@keeps_history(_("teknik"))
class Technique(Term):
    """How a piece is made (teknik)."""


@keeps_history(_("motif"))
class Motif(Term):
    """A motif (ragam hias) and what it means to those who made and wore it."""

    meaning_id = models.TextField(_("makna (Indonesia)"), blank=True)
    meaning_en = models.TextField(_("makna (Inggris)"), blank=True)
    pattern = models.CharField(
        max_length=24, blank=True, help_text=_("Nama gambar tegel dalam sistem, bila motif ini dapat digambar.")
    )

    @property
    def meaning(self) -> str:
        """The meaning in the reader's language, else the Indonesian one."""
        return (self.meaning_en if get_language() == "en" else "") or self.meaning_id
