"""A maker answers by a link: one tap, no log-in, for the link is the secret."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kriya.accounts.request import Request
from kriya.core.clock import today
from kriya.design.messages import did, fits
from kriya.outcomes.actions.answering import answer
from kriya.outcomes.forms import MoreForm
from kriya.outcomes.models import Ask, FollowUpAnswer, Sold
from kriya.outcomes.tokens import asked_by
from kriya.shop.views.public.keeping import kept_by_nobody


@require_http_methods(["GET", "HEAD", "POST"])
@kept_by_nobody
def said(request: Request, token: str) -> HttpResponse:
    """Ask whether the maker sells more; after the tap that keeps it, what else it wants to say."""
    pk = asked_by(token)
    ask = Ask.objects.select_related("call", "exhibition", "maker").filter(pk=pk).first() if pk else None
    if ask is None:
        raise Http404
    there = FollowUpAnswer.objects.filter(ask=ask).first()
    tap = request.POST.get("sold", "")
    if tap in Sold.values and did(request, lambda: answer(ask, sold=tap, **initial_of(there))):
        return redirect("outcomes:said", token)
    form = MoreForm(request.POST if "lanjut" in request.POST else None, initial=initial_of(there))
    is_sent = there is not None and form.is_valid()
    if there and is_sent and fits(form, lambda: answer(ask, sold=there.sold, **form.cleaned_data)):
        return redirect(f"{request.path}?selesai")
    given = {
        "ask": ask,
        "answer": there,
        "form": form,
        "choices": Sold.choices,
        "is_closed": today() > ask.closes_on,
        "is_done": "selesai" in request.GET and there is not None,
    }
    response = render(request, "outcomes/said.html", given, status=422 if form.errors else 200)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def initial_of(there: FollowUpAnswer | None) -> dict[str, Any]:
    """Return what was said besides the tap: another tap leaves it."""
    return {name: getattr(there, name) for name in ("last_month", "changed", "help_with")} if there else {}
