"""What anyone may read of visits: which delegations came, from where, how many. No person, and nothing asked."""

from kriya.core.scoping import current_council
from kriya.visits.models import Direction, PublishedVisit, Visit, VisitState


def publish_visit(visit: Visit) -> None:
    """Let the public row of a visit follow it: there when a delegation came to us, gone otherwise."""
    if visit.state == VisitState.HELD and visit.direction == Direction.INCOMING:
        shown = {
            "kind": visit.institution.kind,
            "region_code": visit.institution.region_code,
            "name": visit.institution.name,
            "on": visit.on,
            "people": visit.came if visit.came is not None else visit.people,
        }
        PublishedVisit.objects.update_or_create(visit_id=visit.pk, council=current_council(), defaults=shown)
    else:
        PublishedVisit.objects.of(current_council().pk).filter(visit_id=visit.pk).delete()
