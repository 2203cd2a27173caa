"""What was changed in the whole office: by kind of record, or by one request, for who may read histories."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import models
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.queries.history import Of, of_request
from kriya.accounts.request import Request
from kriya.accounts.roles import Can

GROUPS: Final = {
    "councils": gettext_lazy("Dewan"),
    "crafts": gettext_lazy("Daftar"),
    "makers": gettext_lazy("Daftar"),
    "catalog": gettext_lazy("Produk"),
    "ledger": gettext_lazy("Keuangan"),
    "inventory": gettext_lazy("Galeri"),
    "sales": gettext_lazy("Galeri"),
    "showroom": gettext_lazy("Galeri"),
    "shop": gettext_lazy("Toko daring"),
    "quotations": gettext_lazy("Pesanan instansi"),
    "marketplaces": gettext_lazy("Lokapasar"),
    "promotion": gettext_lazy("Promosi"),
    "newsletters": gettext_lazy("Promosi"),
    "participation": gettext_lazy("Program"),
    "training": gettext_lazy("Pelatihan"),
    "exhibitions": gettext_lazy("Pameran"),
    "assistance": gettext_lazy("Fasilitasi"),
    "outcomes": gettext_lazy("Apa hasilnya"),
    "achievements": gettext_lazy("Capaian"),
    "visits": gettext_lazy("Kunjungan"),
    "playbooks": gettext_lazy("Paket tiru"),
}


def told_models() -> list[Any]:
    """Return the models whose rows tell their history as any record does; makers and products have a fuller one."""
    return [model for model in apps.get_models() if getattr(model, "history_word", "")]


@require_safe
@staff(Can.READ_HISTORY)
def histories(request: Request) -> HttpResponse:
    """Show what was changed of one kind of record (`?jenis=`) or by one request (`?permintaan=`), or choose a kind."""
    kinds, asked = told_models(), request.GET.get("permintaan", "").strip()
    kind = next((one for one in kinds if one._meta.label_lower == request.GET.get("jenis", "")), None)
    context: dict[str, Any] = {"asked": asked}
    if _is_key(asked):
        context |= {"history": of_request(kinds, asked), "title": _("Satu permintaan")}
    elif kind is not None:
        context |= {"history": [Of(kind, has_place=True)], "title": capfirst(kind.history_word)}
    else:
        context |= {"groups": _grouped(kinds), "title": _("Riwayat")}
    crumbs = [] if "groups" in context else [(context["title"], "")]
    context["crumbs"] = [(_("Riwayat"), reverse("site:histories") if crumbs else ""), *crumbs]
    return render(request, "site/histories.html", context)


def _is_key(text: str) -> bool:
    try:
        return bool(text and UUID(text))
    except ValueError:
        return False


def _grouped(kinds: Sequence[type[models.Model]]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for model in kinds:
        line = (capfirst(str(getattr(model, "history_word", ""))), f"?jenis={model._meta.label_lower}")
        groups.setdefault(str(GROUPS[model._meta.app_label]), []).append(line)
    return [(name, sorted(lines)) for name, lines in groups.items()]
