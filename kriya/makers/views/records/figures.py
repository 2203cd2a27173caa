"""Yearly figures of a maker."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt, fits
from kriya.makers.actions.figures import add_figure, change_figure, remove_figure, restore_figure
from kriya.makers.forms.figure import FigureForm
from kriya.makers.models import Maker, YearlyFigure
from kriya.makers.views.records.answering import back, form_page, tell
from kriya.makers.views.records.finding import find_maker, may_be_locked
from kriya.makers.views.records.removed import ask_again, go_back, say_removed

_SOURCES = ("Pendataan tahunan", "Wawancara", "Kunjungan petugas", "Laporan pajak", "Formulir pendaftaran")


def _find(request: Request, maker: Maker, figure: UUID) -> YearlyFigure | None:
    return may_be_locked(request, maker.figures.all()).filter(pk=figure).first()  # type: ignore[no-any-return]


@staff(Can.EDIT_REGISTER)
def add(request: Request, pk: UUID) -> HttpResponse:
    """Record the figures of a year."""
    maker = find_maker(pk)
    form = FigureForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: add_figure(maker, by=request.user, **form.columns()))
    ):
        tell(request, _("Angka disimpan."), form.warnings())
        return back(maker, "angka")
    return form_page(request, maker, form, _("Catat angka setahun"), sources=_SOURCES)


@staff(Can.EDIT_REGISTER)
def change(request: Request, pk: UUID, figure: UUID) -> HttpResponse:
    """Change the figures of a year."""
    maker = find_maker(pk)
    found = _find(request, maker, figure)
    if found is None:
        return _was_removed(request, maker, say_removed(request, YearlyFigure, figure, {pk, maker.pk}))
    form = FigureForm(request.POST or None, figure=found)
    if request.method == "POST" and form.is_valid() and fits(form, lambda: change_figure(found, **form.columns())):
        tell(request, _("Angka disimpan."), form.warnings())
        return back(maker, "angka")
    title = _("Angka tahun %(year)s") % {"year": found.year or "—"}
    remove_url = reverse("makers:figure_remove", args=[maker.pk, found.pk])
    return form_page(request, maker, form, title, sources=_SOURCES, remove_url=remove_url)


def _was_removed(request: Request, maker: Maker, said: str) -> HttpResponse:
    if request.method != "POST":
        return go_back(request, maker, "angka", said)
    action = reverse("makers:figure_add", args=[maker.pk])
    title = _("Catat angka setahun")
    return ask_again(request, maker, FigureForm(request.POST), title, said, sources=_SOURCES, action=action)


@staff(Can.EDIT_REGISTER)
@require_POST
def remove(request: Request, pk: UUID, figure: UUID) -> HttpResponse:
    """Take a year out of the series."""
    maker = find_maker(pk)
    found = _find(request, maker, figure)
    if found is None:
        return go_back(request, maker, "angka", say_removed(request, YearlyFigure, figure, {pk, maker.pk}))
    year, key = found.year or "—", found.pk
    remove_figure(found)
    undo = reverse("makers:figure_restore", args=[maker.pk, key])
    tell(request, _("Angka tahun %(year)s dihapus.") % {"year": year}, undo=undo)
    return back(maker, "angka")


@staff(Can.EDIT_REGISTER)
@require_POST
def restore(request: Request, pk: UUID, figure: UUID) -> HttpResponse:
    """Bring a removed year back."""
    maker = find_maker(pk)
    if attempt(request, lambda: restore_figure(maker, figure)):
        tell(request, _("Angka dikembalikan."))
    return back(maker, "angka")
