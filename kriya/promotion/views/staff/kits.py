"""Ready to post: what the office shares of a product, a maker or a collection."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.models import Collection, Product
from kriya.makers.models import Maker
from kriya.promotion.actions.links import Target
from kriya.promotion.views.kits import kit_context, picture_answer

_PARAMETER = {"product": "produk", "maker": "umkm", "collection": "koleksi"}


@require_safe
@staff(Can.PROMOTE)
def kit(request: Request, of: str, pk: UUID) -> HttpResponse:
    """Show pictures, captions and ways to share; opening it makes its links, once."""
    context = kit_context(request, _target(of, pk), reverse(f"promotion:post_{of}", args=[pk]))
    context["crumbs"] = [(_("Promosi"), reverse("promotion:campaigns")), (context["title"], "")]
    context["link_url"] = f"{reverse('promotion:link_new')}?{_PARAMETER[of]}={pk}"
    return render(request, "promotion/staff/kit.html", context)


@require_safe
@staff(Can.PROMOTE)
def picture(request: Request, of: str, pk: UUID) -> HttpResponse:
    """Hand out a picture to post."""
    return picture_answer(request, _target(of, pk))


def _target(of: str, pk: UUID) -> Target:
    models: dict[str, Any] = {"product": Product, "maker": Maker, "collection": Collection}
    return Target(**{of: get_object_or_404(models[of].objects.all(), pk=pk)})
