"""What is counted of achievements to tell how far a council is."""

from django.utils.translation import gettext_lazy as _

from kriya.achievements.models import Snapshot
from kriya.core.parts import Measure

PUBLISHED = Measure(
    title=_("terbitan capaian sejak mulai"),
    read=lambda since: Snapshot.objects.filter(as_of__gte=since).count(),
)
