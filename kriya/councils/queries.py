"""Questions about councils."""

from django.db.models import QuerySet

from kriya.councils.models import Council

# First path segments that are pages of the national front and can never be a council.
RESERVED = frozenset(
    "en id akun masuk keluar beranda kartu undangan static media healthz readyz metrics api design kelola kasir mitra "
    "s l admin demo umkm produk cari capaian pelatihan pameran kunjungan keranjang pesanan dewan council councils "
    "robots favicon sitemap manifest".split()
)


def all_councils() -> QuerySet[Council]:
    """Return every council, by name."""
    return Council.objects.order_by("name")


def council_of_slug(slug: str) -> Council | None:
    """Return the council whose path prefix this is, or None."""
    return None if slug in RESERVED else Council.objects.filter(slug=slug).first()


def council_of_host(host: str) -> Council | None:
    """Return the council that lives under its own domain, or None. The port does not count."""
    return Council.objects.filter(domains__host=host.rsplit(":", 1)[0].lower()).first()
