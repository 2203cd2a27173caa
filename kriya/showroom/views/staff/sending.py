"""Send pieces: from where to where, then scanned, typed or chosen from what is there."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import new_id, read_id
from kriya.core.refusal import Refused, say
from kriya.inventory.actions.transfers import send
from kriya.inventory.models import Location
from kriya.inventory.queries.stock import at_place
from kriya.ledger.views import asked
from kriya.showroom.forms.moving import Chosen, WayForm, chosen
from kriya.showroom.queries.places import open_places

SHOWN: Final = 30


@staff(Can.KEEP_STOCK)
def new_transfer(request: Request) -> HttpResponse:
    """Ask from where to where (`?dari=&ke=`), then what; everything chosen so far stands in the form itself."""
    way = WayForm(request.GET if "ke" in request.GET else None, initial=_first(request))
    if not way.is_bound or not way.is_valid():
        given = {"form": way, "crumbs": _crumbs()}
        return render(request, "showroom/transfers/way.html", given, status=422 if way.errors else 200)
    source, target = way.cleaned_data["dari"], way.cleaned_data["ke"]
    if request.method != "POST":
        return _goods(request, source, target, Chosen((), ()))
    said = chosen(request.POST, source)
    if request.POST.get("lakukan") == "kirim" and not said.unknown:
        try:
            made = send(
                source, target, said.lots, by=request.user, carrier=asked.text(request.POST, "pembawa", most=120),
                note=asked.text(request.POST, "catatan", most=300), key=_key(request),
            )  # fmt: skip
        except Refused as no:
            messages.error(request, say(no))
        except ValueError:
            messages.error(request, _("Periksa jumlahnya: angka lebih dari nol."))
        else:
            messages.success(request, _("%(number)s dikirim. Cetak suratnya.") % {"number": made.number})
            return redirect("showroom:transfer", made.pk)
    return _goods(request, source, target, said)


def _first(request: Request) -> dict[str, Any]:
    places = open_places()
    return {"dari": request.GET.get("dari") or (places[0].pk if places else None)}


def _key(request: Request) -> UUID:
    return read_id(request.POST.get("kunci")) or new_id()


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Galeri"), ""), (_("Surat jalan"), reverse("showroom:transfers")), (_("Kirim barang"), "")]


def _goods(request: Request, source: Location, target: Location, said: Chosen) -> HttpResponse:
    text = asked.text(request.POST, "cari", most=80)
    there = at_place(source.pk).exclude(lot__in=[level.lot_id for level, _typed in said.lines])
    if text:
        there = there.filter(Q(lot__name__icontains=text) | Q(lot__maker__name__icontains=text))
    offered = list(there[: SHOWN + 1])
    given = {
        "source": source,
        "target": target,
        "said": said,
        "offered": offered[:SHOWN],
        "more": len(offered) > SHOWN,
        "text": text,
        "key": request.POST.get("kunci") or str(new_id()),
        "carrier": asked.text(request.POST, "pembawa", most=120),
        "note": asked.text(request.POST, "catatan", most=300),
        "crumbs": _crumbs(),
    }
    return render(request, "showroom/transfers/goods.html", given)
