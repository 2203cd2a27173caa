"""Printed catalogues: asked for, watched while they are made, downloaded."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.files import read_file
from kriya.councils.addresses import origin
from kriya.design.messages import attempt_form, did
from kriya.promotion.actions.books import BUSY, ask_again, ask_book, is_stuck, stop_book
from kriya.promotion.forms.books import BookForm, as_before
from kriya.promotion.models import Book, BookState
from kriya.showroom.views.answering import pdf_answer

_PAGE = 30
TONES = {
    BookState.WAITING: "wait", BookState.WORKING: "dye", BookState.DONE: "good", BookState.FAILED: "bad",
    BookState.CANCELLED: "plain",
}  # fmt: skip


@require_safe
@staff(Can.READ_SALES)
def books(request: Request) -> HttpResponse:
    """Show the catalogues that were made."""
    rows = Book.objects.defer("foreword_id", "foreword_en").select_related("by").order_by("-asked_at", "-pk")
    page = Paginator(rows, _PAGE).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "rows": [(book, TONES[BookState(book.state)]) for book in page.object_list],
        "can_edit": request.membership.can(Can.PROMOTE),
    }
    return render(request, "promotion/staff/books.html", context)


@require_http_methods(["GET", "POST"])
@staff(Can.PROMOTE)
def new(request: Request) -> HttpResponse:
    """Ask for a catalogue."""
    form = BookForm(request.POST or None, initial=as_before(), instance=Book(home=_home(request)))
    if request.method == "POST" and form.is_valid():
        made = attempt_form(form, lambda: ask_book(form.save(commit=False), by=request.user), "which")
        if made is not None:
            return redirect("promotion:book", made.pk)
    context = {
        "form": form,
        "title": _("Katalog cetak baru"),
        "lead": _("Sampul, kata pengantar, kisah perajin, karya dengan foto dan kode pindai, indeks: siap cetak."),
        "crumbs": [(_("Katalog cetak"), reverse("promotion:books")), (_("Baru"), "")],
        "back": reverse("promotion:books"),
    }
    return render(request, "promotion/staff/book_form.html", context, status=422 if form.errors else 200)


def _home(request: Request) -> str:
    return f"{origin(request)}{request.council_prefix}"[:200]


@require_safe
@staff(Can.READ_SALES)
def book(request: Request, pk: UUID) -> HttpResponse:
    """Show a catalogue: how far it is, or where it can be downloaded."""
    found = _book(pk)
    context = {
        "book": found,
        "tone": TONES[BookState(found.state)],
        "is_busy": found.state in BUSY and not is_stuck(found),
        "is_stuck": is_stuck(found),
        "can_edit": request.membership.can(Can.PROMOTE),
        "crumbs": [(_("Katalog cetak"), reverse("promotion:books")), (found.title, "")],
    }
    return render(request, "promotion/staff/book.html", context)


@require_safe
@staff(Can.READ_SALES)
def book_file(_request: Request, pk: UUID) -> HttpResponse:
    """Hand out the PDF."""
    found = _book(pk)
    if not found.file:
        raise Http404
    try:
        return pdf_answer(read_file(found.file), f"{slugify(found.title) or 'katalog'}-{found.paper}")
    except FileNotFoundError:
        raise Http404 from None


@require_POST
@staff(Can.PROMOTE)
def book_stop(request: Request, pk: UUID) -> HttpResponse:
    """Stop the work."""
    did(request, lambda: stop_book(_book(pk)), _("Pembuatan katalog dihentikan."))
    return redirect("promotion:book", pk)


@require_POST
@staff(Can.PROMOTE)
def book_again(request: Request, pk: UUID) -> HttpResponse:
    """Make it again, as the products are today."""
    did(request, lambda: ask_again(_book(pk)))
    return redirect("promotion:book", pk)


def _book(pk: UUID) -> Book:
    return get_object_or_404(Book.objects.select_related("by"), pk=pk)
