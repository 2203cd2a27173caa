"""Names for a new till, which an officer may take or change."""

from django.utils.translation import gettext as _

from kriya.sales.models import Till


def free_name() -> str:
    """Return a name that no till of the council has."""
    taken = set(Till.objects.values_list("name", flat=True))
    return next(name for n in range(1, len(taken) + 2) if (name := _("Kasir %(n)s") % {"n": n}) not in taken)


def free_prefix() -> str:
    """Return a short prefix that no till of the council has."""
    taken = set(Till.objects.values_list("prefix", flat=True))
    return next(prefix for n in range(1, len(taken) + 2) if (prefix := f"K{n}") not in taken)
