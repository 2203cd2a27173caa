"""Four short pages; each keeps what is typed, and the last one sends it."""

from typing import Any, Final

from allauth.core import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kriya.accounts.request import Request
from kriya.core.refusal import Refused, say
from kriya.design.messages import attempt_form
from kriya.makers.actions.apply import Applicant, HandedIn, apply, drop_draft_file, keep_draft_file
from kriya.makers.actions.papers import Upload
from kriya.makers.forms.apply import ApplyForm, BusinessForm, ConsentsForm, ContactForm, PapersForm
from kriya.makers.models import PaperKind
from kriya.makers.views.apply.draft import MOST_FILES, Draft, forget_draft, load_draft, save_draft, sent_secret
from kriya.makers.views.apply.guard import TRAP, looks_like_a_machine

PAGES: Final[dict[str, type[ApplyForm]]] = {
    "usaha": BusinessForm,
    "kontak": ContactForm,
    "berkas": PapersForm,
    "izin": ConsentsForm,
}
_ADDRESSES: Final = {
    "usaha": "makers:apply",
    "kontak": "makers:apply_contact",
    "berkas": "makers:apply_papers",
    "izin": "makers:apply_consents",
}


def _form(request: Request, draft: Draft, page: str, said: Any = None, files: Any = None) -> ApplyForm:
    kept = draft.pages.get(page)
    return PAGES[page](said, files, initial=kept, council=request.council)


def _saved_form(request: Request, draft: Draft, page: str) -> ApplyForm:
    """Return a page's form bound to what was kept of it."""
    return PAGES[page](_bound(draft.pages.get(page, {})), council=request.council)


def _bound(kept: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in kept.items() if value not in {"", "False"}}


def _step(request: Request, page: str) -> HttpResponse:
    draft = load_draft(request)
    form = _form(request, draft, page)
    if request.method == "POST":
        form = _form(request, draft, page, request.POST, request.FILES)
        draft.keep(page, request.POST, form.fields)
        if form.is_valid() and _took_file(draft, form):
            draft.done = [*dict.fromkeys([*draft.done, page])]
            save_draft(request, draft)
            return redirect(_onward(page, request.POST))
        save_draft(request, draft)
    return _page(request, draft, page, form)


def _onward(page: str, said: Any) -> str:
    names = list(PAGES)
    following = page if page == "berkas" and "tambah" in said else names[names.index(page) + 1]
    return reverse(_ADDRESSES[following])


def _took_file(draft: Draft, form: ApplyForm) -> bool:
    """Tell whether a file that came along, if any, was kept; otherwise the form says why not."""
    file = form.cleaned_data.get("file")
    if not file:
        return True
    if len(draft.files) >= MOST_FILES:
        form.add_error("file", say(Refused("files_too_many", most=MOST_FILES)))
        return False
    kind = form.cleaned_data["kind"] or "photo"
    kept = attempt_form(form, lambda: keep_draft_file(kind, Upload(file, file.size), file.name), "file")
    if kept:
        draft.files.append(kept)
    return kept is not None


def _page(request: Request, draft: Draft, page: str, form: ApplyForm, **more: Any) -> HttpResponse:
    names = list(PAGES)
    titles = {"usaha": _("Usaha Anda"), "kontak": _("Kontak"), "berkas": _("Berkas"), "izin": _("Izin dan kirim")}
    steps = [
        {
            "label": titles[name],
            "url": reverse(_ADDRESSES[name]),
            "done": name in draft.done and name != page,
            "current": name == page,
        }
        for name in names
    ]
    place = names.index(page)
    context = {
        "form": form,
        "page": page,
        "title": titles[page],
        "steps": steps,
        "files": [(place, file, file_label(file.kind)) for place, file in enumerate(draft.files)],
        "back_url": reverse(_ADDRESSES[names[place - 1]]) if place else "",
        "trap": TRAP,
        "draft": draft,
        **more,
    }
    return render(request, f"makers/apply/{page}.html", context, status=422 if form.errors else 200)


def file_label(kind: str) -> str:
    """Return what a file of a draft is, in words."""
    return _("Foto") if kind == "photo" else str(PaperKind(kind).label)


@never_cache
@sensitive_post_parameters()
def business(request: Request) -> HttpResponse:
    """Ask about the business and its owner."""
    return _step(request, "usaha")


@never_cache
@sensitive_post_parameters()
def contact(request: Request) -> HttpResponse:
    """Ask how the maker is reached and where it works."""
    return _step(request, "kontak")


@never_cache
@sensitive_post_parameters()
def papers(request: Request) -> HttpResponse:
    """Take papers and photos, one at a time."""
    return _step(request, "berkas")


@never_cache
@require_POST
def drop_file(request: Request) -> HttpResponse:
    """Throw a file away again."""
    draft = load_draft(request)
    stored = request.POST.get("berkas", "")
    for file in [file for file in draft.files if file.stored == stored]:
        drop_draft_file(file)
        draft.files.remove(file)
    save_draft(request, draft)
    return redirect("makers:apply_papers")


@never_cache
@require_POST
@sensitive_post_parameters()
def keep(request: Request) -> HttpResponse:
    """Keep what is being typed, without a word about it."""
    page = request.POST.get("halaman", "")
    if page in PAGES:
        draft = load_draft(request)
        draft.keep(page, request.POST, PAGES[page].base_fields)
        save_draft(request, draft)
    return HttpResponse(status=204)


@never_cache
@sensitive_post_parameters()
def consents(request: Request) -> HttpResponse:
    """Ask what may be public, then take the application in."""
    draft = load_draft(request)
    if request.method == "POST" and (secret := sent_secret(request, request.POST.get("kunci", ""))):
        return redirect("makers:application_status", secret)
    if missing := next((page for page in ("usaha", "kontak") if page not in draft.done), None):
        return redirect(_ADDRESSES[missing])
    form = _form(request, draft, "izin", request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        sent = attempt_form(form, lambda: _send(request, draft, form))
        if sent:
            return sent
    return _page(request, draft, "izin", form, said=_said(request, draft))


def _send(request: Request, draft: Draft, form: Any) -> HttpResponse:
    said = _applicant(request, draft, form.subjects())
    if looks_like_a_machine(request, draft):
        raise Refused("application_not_taken")
    key = f"{request.council.pk}:{said.phones[0].number}"
    if not ratelimit.consume(request, action="maker_application", key=key):
        raise Refused("applications_too_many")
    apply(said, key=draft.id, secret=draft.secret, language=request.LANGUAGE_CODE)
    forget_draft(request, draft)
    return redirect(reverse("makers:application_status", args=[draft.secret]) + "?baru=1")


def _applicant(request: Request, draft: Draft, subjects: list[str]) -> Applicant:
    """Return what all pages say together; a page that is no longer right is asked again."""
    forms: dict[str, Any] = {page: _saved_form(request, draft, page) for page in ("usaha", "kontak", "berkas")}
    if not all(form.is_valid() for form in forms.values()):
        raise Refused("application_incomplete")
    first, second, third = (form.cleaned_data for form in forms.values())
    place = forms["kontak"].place
    return Applicant(
        **first,
        phones=forms["kontak"].phones(),
        email=second["email"],
        address=second["address"],
        regency_code=place.regency,
        district_code=place.district,
        village_code=place.village,
        nik=third["nik"],
        consents=subjects,
        files=list[HandedIn](draft.files),
    )


def _said(request: Request, draft: Draft) -> list[tuple[str, str, str]]:
    """Return what was said so far, for a last look: page, label, value."""
    first, second = (_saved_form(request, draft, page) for page in ("usaha", "kontak"))
    words = [
        ("usaha", _("Usaha"), str(first["name"].value() or "")),
        ("usaha", _("Pemilik"), str(first["owner_name"].value() or "")),
        ("kontak", _("Telepon"), str(second["phone"].value() or "")),
        ("kontak", _("Tempat"), str(second["village"].value() or "")),
        ("berkas", _("Berkas"), ", ".join(file_label(file.kind) for file in draft.files)),
    ]
    return [(reverse(_ADDRESSES[page]), label, value) for page, label, value in words]
