"""Whom an officer still asks: a link into WhatsApp for each, or the answer written down on the telephone."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.messages import did, fits
from kriya.outcomes.actions.answering import answer
from kriya.outcomes.actions.asking import ask_now, mark_sent
from kriya.outcomes.forms import WholeForm
from kriya.outcomes.models import AnswerWay, Ask, FollowUpAnswer
from kriya.outcomes.queries.asks import is_due_to_tell, link_of, open_asks, words_due
from kriya.outcomes.queries.missed import missed
from kriya.outcomes.views.public import initial_of
from kriya.outcomes.views.words import address
from kriya.showroom.models import NewsChannel
from kriya.showroom.queries.news import Reach, reach_of, roots_of

PAGE: Final = 30


@require_safe
@staff(Can.SEE_PERSONAL)
def asks(request: Request) -> HttpResponse:
    """Show who was asked and has not answered, the oldest question first."""
    page = Paginator(open_asks(today()), PAGE).get_page(request.GET.get("hal"))
    rows = list(page.object_list)
    roots = roots_of({one.maker_id for one in rows})
    reach, to_tell = reach_of(set(roots.values())), is_due_to_tell(rows)
    given = {
        "page": page,
        "rows": [_row(one, reach[roots[one.maker_id]], to_tell[one.pk]) for one in rows],
        "may_write": request.membership.can(Can.MANAGE_PROGRAMMES),
        "missed": [(one, address(one.programme)) for one in missed(today())],
        "crumbs": _crumbs(_("Menunggu jawaban")),
    }
    return render(request, "outcomes/staff/asks.html", given)


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [
        (pgettext("menu", "Program"), ""),
        (_("Apa hasilnya"), reverse("outcomes:overview")),
        (title, ""),
    ]


def _row(ask: Any, reach: Reach, to_tell: bool | None) -> dict[str, Any]:
    """Return a question with its link. `to_tell` is whether it waits to be sent, None where a letter brought it."""
    with translation.override("id"):
        words = f"{words_due(ask, again=ask.told > 0)} {link_of(ask)}"
    by_letter = reach.channel == NewsChannel.EMAIL
    return {
        "ask": ask,
        "words": words,
        "whatsapp": whatsapp(reach.phone, words) if reach.phone and not by_letter else "",
        "link": link_of(ask),
        "by_letter": by_letter,
        "to_tell": bool(to_tell),
    }


@require_POST
@staff(Can.SEE_PERSONAL)
def sent(request: Request, pk: UUID) -> HttpResponse:
    """Say that a maker got its link."""
    ask = get_object_or_404(Ask.objects.select_related("maker"), pk=pk)
    did(request, lambda: mark_sent(ask, by=request.user), _("%(maker)s sudah dikabari.") % {"maker": ask.maker})
    return redirect("outcomes:asks")


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def ask_missed(request: Request, pk: UUID) -> HttpResponse:
    """Ask the participants of a programme what nobody asked them on its day."""
    late = next((one for one in missed(today()) if one.programme.pk == pk), None)
    if late is None:
        # Sent twice, it was asked by the first; of any other programme there is nothing to ask.
        get_list_or_404(Ask, Q(call=pk) | Q(exhibition=pk))
        return redirect("outcomes:asks")
    n = ask_now(late)
    done = ngettext("%(n)s peserta ditanya.", "%(n)s peserta ditanya.", n) % {"n": n}
    messages.success(request, done)
    return redirect("outcomes:asks")


@staff(Can.MANAGE_PROGRAMMES)
def write(request: Request, pk: UUID) -> HttpResponse:
    """Write down what a maker says on the telephone or at the desk."""
    ask = get_object_or_404(Ask.objects.select_related("maker", "call", "exhibition"), pk=pk)
    there = FollowUpAnswer.objects.filter(ask=ask).first()
    initial = initial_of(there) | ({"sold": there.sold} if there else {})
    form = WholeForm(request.POST or None, initial=initial)
    is_sent = request.method == "POST" and form.is_valid()
    said: dict[str, Any] = {"way": AnswerWay.OFFICER, "by": request.user}
    if is_sent and fits(form, lambda: answer(ask, **said, **form.cleaned_data), "sold"):
        messages.success(request, _("Jawaban %(maker)s dicatat.") % {"maker": ask.maker})
        return redirect("outcomes:asks")
    given = {"ask": ask, "form": form, "crumbs": _crumbs(ask.maker.name)}
    return render(request, "outcomes/staff/write.html", given, status=422 if form.errors else 200)
