"""Two makers side by side: what differs, what is proposed, and what hangs on each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from kriya.core.personal import masked
from kriya.design.formats import number
from kriya.makers.models import Maker, Status
from kriya.makers.models.consent import ConsentSubject
from kriya.makers.queries.duplicates.consents import consents_after
from kriya.makers.queries.duplicates.fields import FIELDS, LEFT, MergeField, proposed

# Which of the two is proposed to be kept: the one further in its life with the council, then the older.
_RANK = (Status.FOSTERED, Status.GRADUATED, Status.INACTIVE, Status.REVIEWED, Status.APPLIED, Status.REFUSED)


_TELLS_APART: Final = ("owner_name", "village_name", "district_name")


@dataclass(frozen=True)
class Comparison:
    """Everything that the page of a merge shows; rows are those of the design's `compare`."""

    kept: Maker
    absorbed: Maker
    rows: Sequence[dict[str, Any]]
    hanging: Sequence[tuple[str, str, str]]
    public_after: Sequence[str]
    withdrawn: Sequence[str]
    two_niks: bool
    kept_is_weaker: bool

    @property
    def apart(self) -> tuple[str, str]:
        """What tells the two apart where their names may not: owner, village, district, else when they were noted."""
        for name in _TELLS_APART:
            mine, other = getattr(self.kept, name), getattr(self.absorbed, name)
            if mine and other and mine.casefold() != other.casefold():
                return mine, other
        left, right = (timezone.localtime(one.created_at) for one in (self.kept, self.absorbed))
        style = "j M Y" if left.date() != right.date() else "j M Y, H.i.s"
        noted = _("dicatat %(at)s")
        return noted % {"at": format_date(left, style)}, noted % {"at": format_date(right, style)}

    @property
    def differing(self) -> int:
        return sum(row["left"] != row["right"] for row in self.rows)


def in_order(one: Maker, other: Maker) -> tuple[Maker, Maker]:
    """Return the maker that is proposed to be kept, then the other."""
    first, second = sorted((one, other), key=lambda maker: (_rank(maker), maker.created_at, maker.pk))
    return first, second


def _rank(maker: Maker) -> int:
    return _RANK.index(Status(maker.status))


def compare_makers(kept: Maker, absorbed: Maker) -> Comparison:
    """Return two makers side by side; personal numbers are masked."""
    allowed = consents_after(kept, absorbed)
    before = {row.subject for maker in (kept, absorbed) for row in maker.consents.filter(withdrawn_at=None)}
    rows = [_row(field, kept, absorbed) for field in FIELDS if field.known(kept) or field.known(absorbed)]
    return Comparison(
        kept=kept,
        absorbed=absorbed,
        rows=[*rows, *_bank(kept, absorbed)],
        hanging=_hanging(kept, absorbed),
        public_after=[str(label) for subject, label in ConsentSubject.choices if subject in allowed],
        withdrawn=[str(label) for subject, label in ConsentSubject.choices if subject in before - allowed],
        two_niks=bool(kept.nik_hash and absorbed.nik_hash and kept.nik_hash != absorbed.nik_hash),
        kept_is_weaker=_rank(absorbed) < _rank(kept),
    )


def _row(field: MergeField, kept: Maker, absorbed: Maker) -> dict[str, Any]:
    left, right = field.shown(kept), field.shown(absorbed)
    if left == right and not field.same(kept, absorbed):
        # Masked, or shown shorter than it is: the eye must see that they differ.
        right = _("%(value)s (berbeda)") % {"value": right}
    label = str(field.label)
    return {
        "key": field.key,
        "label": label[:1].upper() + label[1:],
        "left": left,
        "right": left if field.same(kept, absorbed) else right,
        "choice": proposed(field, kept, absorbed),
    }


def _bank(kept: Maker, absorbed: Maker) -> list[dict[str, Any]]:
    mine, other = kept.bank_accounts.first(), absorbed.bank_accounts.first()
    if mine is None or other is None or mine.number_hash == other.number_hash:
        return []
    left, right = (f"{row.bank} {masked(row.number)}" for row in (mine, other))
    return [{"key": "bank", "label": _("Rekening bank"), "left": left, "right": right, "choice": LEFT}]


def _hanging(kept: Maker, absorbed: Maker) -> list[tuple[str, str, str]]:
    return [
        (label, words(kept), words(absorbed))
        for label, words in (
            (_("Telepon"), _phones),
            (_("Kerajinan"), _crafts),
            (_("Dokumen"), _papers),
            (_("Angka tahunan"), _years),
            (_("Kelompok"), _groups),
            (_("Foto"), _photos),
        )
    ]


def _phones(maker: Maker) -> str:
    return ", ".join(masked(row.number) for row in maker.phones.order_by("position", "pk"))


def _crafts(maker: Maker) -> str:
    return ", ".join(str(row.craft) for row in maker.crafts.select_related("craft").order_by("-is_main", "pk"))


def _papers(maker: Maker) -> str:
    return ", ".join(row.get_kind_display() for row in maker.papers.order_by("kind", "pk"))


def _years(maker: Maker) -> str:
    return ", ".join(str(row.year or "—") for row in maker.figures.order_by("year"))


def _groups(maker: Maker) -> str:
    return ", ".join(row.group.name for row in maker.groups.select_related("group").order_by("group__name"))


def _photos(maker: Maker) -> str:
    count = maker.photos.count()
    return number(count) if count else ""
