"""Change many makers at once: choose, look, do, take back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import new_id, read_id
from kriya.core.refusal import Refused, say
from kriya.design.messages import attempt, undoable
from kriya.makers.actions.bulk import CHANGES, Plan, apply_plan, plan, undo_bulk_edit
from kriya.makers.filters import cleaned
from kriya.makers.forms.bulk import FORMS, BulkForm
from kriya.makers.models import BulkEdit
from kriya.makers.views.lists.selection import packed, selected, unpacked
from kriya.makers.views.lists.states import StateWords

SHOWN = 200


def _offered(request: Request) -> list[str]:
    """Return the changes that the person may make: a step in a maker's life is for those who review."""
    reviews = request.membership.can(Can.REVIEW_MAKERS)
    return [code for code in CHANGES if reviews or code != "status"]


@staff(Can.EDIT_REGISTER)
@require_http_methods(["GET", "POST"])
def choose(request: Request) -> HttpResponse:
    """Ask what is to change of the makers that were chosen."""
    makers = selected(request.POST) if request.method == "POST" else []
    if not makers:
        messages.info(request, _("Centang dulu UMKM yang hendak diubah."))
        return redirect(_list_address(request.POST.get("saringan", "")))
    return _ask(request, makers, {}, "")


def _ask(request: Request, makers: list[UUID], sent: dict[str, BulkForm], opened: str) -> HttpResponse:
    offered = [
        {"change": CHANGES[code], "form": sent.get(code) or FORMS[code](prefix=code), "open": code == opened}
        for code in _offered(request)
    ]
    context = {
        "makers": packed(makers),
        "count": len(makers),
        "query": request.POST.get("saringan", ""),
        "changes": offered,
        "crumbs": _crumbs(request, (_("Ubah banyak"), "")),
    }
    return render(request, "makers/lists/bulk_choose.html", context)


@staff(Can.EDIT_REGISTER)
@require_POST
def preview(request: Request) -> HttpResponse:
    """Show what a change would do to each maker; nothing is written."""
    makers, code, form = _asked(request)
    if not form.is_valid():
        return _ask(request, makers, {code: form}, code)
    return _preview(request, makers, code, form)


def _asked(request: Request) -> tuple[list[UUID], str, BulkForm]:
    code = request.POST.get("perubahan", "")
    if code not in _offered(request):
        raise Http404
    return unpacked(request.POST.get("makers", "")), code, FORMS[code](request.POST, prefix=code)


def _preview(request: Request, makers: list[UUID], code: str, form: BulkForm) -> HttpResponse:
    planned = attempt(request, lambda: plan(CHANGES[code], makers, form.cleaned_data))
    if planned is None:
        return redirect(_list_address(request.POST.get("saringan", "")))
    context = {
        "plan": planned,
        "words": form.words(),
        "changed": _changed(planned)[:SHOWN],
        "more": max(len(planned.changed) - SHOWN, 0),
        "unchanged": [(row, say(Refused(row.why_not))) for row in planned.unchanged[:SHOWN]],
        "more_unchanged": max(len(planned.unchanged) - SHOWN, 0),
        "makers": packed(makers),
        "hidden": form.hidden(),
        "key": new_id(),
        "query": request.POST.get("saringan", ""),
        "crumbs": _crumbs(request, (_("Pratinjau"), "")),
    }
    return render(request, "makers/lists/bulk_preview.html", context)


def _changed(planned: Plan) -> list[dict[str, Any]]:
    words, code = StateWords(), planned.change.code
    return [
        {"pk": row.pk, "name": row.name, "before": words.say(code, row.before), "after": words.say(code, row.after)}
        for row in planned.changed[:SHOWN]
    ]


@staff(Can.EDIT_REGISTER)
@require_POST
def apply(request: Request) -> HttpResponse:
    """Do what was seen, once, and offer to take it back."""
    makers, code, form = _asked(request)
    if not form.is_valid():
        return _ask(request, makers, {code: form}, code)
    seen, key = request.POST.get("tinjauan", ""), _key(request)
    said, words = form.cleaned_data, form.words()
    edit = attempt(
        request,
        lambda: apply_plan(CHANGES[code], makers, said, seen=seen, key=key, by=request.user, words=words),
    )
    if edit is None:
        return _preview(request, makers, code, form)
    count = edit.rows.count()
    text = ngettext("%(count)s UMKM diubah.", "%(count)s UMKM diubah.", count) % {"count": count}
    undoable(request, text, reverse("makers:bulk_undo", args=[edit.pk]))
    return redirect(_list_address(request.POST.get("saringan", "")))


def _key(request: Request) -> UUID:
    if (key := read_id(request.POST.get("kunci", ""))) is None:
        raise Http404
    return key


@staff(Can.EDIT_REGISTER)
@require_POST
def undo(request: Request, pk: UUID) -> HttpResponse:
    """Take a bulk edit back and say what had to be left."""
    edit = get_object_or_404(BulkEdit.objects.all(), pk=pk)
    undone = attempt(request, lambda: undo_bulk_edit(edit, by=request.user))
    if undone is None:
        return redirect("makers:bulk_edit", pk)
    text = ngettext("%(count)s UMKM kembali seperti semula.", "%(count)s UMKM kembali seperti semula.", undone.restored)
    if not undone.left:
        messages.success(request, text % {"count": undone.restored})
        return redirect("makers:list")
    left = ngettext(
        "%(count)s UMKM dibiarkan karena sudah diubah lagi.",
        "%(count)s UMKM dibiarkan karena sudah diubah lagi.",
        len(undone.left),
    )
    messages.warning(request, f"{text % {'count': undone.restored}} {left % {'count': len(undone.left)}}")
    return redirect("makers:bulk_edit", pk)


@staff(Can.READ_HISTORY)
@require_GET
def edits(request: Request) -> HttpResponse:
    """Show the newest bulk edits."""
    newest = BulkEdit.objects.select_related("made_by", "undone_by").order_by("-made_at", "-pk")[:SHOWN]
    shown = [{"edit": edit, "label": _label(edit)} for edit in newest]
    context = {"edits": shown, "crumbs": _crumbs(request, (_("Perubahan massal"), ""))}
    return render(request, "makers/lists/bulk_edits.html", context)


@staff(Can.READ_HISTORY)
@require_GET
def edit(request: Request, pk: UUID) -> HttpResponse:
    """Show one bulk edit: what each maker had and got, and what was left when it was taken back."""
    found = get_object_or_404(BulkEdit.objects.select_related("made_by", "undone_by"), pk=pk)
    words = StateWords()
    rows = [
        {
            "maker": row.maker,
            "before": words.say(found.field, row.before),
            "after": words.say(found.field, row.after),
            "left": found.undone_at is not None and row.undone_at is None,
        }
        for row in found.rows.select_related("maker").order_by("maker__name", "maker_id")
    ]
    context = {
        "edit": found,
        "label": _label(found),
        "rows": rows,
        "left": [row for row in rows if row["left"]],
        "can_undo": found.undone_at is None and found.field in CHANGES and request.membership.can(Can.EDIT_REGISTER),
        "crumbs": _crumbs(request, (_("Perubahan massal"), reverse("makers:bulk_edits")), (found.value, "")),
    }
    return render(request, "makers/lists/bulk_edit.html", context)


def _label(found: BulkEdit) -> object:
    """Return what a kind of change is called; one that this version no longer makes keeps its code."""
    return CHANGES[found.field].label if found.field in CHANGES else found.field


def _list_address(query: str) -> str:
    kept = cleaned(QueryDict(query)).urlencode()
    return f"{reverse('makers:list')}?{kept}" if kept else reverse("makers:list")


def _crumbs(request: Request, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("UMKM binaan"), _list_address(request.POST.get("saringan", ""))), *more]
