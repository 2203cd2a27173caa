"""Inquiries and quotations as lists for the office: by what is to be done with them."""

from typing import Final

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.quotations.models import Inquiry, Quotation, QuotationLine, QuotationState


class Tab(models.TextChoices):
    """What is to be done; the value stands in the address."""

    INQUIRIES = "permintaan", _("Permintaan baru")
    DRAFTS = "konsep", _("Konsep")
    OFFERED = "ditawarkan", _("Menunggu jawaban")
    OVERDUE = "lewat", _("Lewat masa berlaku")
    RUNNING = "berjalan", _("Berjalan")
    DONE = "selesai", _("Selesai")
    ENDED = "batal", _("Tidak jadi")
    CLOSED = "ditutup", _("Permintaan yang ditutup")


OF_INQUIRIES: Final = frozenset({Tab.INQUIRIES, Tab.CLOSED})


def waiting_inquiries() -> QuerySet[Inquiry]:
    """Return the inquiries that nobody answered, the oldest first."""
    answered = Quotation.objects.filter(inquiry=OuterRef("pk"))
    return Inquiry.objects.filter(~Exists(answered), closed_at=None).order_by("came_at", "pk")


def closed_inquiries() -> QuerySet[Inquiry]:
    """Return the inquiries that were closed with a reason, the newest first."""
    return Inquiry.objects.exclude(closed_at=None).order_by("-closed_at", "-pk")


def quotations_list(tab: str, text: str = "") -> QuerySet[Quotation]:
    """Return quotations of a tab that say a text, the newest first; those whose offer ends soonest where one waits."""
    found = Quotation.objects.all()
    if tab:
        found = found.filter(_of_tab(Tab(tab)))
    if text:
        lines = QuotationLine.objects.filter(quotation=OuterRef("pk"), name__icontains=text)
        said = Q(number__icontains=text) | Q(institution__icontains=text) | Q(subject__icontains=text)
        found = found.filter(said | Q(Exists(lines)))
    soonest = tab in {Tab.OFFERED, Tab.OVERDUE}
    return found.order_by(*(("valid_until", "pk") if soonest else ("-made_at", "-pk")))


def tab_counts() -> dict[str, int]:
    """Return how many stand under each tab, in three questions."""
    tabs = [tab for tab in Tab if tab not in OF_INQUIRIES]
    counted = Quotation.objects.aggregate(**{tab.name.lower(): Count("pk", filter=_of_tab(tab)) for tab in tabs})
    found = {str(tab): int(counted[tab.name.lower()]) for tab in tabs}
    return {str(Tab.INQUIRIES): waiting_inquiries().count(), **found, str(Tab.CLOSED): closed_inquiries().count()}


def offered_sum() -> int:
    """Return what stands offered and waits for an answer, whole rupiah."""
    return int(Quotation.objects.filter(_of_tab(Tab.OFFERED)).aggregate(sum=models.Sum("total"))["sum"] or 0)


def _of_tab(tab: Tab) -> Q:
    return {
        Tab.DRAFTS: Q(state=QuotationState.DRAFT),
        Tab.OFFERED: Q(state=QuotationState.OFFERED, valid_until__gte=today()),
        Tab.OVERDUE: Q(state=QuotationState.OFFERED, valid_until__lt=today()),
        Tab.RUNNING: Q(state=QuotationState.ACCEPTED),
        Tab.DONE: Q(state=QuotationState.DONE),
        Tab.ENDED: Q(state__in=[QuotationState.DECLINED, QuotationState.CANCELLED]),
    }[tab]
