"""Count visitors by tapping."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import did
from kriya.sales.actions.visitors import tap as count_visitors
from kriya.sales.forms import VisitorsForm


@require_POST
@staff(Can.KEEP_STOCK)
def tap(request: Request) -> HttpResponse:
    """Count people who came in; the page makes the id, so that a second press of the same button counts once."""
    form = VisitorsForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ketukan tidak terbaca. Muat ulang halamannya."))
        return redirect("sales:day")
    said = form.cleaned_data
    did(request, lambda: count_visitors(said["location"], said["people"], by=request.user, key=said["key"]))
    return redirect("sales:day")
