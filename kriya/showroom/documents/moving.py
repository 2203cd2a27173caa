"""The paper that goes along with pieces from one place to another (surat jalan)."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kriya.inventory.models import Transfer
from kriya.showroom.documents.papers import Column, set_paper


def transfer_pdf(transfer: Transfer, lines: Sequence[Any]) -> bytes:
    """Return the paper of a transfer; what arrived is on it once it was answered, else there is room for a pen."""
    with translation.override(settings.LANGUAGE_CODE):
        columns: list[Column] = [
            (_("Barang"), True, False),
            (_("Label"), False, False),
            (_("Perajin"), True, False),
            (_("Dikirim"), False, True),
            (_("Diterima"), False, True),
            (_("Keterangan"), True, False),
        ]
        pieces = sum(line.pieces for line in lines)
        return set_paper(
            title=_("Surat jalan"),
            number=transfer.number,
            intro=_("Barang berikut dikirim dalam keadaan baik. Periksa jumlah dan keadaannya saat diterima."),
            facts=[
                (_("Dari"), str(transfer.source)),
                (_("Ke"), str(transfer.target)),
                *([(_("Dibawa oleh"), transfer.carrier)] if transfer.carrier else []),
                (_("Jumlah"), ngettext("%(n)s barang", "%(n)s barang", pieces) % {"n": pieces}),
            ],
            columns=columns,
            rows=[_row(line) for line in lines],
            note=transfer.note,
            at=transfer.sent_at,
            signed=[
                _side(_("Yang mengirim"), transfer.sent_by.name if transfer.sent_by else ""),
                _side(_("Yang membawa"), transfer.carrier),
                _side(_("Yang menerima"), _received_by(lines)),
            ],
        )


def _row(line: Any) -> list[str]:
    answer = next(iter(line.answers.all()), None)
    told = []
    if answer is not None:
        told = [
            _("rusak %(n)s") % {"n": answer.damaged} if answer.damaged else "",
            _("hilang %(n)s") % {"n": answer.missing} if answer.missing else "",
            answer.reason,
        ]
    return [
        f"{line.lot.name}, {line.lot.variant_name}" if line.lot.variant_name else line.lot.name,
        line.lot.code,
        line.lot.maker.name if line.lot.maker else _("milik dewan"),
        str(line.pieces),
        str(answer.accepted) if answer is not None else "",
        "; ".join(part for part in told if part),
    ]


def _received_by(lines: Sequence[Any]) -> str:
    people = [answer.by.name for line in lines for answer in line.answers.all() if answer.by]
    return ", ".join(dict.fromkeys(people))


def _side(role: str, name: str) -> dict[str, str]:
    return {"role": role, "name": name, "drawing": ""}
