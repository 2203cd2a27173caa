"""What is counted of sales to tell how far a council is."""

from django.utils.translation import gettext_lazy as _

from kriya.core.parts import Measure
from kriya.sales.models import Channel, Sale

AT_SHOWROOM = Measure(
    title=_("penjualan di galeri sejak mulai"),
    read=lambda since: Sale.objects.filter(channel=Channel.SHOWROOM, happened_on__gte=since).count(),
)
ONLINE = Measure(
    title=_("penjualan daring sejak mulai"),
    read=lambda since: Sale.objects.filter(channel=Channel.SHOP, happened_on__gte=since).count(),
)
