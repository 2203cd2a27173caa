"""How the public makers spread over the council's districts."""

from django.db.models import Count

from kriya.makers.models import PublishedMaker


def district_counts(council_id: int) -> dict[str, int]:
    """Return how many public makers each district has; districts without one are left out."""
    known = PublishedMaker.objects.of(council_id).exclude(district_code="")
    return dict(known.values_list("district_code").annotate(n=Count("pk")).order_by("district_code"))
