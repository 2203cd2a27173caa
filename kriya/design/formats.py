"""How Kriya writes values for people: money, numbers, phones, times, and what is not known."""

from datetime import date, datetime
from typing import Final

import phonenumbers
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import get_language, gettext

Number = int | float

MINUS: Final = "\u2212"
ROUNDS_UP: Final = 0.9995  # 999.950 is "1 jt", not "1.000 rb"
_SCALES: Final = {
    "id": ((10**12, " triliun"), (10**9, " miliar"), (10**6, " jt"), (10**3, " rb")),
    "en": ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "K")),
}
_ZONES: Final = {7: "WIB", 8: "WITA", 9: "WIT"}


def _english() -> bool:
    return (get_language() or "id").startswith("en")


def number(value: Number | None, places: int | None = None) -> str:
    """Group digits in the reader's language ("1.234,5"); unknown is a marked dash."""
    if value is None:
        return unknown(None)
    # Django cuts decimals off; people expect them rounded.
    size = abs(round(value, places)) if places is not None else abs(value)
    text = number_format(size, decimal_pos=places, use_l10n=True, force_grouping=True)
    return f"{MINUS}{text}" if value < 0 else text


def rupiah(value: int | None) -> str:
    """Write rupiah as "Rp2.300.000"; a debt is "−Rp2.300.000", unknown a marked dash."""
    if value is None:
        return unknown(None)
    return f"{MINUS if value < 0 else ''}Rp{number(abs(value), 0)}"


def percent(value: Number | None, places: int = 0) -> str:
    """Write a share between 0 and 1 as "43 %", in English "43%"."""
    if value is None:
        return unknown(None)
    space = "" if _english() else "\u00a0"
    return f"{number(float(value) * 100, places)}{space}%"


def compact(value: Number | None) -> str:
    """Shorten a large number: "2,3 jt", "1,2 miliar", in English "2.3M"."""
    if value is None:
        return unknown(None)
    scales = _SCALES["en" if _english() else "id"]
    for size, word in scales:
        if abs(float(value)) >= size * ROUNDS_UP:
            scaled = float(value) / size
            places = 0 if abs(scaled) >= 100 or round(scaled, 1).is_integer() else 1
            return number(scaled, places) + word.replace(" ", "\u00a0")
    return number(value)


def masked(value: str | None, keep: int = 4) -> str:
    """Show only the last `keep` characters of a secret number, and say so to a screen reader."""
    if not value:
        return unknown(None)
    tail = value[-keep:] if len(value) > keep else ""
    html = '<span class="masked"><span aria-hidden="true">•••• </span><span class="visually-hidden">{} </span>{}</span>'
    return format_html(html, gettext("disamarkan, berakhir dengan") if tail else gettext("disamarkan"), tail)


def phone(value: str | None) -> str:
    """Write a telephone number as it is dialled at home: "0812-3456-7890"; abroad with +."""
    if not value:
        return unknown(None)
    try:
        parsed = phonenumbers.parse(str(value), "ID")
    except phonenumbers.NumberParseException:
        return str(value)
    national = parsed.country_code == 62
    style = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def when(value: datetime | date | None, style: str = "time") -> str:
    """Write a moment in the council's zone; style: "time", "date", "clock" or "relative"."""
    if value is None:
        return unknown(None)
    if not isinstance(value, datetime):
        return format_html('<time datetime="{}">{}</time>', value.isoformat(), format_date(value, "j M Y"))
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    full = f"{format_date(local, 'j M Y')}, {_clock(local)}"
    shown = {"date": format_date(local, "j M Y"), "clock": _clock(local), "relative": _relative(value)}.get(style, full)
    return format_html('<time datetime="{}" title="{}">{}</time>', local.isoformat(), full, shown)


def _clock(local: datetime) -> str:
    offset = local.utcoffset()
    hours = int(offset.total_seconds() // 3600) if offset is not None else None
    clock = format_date(local, "H:i" if _english() else "H.i")
    return f"{clock} {_ZONES.get(hours, '') if hours is not None else ''}".strip()


def _relative(value: datetime) -> str:
    now = timezone.now() if timezone.is_aware(value) else datetime.now()
    if value > now:
        return gettext("%(span)s lagi") % {"span": timesince(now, value, depth=1)}
    if (now - value).total_seconds() < 60:
        return gettext("baru saja")
    return gettext("%(span)s lalu") % {"span": timesince(value, now, depth=1)}


def unknown(value: object) -> str:
    """Let a known value pass (0 and False are known) and mark an unknown one as a dash."""
    if value is None or value == "":
        html = '<span class="unknown"><span aria-hidden="true">—</span><span class="visually-hidden">{}</span></span>'
        return format_html(html, gettext("belum diketahui"))
    return value if isinstance(value, str) else str(value)
