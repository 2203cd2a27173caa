"""Booths as they are typed: a line a booth, as on the organiser's list; and who stands where."""

import re
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.core.refusal import Refused
from kriya.design.meanwhile import LinesField, Meanwhile
from kriya.exhibitions.actions.booths import Drawn
from kriya.exhibitions.forms import day
from kriya.exhibitions.models import Booth, Exhibition, Participant
from kriya.exhibitions.models.booths import MOST_SHARES

_LINE: Final = re.compile(
    r"(?P<code>[\w.-]{1,12})\s+(?P<width>\d{1,3}(?:[.,]\d)?)\s*[x×*]\s*(?P<depth>\d{1,3}(?:[.,]\d)?)"
    r"(?:\s+(?P<shares>\d{1,2}))?(?:\s*@\s*(?P<x>\d{1,3}(?:[.,]\d)?)\s*[;/ ]\s*(?P<y>\d{1,3}(?:[.,]\d)?))?"
)
_AISLE: Final = 20
"""Decimetres between rows that say nothing of where they stand."""
MOST: Final = 200


class PlanForm(Meanwhile, forms.Form):
    """The plan: a line a booth, a blank line begins the next row of booths."""

    denah = LinesField(
        label=_("Stan, satu baris satu stan"), required=False, max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_(
            "Kode dan ukuran dalam meter, lalu jumlah perajin bila dipakai bersama: A1 3x2 2. Stan berjajar; baris "
            "kosong memulai deret baru di seberang lorong. Letak sendiri boleh ditulis: B7 3x3 @ 12 6 (meter dari kiri "
            "dan dari atas)."
        ),
    )  # fmt: skip

    def drawn(self) -> list[Drawn]:
        """Return the booths; raise Refused for a line that cannot be read."""
        return read_plan(self.cleaned_data["denah"])


def read_plan(text: str) -> list[Drawn]:
    """Read a plan: booths stand side by side, rows behind each other; raise Refused for a line that cannot be read."""
    found: list[Drawn] = []
    x = y = deepest = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            x, y, deepest = 0, y + deepest + (_AISLE if deepest else 0), 0
            continue
        said = _LINE.fullmatch(line.strip())
        if said is None or len(found) >= MOST:
            raise Refused("booth_wrong", line=number)
        width, depth, shares = _dm(said["width"]), _dm(said["depth"]), int(said["shares"] or 1)
        if not (width and depth and 1 <= shares <= MOST_SHARES):
            raise Refused("booth_wrong", line=number)
        code = said["code"].upper()
        if said["x"] is not None:
            found.append(Drawn(code, _dm(said["x"]), _dm(said["y"]), width, depth, shares))
            continue
        found.append(Drawn(code, x, y, width, depth, shares))
        x, deepest = x + width, max(deepest, depth)
    return found


def written_plan(booths: Iterable[Booth]) -> str:
    """Return a plan as it would be typed, each booth with where it stands."""
    return "\n".join(
        f"{one.code} {_m(one.width)}x{_m(one.depth)} {one.shares} @ {_m(one.x)} {_m(one.y)}" for one in booths
    )


def _dm(metres: str) -> int:
    whole, _point, part = metres.replace(",", ".").partition(".")
    return int(whole) * 10 + int(part or 0)


def _m(decimetres: int) -> str:
    whole, part = divmod(decimetres, 10)
    return f"{whole},{part}" if part else str(whole)


class AllotForm(forms.Form):
    """Who stands in which booth on which days."""

    stan: Any = forms.ModelChoiceField(label=_("Stan"), queryset=None, empty_label="–")
    peserta: Any = forms.ModelChoiceField(label=_("Perajin"), queryset=None, empty_label="–")
    dari = day(_("Dari"))
    sampai = day(_("Sampai"))

    def __init__(self, *args: Any, exhibition: Exhibition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        booths: Any = self.fields["stan"]
        booths.queryset = Booth.objects.filter(exhibition=exhibition).select_related("exhibition").order_by("y", "x")
        makers: Any = self.fields["peserta"]
        rows = Participant.objects.filter(exhibition=exhibition, withdrawn_at=None).select_related("maker")
        makers.queryset = rows.order_by("maker__name")
