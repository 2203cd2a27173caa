"""The council's crafts: what there is, how many makers practise it, and what the council added."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.crafts.actions import add_craft, bring_back_craft, change_craft, own_code, retire_craft
from kriya.crafts.forms import CraftForm
from kriya.crafts.models import Craft
from kriya.crafts.queries import CraftLine, crafts_with_makers
from kriya.design.messages import fits, undoable


@staff(Can.READ_REGISTER)
def crafts(request: Request) -> HttpResponse:
    """Show the taxonomy with its counts."""
    lines = crafts_with_makers()
    everything = request.GET.get("tampil") == "semua"
    shown = [line for line in lines if everything or _matters(line)]
    context = {
        "lines": shown,
        "hidden": len(lines) - len(shown),
        "everything": everything,
        "unmapped": sum(not line.craft.kbli_code and line.craft.retired_at is None for line in lines),
        "makers_url": _makers_url(),
        "can_edit": request.membership.can(Can.EDIT_REGISTER),
    }
    return render(request, "crafts/list.html", context)


def _matters(line: CraftLine) -> bool:
    """Tell whether a craft stands in the short list: practised here, added here, or a craft and not another trade."""
    return bool(line.makers or line.craft.is_own or (line.craft.is_craft and line.craft.retired_at is None))


def _makers_url() -> str:
    try:
        return reverse("makers:list")
    except NoReverseMatch:
        return ""


@staff(Can.EDIT_REGISTER)
def add(request: Request) -> HttpResponse:
    """Add a craft of the council's own."""
    form = CraftForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and fits(form, lambda: _add(form), "name_id"):
        messages.success(request, _("Jenis kerajinan ditambahkan."))
        return redirect("crafts:list")
    return _form(request, form, _("Tambah jenis kerajinan"))


def _add(form: CraftForm) -> None:
    said = form.cleaned_data
    add_craft(
        code=own_code(said["name_id"], said["parent"]),
        parent=said["parent"],
        kbli_code=said["kbli_code"],
        kbli_edition=said["kbli_edition"],
        **form.words(),
    )


@staff(Can.EDIT_REGISTER)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Rename a craft of the council's own, or map a common one to KBLI."""
    craft = get_object_or_404(Craft.objects.all(), pk=pk)
    form = CraftForm(request.POST or None, craft=craft)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        change_craft(craft, kbli_code=said["kbli_code"], kbli_edition=said["kbli_edition"], **form.words())
        messages.success(request, _("%(name)s disimpan.") % {"name": craft})
        return redirect("crafts:list")
    return _form(request, form, str(craft), craft)


def _form(request: Request, form: CraftForm, title: str, craft: Craft | None = None) -> HttpResponse:
    crumbs = [(pgettext("menu", "Jenis kerajinan"), reverse("crafts:list")), (title, "")]
    context = {"form": form, "title": title, "craft": craft, "crumbs": crumbs}
    return render(request, "crafts/form.html", context, status=422 if form.is_bound and form.errors else 200)


@staff(Can.EDIT_REGISTER)
@require_POST
def retire(request: Request, pk: UUID) -> HttpResponse:
    """Let a craft be chosen no more."""
    craft = get_object_or_404(Craft.objects.all(), pk=pk)
    retire_craft(craft)
    undoable(request, _("%(name)s tidak bisa dipilih lagi.") % {"name": craft}, reverse("crafts:bring_back", args=[pk]))
    return redirect("crafts:list")


@staff(Can.EDIT_REGISTER)
@require_POST
def bring_back(request: Request, pk: UUID) -> HttpResponse:
    """Let a retired craft be chosen again."""
    craft = get_object_or_404(Craft.objects.all(), pk=pk)
    bring_back_craft(craft)
    messages.success(request, _("%(name)s bisa dipilih lagi.") % {"name": craft})
    return redirect("crafts:list")
