"""Photos that come in a zip beside a product list: looked into, matched by file name, put to their products."""

from kriya.catalog.imports.photos.archive import Contents, Look, look_into, read_member
from kriya.catalog.imports.photos.matching import Matched, match_photos, told_of

__all__ = ["Contents", "Look", "Matched", "look_into", "match_photos", "read_member", "told_of"]
