"""Papers of a maker: add, change, download, remove, bring back."""

from mimetypes import guess_type
from pathlib import PurePath
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt, fits
from kriya.makers.actions.papers import add_paper, change_paper, remove_paper, restore_paper
from kriya.makers.actions.personal import Personal, record_showing
from kriya.makers.forms.paper import PaperForm
from kriya.makers.models import Maker, Paper
from kriya.makers.views.records.answering import back, form_page, tell
from kriya.makers.views.records.finding import find_maker, may_be_locked
from kriya.makers.views.records.removed import ask_again, go_back, say_removed


def _find(request: Request, maker: Maker, paper: UUID) -> Paper | None:
    return may_be_locked(request, maker.papers.all()).filter(pk=paper).first()  # type: ignore[no-any-return]


@staff(Can.EDIT_REGISTER)
def add(request: Request, pk: UUID) -> HttpResponse:
    """Record a paper."""
    maker = find_maker(pk)
    kind = request.GET.get("jenis", "")
    form = PaperForm(request.POST or None, request.FILES or None, instance=Paper(), initial={"kind": kind})
    if request.method == "POST" and form.is_valid():
        columns = form.columns()
        if fits(form, lambda: add_paper(maker, by=request.user, upload=form.handed_in(), **columns)):
            tell(request, _("Dokumen dicatat."), form.warnings())
            return back(maker, "dokumen")
    return form_page(request, maker, form, _("Catat dokumen"), upload="upload")


@staff(Can.EDIT_REGISTER)
def change(request: Request, pk: UUID, paper: UUID) -> HttpResponse:
    """Change a paper, or hand in its scan."""
    maker = find_maker(pk)
    found = _find(request, maker, paper)
    if found is None:
        return _was_removed(request, maker, say_removed(request, Paper, paper, {pk, maker.pk}))
    form = PaperForm(request.POST or None, request.FILES or None, instance=found)
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: change_paper(found, upload=form.handed_in(), **form.columns()))
    ):
        tell(request, _("Dokumen disimpan."), form.warnings())
        return back(maker, "dokumen")
    remove_url = reverse("makers:paper_remove", args=[maker.pk, found.pk])
    return form_page(request, maker, form, found.get_kind_display(), upload="upload", remove_url=remove_url)


def _was_removed(request: Request, maker: Maker, said: str) -> HttpResponse:
    if request.method != "POST":
        return go_back(request, maker, "dokumen", said)
    form = PaperForm(request.POST, request.FILES or None, instance=Paper())
    action = reverse("makers:paper_add", args=[maker.pk])
    return ask_again(request, maker, form, _("Catat dokumen"), said, upload="upload", action=action)


@staff(Can.SEE_PERSONAL)
@never_cache
@require_GET
def download(request: Request, pk: UUID, paper: UUID) -> FileResponse:
    """Hand out a paper's scan; it holds personal data, so that the showing is recorded."""
    maker = find_maker(pk)
    found = get_object_or_404(maker.papers.all(), pk=paper)
    stored = found.file.name or ""
    if not stored or not found.file.storage.exists(stored):
        raise Http404
    record_showing(maker, Personal.FILE, to=request.user, purpose=str(found))
    ending = PurePath(stored).suffix
    name = f"{slugify(f'{found.get_kind_display()} {maker.name}')}{ending}"
    kind = guess_type(name)[0] or "application/octet-stream"
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=name, content_type=kind)


@staff(Can.EDIT_REGISTER)
@require_POST
def remove(request: Request, pk: UUID, paper: UUID) -> HttpResponse:
    """Take a paper out of the record."""
    maker = find_maker(pk)
    found = _find(request, maker, paper)
    if found is None:
        return go_back(request, maker, "dokumen", say_removed(request, Paper, paper, {pk, maker.pk}))
    kind, key = found.get_kind_display(), found.pk
    remove_paper(found)
    undo = reverse("makers:paper_restore", args=[maker.pk, key])
    tell(request, _("%(kind)s dihapus.") % {"kind": kind}, undo=undo)
    return back(maker, "dokumen")


@staff(Can.EDIT_REGISTER)
@require_POST
def restore(request: Request, pk: UUID, paper: UUID) -> HttpResponse:
    """Bring a removed paper back."""
    maker = find_maker(pk)
    if attempt(request, lambda: restore_paper(maker, paper)):
        tell(request, _("Dokumen dikembalikan."))
    return back(maker, "dokumen")
