"""What the council set for its visits."""

from kriya.visits.models import VisitRules


def visit_rules() -> VisitRules:
    """Return the rules as they are set; unsaved ones where nothing was set yet."""
    return VisitRules.objects.first() or VisitRules()
