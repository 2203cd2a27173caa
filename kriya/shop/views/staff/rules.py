"""How the shop works: open or closed, paid how, with the secrets of its providers."""

import json
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.queries.history import Of
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import did, fits
from kriya.shop.actions.settings import change_rules, forget_secrets, set_secrets
from kriya.shop.forms.settings import RulesForm, SecretsForm
from kriya.shop.models import DeliveryRate, ShopRules, Voucher
from kriya.shop.queries.rules import PROVIDERS, SECRETS, is_keyed, shop_rules
from kriya.shop.trying import Outcome, try_keys

_PARTS: Final = {"aturan": Of(ShopRules), "tarif": Of(DeliveryRate), "kupon": Of(Voucher)}


@staff(Can.MANAGE_SALES)
def rules(request: Request) -> HttpResponse:
    """Show the rules, and change them where that is one's own."""
    found, may = shop_rules(), request.membership.can(Can.MANAGE_COUNCIL)
    if request.method == "POST" and not may:
        raise PermissionDenied
    form = RulesForm(request.POST or None, instance=found, record=found)
    if request.method == "POST" and form.is_valid() and fits(form, lambda: change_rules(**form.said())):
        messages.success(request, _("Aturan toko disimpan."))
        return redirect("shop:rules")
    context = {
        "form": form,
        "is_open": shop_rules().is_open,
        "may_change": may,
        "facts": [] if may else _facts(form),
        "secrets": _secrets(found) if may else [],
        "lacks": _lacks(shop_rules()),
        "crumbs": [(_("Toko"), ""), (_("Pengaturan toko"), "")],
    }
    return render(request, "shop/staff/rules.html", context, status=422 if form.errors else 200)


def _facts(form: RulesForm) -> list[tuple[str, Any]]:
    """Return what the rules say in words, for whoever only reads them."""
    facts = []
    for box in form:
        words = dict(getattr(box.field, "choices", ()))
        value = box.value()
        said = _("ya") if value is True else words.get(value, value)
        if said and value:
            facts.append((capfirst(str(box.label)), said))
    return facts


def _secrets(found: ShopRules) -> list[dict[str, Any]]:
    """Return for each provider which secrets are set; never what they are."""
    known = json.loads(found.keys) if found.keys else {}
    return [
        {
            "provider": provider,
            "name": PROVIDERS[provider],
            "form": SecretsForm(provider),
            "is_set": bool(known.get(provider)),
        }
        for provider in SECRETS
    ]


def _lacks(rules: ShopRules) -> list[str]:
    """Return what keeps a chosen provider from working, in sentences: buyers are not offered what would fail them."""
    payer, courier = PROVIDERS.get(rules.provider, ""), PROVIDERS.get(rules.courier, "")
    said = [
        (payer and not is_keyed(rules, rules.provider),
         _("Kunci %(name)s belum lengkap, jadi pembeli belum ditawari pembayaran itu."), payer),
        (courier and not is_keyed(rules, rules.courier),
         _("Kunci %(name)s belum ada, jadi pembeli hanya melihat tarif dewan."), courier),
        (courier and not (rules.origin_postal_code or rules.origin_area),
         _("Kode pos asal belum diisi, jadi ongkos %(name)s belum bisa ditanyakan."), courier),
        (courier and not rules.couriers,
         _("Kurirnya belum disebut, jadi ongkos %(name)s belum bisa ditanyakan."), courier),
    ]  # fmt: skip
    return [sentence % {"name": name} for is_lacking, sentence, name in said if is_lacking]


@require_POST
@staff(Can.MANAGE_COUNCIL)
def secrets(request: Request) -> HttpResponse:
    """Write the secrets of a provider, or forget them."""
    provider = request.POST.get("penyedia", "")
    if provider not in SECRETS:
        raise Http404
    if request.POST.get("lakukan") == "lupakan":
        did(request, lambda: forget_secrets(provider), _("Kunci dihapus."))
        return redirect("shop:rules")
    if request.POST.get("lakukan") == "coba":
        _tell_tried(request, provider)
        return redirect("shop:rules")
    form = SecretsForm(provider, request.POST)
    if form.is_valid():
        did(request, lambda: set_secrets(provider, form.cleaned_data), _("Kunci disimpan tersegel."))
    return redirect("shop:rules")


def _tell_tried(request: Request, provider: str) -> None:
    """Ask the provider and tell what it answered. It changes nothing there, and no key is shown."""
    tried, name = try_keys(provider), PROVIDERS[provider]
    said = {
        Outcome.GOOD: _("%(name)s menerima kuncinya."),
        Outcome.REFUSED: _("%(name)s menolak kuncinya. Periksa, lalu simpan yang benar."),
        Outcome.ODD: _("%(name)s menjawab lain dari biasanya."),
        Outcome.SILENT: _("%(name)s tidak menjawab. Coba sebentar lagi."),
        Outcome.MISSING: _("Kunci %(name)s belum disimpan."),
    }[tried.outcome] % {"name": name}
    answer = " ".join(filter(None, [str(tried.status) if tried.status else "", tried.said]))
    told = f"{said} {_('Jawabannya: %(answer)s') % {'answer': answer}}" if answer else said
    (messages.success if tried.outcome == Outcome.GOOD else messages.error)(request, told)


@require_safe
@staff(Can.READ_HISTORY)
def history(request: Request) -> HttpResponse:
    """Show what was changed in the rules, the rates and the vouchers (`?bagian=`)."""
    part = request.GET.get("bagian", "")
    part = part if part in _PARTS else "aturan"
    labels = {"aturan": _("Aturan toko"), "tarif": _("Tarif kirim"), "kupon": _("Kupon")}
    context = {
        "history": [_PARTS[part]],
        "tabs": [
            {"label": labels[key], "url": f"?bagian={key}", "current": key == part, "count": None} for key in _PARTS
        ],
        "crumbs": [(_("Toko"), ""), (_("Riwayat pengaturan"), "")],
    }
    return render(request, "shop/staff/history.html", context)
