"""Reasons for which a curator often returns a piece, by field: ready to be ticked, own words beside them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

# The order in which a curator looks at a piece.
REASONS: Final[Mapping[str, Sequence[Any]]] = {
    "photos": (_("Foto gelap atau kabur."), _("Belum tampak seluruh barang."), _("Latar terlalu ramai.")),
    "name": (_("Nama belum menyebut barangnya."), _("Jangan huruf besar semua.")),
    "price": (_("Harga tampak keliru."), _("Harga belum diisi.")),
    "craft": (_("Jenis kerajinan kurang tepat."),),
    "technique": (_("Teknik tidak sesuai foto."), _("Kain bermotif sablon jangan disebut batik.")),
    "materials": (_("Bahan belum disebut."),),
    "motif": (_("Motif tidak sesuai foto."),),
    "size": (_("Ukuran belum diisi."),),
    "kind": (_("Lama pengerjaan belum diisi."),),
    "story_id": (
        _("Cerita belum ada."), _("Ceritakan siapa yang membuat dan bagaimana."), _("Jangan cantumkan nomor telepon."),
    ),
    "care_id": (_("Cara merawat belum ada."),),
}  # fmt: skip


def notes_of(data: Any) -> dict[str, str]:
    """Return what a curator ticked and wrote about each field in a form that was sent."""
    said = {
        field: " ".join([*data.getlist(f"alasan_{field}"), data.get(f"catatan_{field}", "").strip()]).strip()
        for field in REASONS
    }
    return {field: text for field, text in said.items() if text}
