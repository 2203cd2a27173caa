"""Personal data shown on purpose, and the bank account."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt, fits
from kriya.makers.actions.personal import Personal, change_bank_account, remove_bank_account, show_personal
from kriya.makers.forms.small import BankForm
from kriya.makers.views.records.answering import back, form_page, tell
from kriya.makers.views.records.finding import crumbs, find_as_it_was, may_be_locked

_ASKED_FOR = (Personal.PHONE, Personal.NIK, Personal.BANK, Personal.NPWP)


@staff(Can.SEE_PERSONAL)
@never_cache
@require_POST
def show(request: Request, pk: UUID, what: str) -> HttpResponse:
    """Show personal data in full, once, and record who saw it."""
    maker = find_as_it_was(pk)
    if what not in _ASKED_FOR:
        raise Http404
    values = attempt(
        request, lambda: show_personal(maker, what, to=request.user, purpose=request.POST.get("keperluan", ""))
    )
    if values is None:
        return back(maker)
    label = str(Personal(what).label)
    shown = [{"text": v, "digits": v.lstrip("+"), "whatsapp": v.startswith("+628")} for v in values]
    context = {"maker": maker, "what": what, "values": shown, "label": label, "crumbs": crumbs(maker, (label, ""))}
    page = "makers/records/shown_part.html" if request.htmx else "makers/records/shown.html"
    return render(request, page, context)


@staff(Can.EDIT_REGISTER)
def bank(request: Request, pk: UUID) -> HttpResponse:
    """Say where a maker is paid."""
    maker = find_as_it_was(pk)
    if not request.membership.can(Can.SEE_PERSONAL):
        raise PermissionDenied
    account = may_be_locked(request, maker.bank_accounts.all()).first()
    form = BankForm(request.POST or None, account=account)
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: change_bank_account(maker, **form.columns()), "number")
    ):
        tell(request, _("Rekening disimpan."))
        return back(maker, "kontak")
    return form_page(request, maker, form, _("Rekening bank"), banks=_BANKS, remove=bool(account))


@staff(Can.EDIT_REGISTER)
@require_POST
def bank_remove(request: Request, pk: UUID) -> HttpResponse:
    """Forget where a maker is paid."""
    maker = find_as_it_was(pk)
    if not request.membership.can(Can.SEE_PERSONAL):
        raise PermissionDenied
    remove_bank_account(maker)
    tell(request, _("Rekening dihapus."))
    return back(maker, "kontak")


_BANKS = ("BRI", "BNI", "Mandiri", "BTN", "BCA", "BSI", "Bank Jateng", "BPD DIY", "CIMB Niaga", "Danamon", "Permata")
