"""Short links: lead on and count, without asking who comes."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from kriya.accounts.request import AnyRequest
from kriya.core.machines import is_machine
from kriya.core.scoping import council_scope
from kriya.promotion.actions.counting import note_visit
from kriya.promotion.models import Link
from kriya.promotion.queries.links import link_of
from kriya.promotion.targets import path_of
from kriya.shop.attribution import remember


@require_safe
def followed(request: AnyRequest, code: str) -> HttpResponse:
    """Lead from a short link, of whichever council, to its page; count the visit on its day.

    The address is built here from the council's own pages, so that it leads nowhere else. It is kept by nobody:
    each visit passes here.
    """
    found = link_of(code)
    if found is None or (request.council is not None and request.council.pk != found.council_id):
        raise Http404
    with council_scope(found.council):
        link = Link.objects.filter(pk=found.link_id).first()
        if link is None:
            raise Http404
        machine = is_machine(request)
        if request.method == "GET":
            note_visit(link, is_machine=machine)
        path = path_of(link)
    script = request.META["SCRIPT_NAME"]
    before = "" if request.council is not None else f"/{found.council.slug}"
    response = HttpResponse(status=302, headers={"Location": f"{before}{script}/{path}", "Cache-Control": "no-store"})
    if not machine:
        remember(response, link.code, within=f"{before}{request.council_prefix}/")
    return response
