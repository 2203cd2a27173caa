"""Questions about councils."""

from typing import Final

from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet
from django.http.request import split_domain_port

from kriya.core.asking import ask
from kriya.core.sharing import CHANGES, Changes
from kriya.councils.models import Council

# First path segments that are pages of the national front and can never be a council.
RESERVED = frozenset(
    "en id akun masuk keluar beranda kartu undangan static media healthz readyz metrics api design kelola kasir mitra "
    "s l admin demo umkm produk cari capaian pelatihan pameran kunjungan keranjang pesanan dewan council councils "
    "robots favicon sitemap manifest provinsi data mulai".split()
)


def all_councils() -> QuerySet[Council]:
    """Return every council, by name."""
    return Council.objects.order_by("name")


_FIELDS: Final = [field.attname for field in Council._meta.concrete_fields]
_ADDRESSED: Final = f"""
SELECT {", ".join(f"c.{field.column}" for field in Council._meta.concrete_fields)}, p.*
FROM councils_council c, LATERAL ({CHANGES.format(council="c.id")}) p WHERE
"""  # noqa: S608 - our own text
_OF_SLUG: Final = f"{_ADDRESSED} c.slug = %s"
_OF_HOST: Final = f"{_ADDRESSED} c.id = (SELECT d.council_id FROM councils_councildomain d WHERE d.host = %s)"  # noqa: S608

# A council and how its public rows changed, in one question; every page begins with it.
Addressed = tuple[Council, Changes] | None


def council_of_slug(slug: str) -> Council | None:
    """Return the council whose path prefix this is, or None."""
    found = addressed_by_slug(slug)
    return found[0] if found else None


def addressed_by_slug(slug: str) -> Addressed:
    """Return the council whose path prefix this is, with its public changes, or None."""
    return None if slug in RESERVED else _addressed(_OF_SLUG, slug)


def addressed_by_host(host: str) -> Addressed:
    """Return the council that lives under its own domain, with its public changes, or None. The port counts not."""
    return _addressed(_OF_HOST, split_domain_port(host)[0])


def _addressed(sql: str, name: str) -> Addressed:
    # No address has this letter, and PostgreSQL has none of it.
    rows = ask(sql, [name]) if "\x00" not in name else []
    if not rows:
        return None
    row = rows[0]
    return Council.from_db(DEFAULT_DB_ALIAS, _FIELDS, row[: len(_FIELDS)]), Changes(*row[len(_FIELDS) :])
