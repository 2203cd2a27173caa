"""A row of a record that somebody removed while its page was open: that is said, and nothing typed is lost."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.accounts.request import Request
from kriya.core.history import removal_of
from kriya.makers.models import Maker
from kriya.makers.views.records.answering import back, form_page


def say_removed(request: Request, model: Any, key: UUID, of: Collection[UUID]) -> str:
    """Tell in words that a row of one of these makers was removed, and by whom; 404 for what never was one."""
    removal = removal_of(model, key, maker_id__in=of)
    if removal is None:
        raise Http404
    by = (removal.pgh_context or {}).get("user")
    who = User.objects.filter(pk=by).first() if by else None
    if who is None or who == request.user:
        return _("Ini sudah dihapus.")
    return _("%(who)s sudah menghapusnya.") % {"who": who}


def go_back(request: Request, maker: Maker, part: str, said: str) -> HttpResponse:
    """Lead back to the record, where the row is no longer."""
    messages.warning(request, said)
    return back(maker, part)


def ask_again(request: Request, maker: Maker, form: forms.BaseForm, title: str, said: str, **more: Any) -> HttpResponse:
    """Show what was typed once more: saved again it is a new row, at the address `action`."""
    form.full_clean()
    sentences = [
        said,
        _("Isian Anda belum tersimpan. Bila tetap perlu, simpan sekali lagi; ia dicatat sebagai yang baru."),
    ]
    if form.files:
        sentences.append(_("Pilih berkasnya sekali lagi."))
    form.add_error(None, " ".join(sentences))
    return form_page(request, maker, form, title, **more)
