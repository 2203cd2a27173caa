"""What every page of assistance in the office has: the way to it, and its neighbours."""

from typing import Any, Final
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.assistance.models import Case, CaseState
from kriya.design.tags.marks import badge

TONES: Final = {
    CaseState.ASKED: "wait", CaseState.OFFERED: "wait", CaseState.RUNNING: "dye", CaseState.DONE: "good",
    CaseState.REFUSED: "plain", CaseState.DECLINED: "plain", CaseState.STOPPED: "bad",
}  # fmt: skip


def tabs(current: str) -> list[dict[str, Any]]:
    """Return the pages of assistance."""
    pages = (
        ("cases", _("Kasus")),
        ("hints", _("Perlu dibantu")),
        ("caseload", _("Beban petugas")),
        ("budget", _("Anggaran")),
        ("services", _("Layanan")),
    )
    return [
        {"label": label, "url": reverse(f"assistance:{name}"), "current": name == current, "count": None}
        for name, label in pages
    ]


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way to a page of assistance; each of `more` is a label and an address ("" is here)."""
    return [(_("Program"), ""), (_("Fasilitasi"), reverse("assistance:cases") if more else ""), *more]


def case_crumbs(case: Case, *more: str) -> list[tuple[str, str]]:
    """Return the way to a page of a case."""
    here = f"{case.maker.name}: {case.title}"
    own = reverse("assistance:case", args=[case.pk]) if more else ""
    return crumbs((here, own), *((text, "") for text in more))


def state_badge(case: Case) -> str:
    """Return the state of a case in a badge."""
    return badge(case.get_state_display(), TONES[CaseState(case.state)])


def find_case(pk: UUID) -> Case:
    """Return a case of the council, or 404."""
    rows = Case.objects.select_related("service", "maker", "owner", "began_by", "application__call", "note", "place")
    found: Case = get_object_or_404(rows, pk=pk)
    return found
