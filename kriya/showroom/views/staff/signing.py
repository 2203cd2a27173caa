"""Sign a paper on the tablet, or say that the printed one was signed."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt
from kriya.ledger.views import asked
from kriya.makers.models import Maker
from kriya.showroom.actions.agreements import sign
from kriya.showroom.models import Agreement, Intake, IntakeState, Return, Signature

_PAPERS: Final[dict[str, tuple[Any, str]]] = {
    "agreement": (Agreement, "showroom:agreement"),
    "intake": (Intake, "showroom:intake"),
    "return": (Return, "showroom:return"),
}


def sides_of(paper: str, document: UUID, maker: Maker | None, *, maker_name: str = "") -> list[dict[str, Any]]:
    """Return the two sides of a paper with their signatures, or where each is to be given."""
    found = {one.is_maker: one for one in Signature.objects.filter(document=document)}
    sides = [(False, _("Untuk dewan"), "")]
    if maker is not None:
        sides.append((True, _("Perajin"), maker_name or maker.owner_name))
    url = reverse("showroom:sign", args=[paper, document])
    return [
        {"is_maker": side, "role": role, "name": name, "signed": found.get(side), "url": url}
        for side, role, name in sides
    ]


@require_POST
@staff(Can.KEEP_GOODS)
def sign_paper(request: Request, paper: str, pk: UUID) -> HttpResponse:
    """Keep a signature: what was drawn, or, on paper, the name alone."""
    if paper not in _PAPERS:
        raise Http404
    model, page = _PAPERS[paper]
    found = get_object_or_404(model, pk=pk)
    if isinstance(found, Intake) and found.state != IntakeState.ACCEPTED:
        raise Http404
    on_paper = request.POST.get("cara") == "kertas"
    drawing = "" if on_paper else request.POST.get("gambar", "").strip()
    if not on_paper and not drawing:
        messages.error(request, _("Tanda tangan masih kosong. Gambar dulu, atau pilih “di kertas”."))
        return redirect(page, pk)
    done = attempt(
        request,
        lambda: sign(
            paper, pk, is_maker=request.POST.get("pihak") == "perajin", name=asked.text(request.POST, "nama", most=120),
            drawing=drawing, by=request.user,
        ),
    )  # fmt: skip
    if done is not None:
        messages.success(request, _("Tanda tangan %(name)s disimpan.") % {"name": done.name})
    return redirect(page, pk)
