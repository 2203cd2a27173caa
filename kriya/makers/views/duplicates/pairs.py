"""The pairs that may be one maker, the likeliest first."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.jobs import defer
from kriya.design.messages import attempt
from kriya.makers.actions.duplicates import fresh_pairs, note_asked, say_not_duplicate, unsay_not_duplicate
from kriya.makers.queries.duplicates import pairs_to_judge, with_makers
from kriya.makers.tasks import refresh_likely_pairs
from kriya.makers.views.records.answering import tell
from kriya.makers.views.records.finding import find_as_it_was

PER_PAGE = 20


@staff(Can.EDIT_REGISTER)
@require_GET
def pairs(request: Request) -> HttpResponse:
    """Show pairs that may be one maker; a large register that changed since is looked through by a job."""
    search, must_ask = fresh_pairs()
    if must_ask:
        note_asked()
        defer(refresh_likely_pairs, soon=True)
    page = Paginator(pairs_to_judge(), PER_PAGE).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "pairs": with_makers(page.object_list),
        "search": search,
        "is_looking": must_ask or search.found_at is None,
    }
    return render(request, "makers/duplicates/pairs.html", context)


@staff(Can.EDIT_REGISTER)
@require_POST
def apart(request: Request, first: UUID, second: UUID) -> HttpResponse:
    """Note that two makers are two; the pair is gone from the list."""
    one, other = find_as_it_was(first), find_as_it_was(second)
    if attempt(request, lambda: say_not_duplicate(one, other, by=request.user)):
        said = _("%(first)s dan %(second)s dicatat sebagai dua usaha.") % {"first": one.name, "second": other.name}
        tell(request, said, undo=reverse("makers:apart_undo", args=[one.pk, other.pk]))
    return redirect("makers:duplicates")


@staff(Can.EDIT_REGISTER)
@require_POST
def apart_undo(request: Request, first: UUID, second: UUID) -> HttpResponse:
    """Take back that two makers are two."""
    one, other = find_as_it_was(first), find_as_it_was(second)
    unsay_not_duplicate(one, other)
    tell(request, _("Pasangan ini kembali ke daftar."))
    return redirect("makers:duplicates")
