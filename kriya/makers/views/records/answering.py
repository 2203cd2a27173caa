"""How record pages answer: back to the record with a sentence, or the form again with what was typed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.accounts.request import Request
from kriya.design.messages import undoable
from kriya.makers.models import Maker
from kriya.makers.views.records.finding import crumbs


def back(maker: Maker, part: str = "") -> HttpResponseRedirect:
    """Go back to the record, to the part of it that changed."""
    return redirect(reverse("makers:record", args=[maker.pk]) + (f"#{part}" if part else ""))


def tell(request: Request, said: str, warnings: Iterable[str] = (), *, undo: str = "") -> None:
    """Say what was done, what looks unusual about it, and how to take it back."""
    if undo:
        undoable(request, said, undo)
    else:
        messages.success(request, said)
    for warning in warnings:
        messages.warning(request, warning)


def form_page(request: Request, maker: Maker, form: forms.BaseForm, title: str, **more: Any) -> HttpResponse:
    """Show one small form of a record on a page of its own."""
    context = {"form": form, "maker": maker, "title": title, "crumbs": crumbs(maker, (title, "")), "save": "", **more}
    return render(request, "makers/records/form.html", context, status=422 if form.errors else 200)


def to_kept(request: Request, merged: Maker, kept: Maker) -> HttpResponseRedirect:
    """Return the way to the maker that another was merged into, and say so."""
    tell(request, _("%(name)s sudah digabung ke sini.") % {"name": merged.name})
    return back(kept)
