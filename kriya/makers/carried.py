"""What is counted of the register to tell how far a council is."""

from django.utils.translation import gettext_lazy as _

from kriya.core.parts import Measure
from kriya.core.scoping import current_council
from kriya.makers.models import Maker, PublishedMaker

FOSTERED = Measure(title=_("UMKM binaan di daftar"), read=lambda _since: Maker.objects.fostered().count())
SHOWN = Measure(
    title=_("UMKM tampil di situs"),
    read=lambda _since: PublishedMaker.objects.filter(council_id=current_council().pk).count(),
)
