"""A photo in parts, in the manner of tus: HEAD asks how far it came, POST begins, PATCH adds, DELETE gives up."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.catalog.actions.uploads import MAX_PART_BYTES, add_part, begin_upload, give_up_upload, received_of
from kriya.catalog.models import Product, ProductState
from kriya.catalog.views.maker.finding import my_product
from kriya.core.refusal import Refused, say

# After these the device forgets what it has, or begins anew; every other refusal is tried again later.
HOPELESS = {
    "not_a_picture",
    "picture_too_large",
    "picture_broken",
    "upload_too_big",
    "photos_too_many",
    "photo_id_taken",
}


@maker_only
def upload(request: Request, pk: UUID, upload: UUID) -> HttpResponse:
    """Take in a photo in parts."""
    product = my_product(request, pk)
    if request.method in {"GET", "HEAD"}:
        return _how_far(product, upload)
    if request.method == "DELETE":
        give_up_upload(product, upload)
        return HttpResponse(status=204)
    if request.method not in {"POST", "PATCH"}:
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD, POST, PATCH, DELETE"})
    try:
        if product.state == ProductState.SUBMITTED:
            raise Refused("product_waits_for_curator")
        received = _begin(request, product, upload) if request.method == "POST" else _add(request, product, upload)
    except Refused as no:
        return _refused(product, upload, no)
    return HttpResponse(status=204, headers={"Upload-Offset": str(received)})


def _how_far(product: Product, upload: UUID) -> HttpResponse:
    found = received_of(product, upload)
    if found is None:
        return HttpResponse(status=404)
    received, size = found
    done = {"Upload-Complete": "1"} if size == 0 else {}
    headers = {"Upload-Offset": str(received), "Upload-Length": str(size), "Cache-Control": "no-store", **done}
    return HttpResponse(headers=headers)


def _begin(request: Request, product: Product, upload: UUID) -> int:
    return begin_upload(product, upload, size=_number(request, "Upload-Length"), by=request.user).received


def _add(request: Request, product: Product, upload: UUID) -> int:
    if _number(request, "Content-Length") > MAX_PART_BYTES:
        raise Refused("upload_part_misplaced")
    sha256 = request.headers.get("Upload-Sha256", "")
    offset = _number(request, "Upload-Offset")
    return add_part(product, upload, offset=offset, data=request.body, sha256=sha256, by=request.user)


def _number(request: Request, header: str) -> int:
    said = request.headers.get(header, "")
    return int(said) if said.isdecimal() and len(said) < 12 else 0


def _refused(product: Product, upload: UUID, no: Refused) -> HttpResponse:
    hopeless = no.code in HOPELESS
    if hopeless or no.code == "upload_broken":
        give_up_upload(product, upload)
    told = {"code": no.code, "said": say(no), "hopeless": hopeless}
    return JsonResponse(told, status=422 if hopeless else 409)
