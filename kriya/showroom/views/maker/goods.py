"""My unsold pieces: where, since when; and asking for them back."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.core.clock import now
from kriya.design.messages import fits
from kriya.design.whole import WholeField
from kriya.inventory.models import Lot
from kriya.ledger.queries.families import family
from kriya.ledger.views.links import address
from kriya.makers.models import Maker
from kriya.makers.views.maker.finding import find_mine, mine_nav, my_makers
from kriya.showroom.actions.returns import ask_back
from kriya.showroom.queries.hints import hints_for
from kriya.showroom.queries.mine import pieces_of


class AskBackForm(forms.Form):
    """How many pieces come back, and why."""

    pieces = WholeField(label=gettext_lazy("Berapa"), min_value=1, widget=forms.NumberInput)
    reason = forms.CharField(label=gettext_lazy("Alasan (boleh kosong)"), required=False, max_length=200)


@require_safe
@maker_only
def mine(request: Request) -> HttpResponse:
    """Show the pieces of the person's maker; whoever has several chooses."""
    makers = list(my_makers(request))
    if len(makers) == 1:
        return _goods(request, makers[0])
    rows = [(maker, reverse("showroom:mine_goods_one", args=[maker.pk])) for maker in makers]
    return render(request, "showroom/mine/choose.html", {"rows": rows, "nav": []})


@require_safe
@maker_only
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show the pieces of one of the person's makers."""
    return _goods(request, find_mine(request, pk))


def _goods(request: Request, maker: Maker) -> HttpResponse:
    pieces = pieces_of(maker, now=now())
    context = {
        "maker": maker,
        "pieces": pieces,
        "unsold": sum(piece.level.pieces for piece in pieces),
        "hints": hints_for(maker),
        "bring_url": address("showroom:mine_intakes"),
        "nav": mine_nav(maker, "barang"),
    }
    return render(request, "showroom/mine/goods.html", context)


@maker_only
def ask(request: Request, pk: UUID, lot: UUID) -> HttpResponse:
    """Ask for pieces back; the office prepares them."""
    maker = find_mine(request, pk)
    found: Lot = get_object_or_404(Lot.objects.filter(maker__in=family(maker.pk)), pk=lot)
    held = sum(piece.level.pieces for piece in pieces_of(maker, now=now()) if piece.level.lot_id == lot)
    form = AskBackForm(request.POST or None, initial={"pieces": held or 1})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if fits(form, lambda: ask_back(found, said["pieces"], reason=said["reason"], by=request.user)):
            messages.success(request, _("Permintaan terkirim. Petugas menyiapkan barangnya."))
            return redirect("showroom:mine_goods_one", pk)
    context = {"maker": maker, "lot": found, "held": held, "form": form, "nav": mine_nav(maker, "barang")}
    return render(request, "showroom/mine/ask.html", context, status=422 if form.errors else 200)
