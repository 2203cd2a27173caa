"""Two makers side by side, and one made of them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt
from kriya.makers.actions.merge import merge_makers, undo_merge
from kriya.makers.models import Maker, Merge
from kriya.makers.queries.duplicates.fields import FIELDS, LEFT, RIGHT
from kriya.makers.queries.duplicates.side_by_side import Comparison, compare_makers
from kriya.makers.views.records.answering import back, tell
from kriya.makers.views.records.finding import find_as_it_was


@staff(Can.EDIT_REGISTER)
def merge(request: Request, first: UUID, second: UUID) -> HttpResponse:
    """Show two makers side by side; the first is kept. On POST fold the second into it."""
    kept, absorbed = find_as_it_was(first), find_as_it_was(second)
    if gone := next((maker for maker in (kept, absorbed) if maker.merged_into_id), None):
        tell(request, _("%(name)s sudah digabung.") % {"name": gone.name})
        return redirect("makers:record", gone.merged_into_id)
    if request.method == "POST":
        return _merge(request, kept, absorbed)
    if kept.pk == absorbed.pk:
        return back(kept)
    return _page(request, compare_makers(kept, absorbed))


def _merge(request: Request, kept: Maker, absorbed: Maker) -> HttpResponse:
    keys = [*(field.key for field in FIELDS), "bank"]
    choices = {key: RIGHT if request.POST.get(f"pilih-{key}") == RIGHT else LEFT for key in keys}
    made: Merge | None = attempt(request, lambda: merge_makers(kept, absorbed, choices=choices, by=request.user))
    if made is None:
        return redirect("makers:duplicates")
    said = _("%(absorbed)s digabung ke %(kept)s.") % {"absorbed": absorbed.name, "kept": kept.name}
    tell(request, said, undo=reverse("makers:merge_undo", args=[made.pk]))
    return back(kept)


def _page(request: Request, compared: Comparison) -> HttpResponse:
    kept, absorbed = compared.kept, compared.absorbed
    context: dict[str, Any] = {
        "compared": compared,
        "kept": kept,
        "absorbed": absorbed,
        "swap_url": reverse("makers:merge", args=[absorbed.pk, kept.pk]),
        "apart_url": reverse("makers:apart", args=[kept.pk, absorbed.pk]),
        "crumbs": [(_("Data kembar"), reverse("makers:duplicates")), (_("Bandingkan"), "")],
    }
    return render(request, "makers/duplicates/merge.html", context)


@staff(Can.EDIT_REGISTER)
@require_POST
def merge_undo(request: Request, pk: UUID) -> HttpResponse:
    """Give both makers back what they had."""
    made: Any = get_object_or_404(Merge.objects.select_related("kept", "absorbed"), pk=pk)
    if attempt(request, lambda: undo_merge(made, by=request.user)):
        tell(request, _("Penggabungan diurungkan. %(name)s kembali berdiri sendiri.") % {"name": made.absorbed.name})
    return back(made.kept)
