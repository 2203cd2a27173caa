"""Why two makers may be one, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

# Strongest first; the order in which people read them.
_ORDER = ("nik", "phone", "paper", "name", "owner", "address", "spot", "village")


def reason_words(reasons: Iterable[str]) -> list[str]:
    """Return reasons as a person says them, the strongest first."""
    words = {
        "nik": _("NIK sama"),
        "phone": _("telepon sama"),
        "paper": _("nomor dokumen sama"),
        "name": _("nama usaha mirip"),
        "owner": _("nama pemilik mirip"),
        "address": _("alamat sama"),
        "spot": _("titik peta sama"),
        "village": _("desa sama"),
    }
    given = set(reasons)
    return [words[reason] for reason in _ORDER if reason in given]
