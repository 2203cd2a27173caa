"""From a publication to the slides that tell of it, in the language that is on."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import ceil
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kriya.achievements.deck.material import Material
from kriya.achievements.deck.slides import (
    Chart,
    Cover,
    Definitions,
    Fact,
    Farewell,
    Numbers,
    Series,
    Shape,
    Slide,
    Story,
)
from kriya.achievements.page import change_of, share_of_women
from kriya.achievements.sheet import Entry
from kriya.core.indicators import DIMENSIONS, UNKNOWN
from kriya.design.formats import compact, number, percent, rupiah

MOST: Final = 8
_ON_A_SLIDE: Final = 6
"""So many definitions at most."""
HEADLINES: Final = (
    "makers.fostered", "products.published", "crafts.active", "trade.sales", "trade.earned", "labour.total",
)  # fmt: skip
HELPED: Final = (
    "training.makers", "training.events", "exhibitions.makers", "exhibitions.events", "assistance.papers",
    "visits.received",
)  # fmt: skip
Maker = Callable[[Material], Chart | Numbers | None]


def slides_of(material: Material) -> list[Slide]:
    """Compose a deck in the language that is on; what may not be shown has no slide."""
    found: list[Slide] = [_cover(material), _numbers(material)]
    for make in _CHARTS:
        slide = make(material)
        if slide is not None:
            found.append(slide)
    found += [_story(material, told) for told in material.stories]
    return [*found, *_definitions(material), _farewell(material)]


def _cover(material: Material) -> Cover:
    return Cover(
        material.title or gettext("Capaian %(period)s") % {"period": material.name},
        _notes(material, gettext("Ucapkan selamat datang, lalu sebut periode angka yang dipaparkan.")),
        material.brand["name"],
        material.name,
        material.audience,
    )


def _numbers(material: Material) -> Numbers:
    entries = [entry for code in HEADLINES if (entry := material.shown(code))]
    lead = ""
    women = share_of_women(material.sheet)
    if women is not None:
        lead = gettext("%(share)s tenaga kerja adalah perempuan.") % {"share": percent(women)}
    said = [f"{entry.name}: {entry.definition} ({coverage(entry)})" for entry in entries]
    return Numbers(gettext("Sekilas"), _notes(material, *said), [fact_of(material, entry) for entry in entries], lead)


def _helped(material: Material) -> Numbers | None:
    """Tell what was done for makers and guests; nothing where less than two of it can be told."""
    entries = [entry for code in HELPED if (entry := material.shown(code)) and entry.value]
    if len(entries) < 2:
        return None
    said = [f"{entry.name}: {entry.definition} ({coverage(entry)})" for entry in entries]
    title = gettext("Dilatih, dipamerkan, dibantu")
    return Numbers(title, _notes(material, *said), [fact_of(material, entry) for entry in entries])


def fact_of(material: Material, entry: Entry) -> Fact:
    """Return a figure as one large number."""
    value = entry.value or 0
    text = f"Rp{compact(value)}" if entry.is_money else number(value)
    return Fact(text, str(entry.name), change_of(value, material.before(entry.code)))


def coverage(entry: Entry) -> str:
    """Return of how many rows a figure is known."""
    if entry.stands_since:
        told = gettext("keadaan %(day)s; perubahan sesudahnya terlalu kecil untuk ditampilkan")
        return told % {"day": date_format(entry.stands_since, "j F Y")}
    if entry.known == entry.total:
        return gettext("semua diketahui")
    told = gettext("diketahui %(known)s dari %(total)s") % {"known": number(entry.known), "total": number(entry.total)}
    return f"{told} {entry.counted}".rstrip()


def _parts(code: str, dimension: str, shape: Shape, title: Promise) -> Maker:
    """Make a slide of one figure by one dimension; long tables end in one part for the rest. The title may name the
    `largest` part and its `count`."""

    def make(material: Material) -> Chart | None:
        entry = material.shown(code)
        cells = {key: count for key, count in entry.by(dimension).items() if key != UNKNOWN} if entry else {}
        if entry is None or len(cells) < 2:
            return None
        if shape == "bar":
            cells = dict(sorted(cells.items(), key=lambda cell: -(cell[1] or 0)))
        labels = [material.sheet.label(dimension, key) for key in cells]
        values: list[int | None] = list(cells.values())
        if len(cells) > MOST + 1:
            rest = gettext("%(count)s lainnya") % {"count": len(cells) - MOST}
            labels, values = [*labels[:MOST], rest], [*values[:MOST], sum(list(cells.values())[MOST:])]
        largest = max(cells, key=lambda key: cells[key])
        told = {"largest": material.sheet.label(dimension, largest), "count": number(cells[largest])}
        series = [Series(str(entry.name), values)]
        return _chart(material, entry, str(title) % told, shape, labels, series, dimension)

    return make


def _chart(
    material: Material, entry: Entry, title: str, shape: Shape, labels: list[str], series: list[Series], dimension: str
) -> Chart:
    said = "; ".join(f"{label}: {_written(entry, v)}" for label, v in zip(labels, series[0].values, strict=True))
    by = str(DIMENSIONS[dimension].name).lower() if dimension else gettext("triwulan")
    name = gettext("%(figure)s menurut %(dimension)s") % {"figure": entry.name, "dimension": by}
    dated = entry.dated(dimension) if dimension else None
    when = date_format(dated or material.sheet.as_of, "j F Y")
    source = entry.basis.source if entry.basis else ""
    return Chart(
        title=title,
        notes=_notes(material, f"{name}: {entry.definition}", coverage(entry)),
        shape=shape,
        categories=labels,
        series=series,
        alt=f"{name}. {said}.",
        lead=name,
        source=f"{source} · {gettext('keadaan %(date)s') % {'date': when}} · {material.mark}",
        money=entry.is_money,
    )


def _written(entry: Entry, value: int | None) -> str:
    if value is None:
        return gettext("belum diketahui")
    return rupiah(value) if entry.is_money else number(value)


def _over_time(codes: tuple[str, ...], shape: Shape, title: Promise) -> Maker:
    """Make a slide of figures over the quarters; a quarter that was not told stays a gap. The title may name the
    `value`, or `brief` where it is money."""

    def make(material: Material) -> Chart | None:
        entry = material.shown(codes[0])
        told = material.over_time(codes[0])
        if entry is None or sum(value is not None for _quarter, value in told) < 2:
            return None
        entries = [one for code in codes if (one := material.shown(code))]
        series = [Series(str(one.name), [value for _quarter, value in material.over_time(one.code)]) for one in entries]
        labels = [str(period.short) for period, _value in told]
        change = change_of(entry.value or 0, material.before(entry.code))
        said = str(title) % {"value": number(entry.value), "brief": compact(entry.value)}
        return replace(_chart(material, entry, said, shape, labels, series, ""), lead=_sentence(entry, change))

    return make


def _sentence(entry: Entry, change: str) -> str:
    name = gettext("%(figure)s menurut %(dimension)s") % {"figure": entry.name, "dimension": gettext("triwulan")}
    return f"{name}: {change}" if change else name


def _years(material: Material) -> Chart | None:
    entry = material.shown("labour.total")
    cells = entry.by("year") if entry else {}
    if entry is None or len(cells) < 2:
        return None
    title = gettext("Lapangan kerja dari tahun ke tahun")
    values: list[int | None] = list(cells.values())
    return _chart(material, entry, title, "line", list(cells), [Series(str(entry.name), values)], "year")


def _targets(material: Material) -> Chart | None:
    pairs = [(one, entry) for one in material.targets if (entry := material.shown(one.code))]
    if not pairs:
        return None
    reached = [round(100 * (entry.value or 0) / one.value) for one, entry in pairs]
    labels = [str(entry.name) for _one, entry in pairs]
    met = sum(share >= 100 for share in reached)
    title = gettext("%(met)s dari %(all)s target tercapai") % {"met": met, "all": len(pairs)}
    lines = [
        gettext("%(name)s: %(value)s dari target %(target)s")
        % {"name": entry.name, "value": _written(entry, entry.value), "target": _written(entry, one.value)}
        for one, entry in pairs
    ]
    series = [Series(gettext("Tercapai, persen dari target"), reached)]
    lead = gettext("Tercapai, persen dari target")
    alt = f"{title}. {'; '.join(lines)}."
    return Chart(title, _notes(material, *lines), "bar", labels, series, alt, lead, material.mark)


def _peers(material: Material) -> Chart | None:
    pairs = [(one, entry) for one in material.peers if (entry := material.shown(one.code)) and not entry.is_money]
    if not pairs:
        return None
    councils = min(one.councils for one, _entry in pairs)
    title = gettext("Di antara %(n)s dewan") % {"n": councils}
    labels = [str(entry.name) for _one, entry in pairs]
    series = [
        Series(material.brand["short"], [entry.value for _one, entry in pairs]),
        Series(gettext("Nilai tengah dewan lain"), [one.value for one, _entry in pairs]),
    ]
    note = gettext("Nilai tengah dari dewan yang setuju dihitung, tanpa nama; hanya angka yang sudah disetujui.")
    return Chart(title, _notes(material, note), "bar", labels, series, f"{title}. {note}", note, material.mark)


_CHARTS: Final[tuple[Maker, ...]] = (
    _parts("makers.fostered", "craft_family", "bar", _("%(largest)s terbanyak: %(count)s UMKM")),
    _parts("makers.fostered", "district", "bar", _("Perajin di setiap kecamatan")),
    _parts("makers.fostered", "gender", "doughnut", _("Siapa pemilik usaha")),
    _parts("makers.fostered", "size", "doughnut", _("Ukuran usaha binaan")),
    _over_time(("makers.fostered",), "column", _("%(value)s UMKM binaan")),
    _parts("products.published", "craft", "bar", _("Karya yang tayang: %(largest)s terbanyak")),
    _over_time(("trade.sales", "trade.earned"), "column", _("Omzet Rp%(brief)s")),
    _parts("trade.sales", "channel", "bar", _("Saluran terbesar: %(largest)s")),
    _parts("trade.sales", "sold_family", "bar", _("Paling laku: %(largest)s")),
    _over_time(("trade.pieces",), "column", _("%(value)s karya terjual")),
    _over_time(("promotion.visits",), "line", _("%(value)s kunjungan dari promosi")),
    _helped,
    _over_time(("training.makers",), "column", _("%(value)s UMKM dilatih")),
    _over_time(("exhibitions.makers",), "column", _("%(value)s UMKM dipamerkan")),
    _parts("assistance.papers", "paper_obtained", "bar", _("Dokumen yang diperoleh: %(largest)s terbanyak")),
    _over_time(("visits.received",), "column", _("%(value)s kunjungan diterima")),
    _years,
    _targets,
    _peers,
)


def _story(material: Material, told: Mapping[str, str]) -> Story:
    english = (get_language() or "id").startswith("en")
    title = (english and told.get("title_en")) or told["title_id"]
    words = (english and told.get("words_en")) or told.get("words_id", "")
    is_pair = told["kind"] == "before_after"
    under = (gettext("Sebelum"), gettext("Sesudah")) if is_pair else ("", "")
    photos = [
        (told[name], told.get(f"{name}_alt", ""), caption)
        for name, caption in (("photo", under[0]), ("photo_after", under[1]))
        if told.get(name)
    ]
    return Story(title, _notes(material, words), told["kind"], words, told.get("speaker", ""), photos)


def _definitions(material: Material) -> list[Definitions]:
    rows = [
        (str(entry.name), str(entry.definition), str(entry.basis.source) if entry.basis else "")
        for entry in material.sheet.entries
        if entry.value is not None
    ]
    title = gettext("Cara membaca angka ini")
    notes = [gettext("Kelompok kecil digabung atau tidak ditampilkan, agar tidak menunjuk orang.")]
    # As many on each slide: a last one with a single line looks like a mistake.
    each = ceil(len(rows) / ceil(len(rows) / _ON_A_SLIDE)) if rows else 1
    return [Definitions(title, _notes(material, *notes), rows[at : at + each]) for at in range(0, len(rows), each)]


def _farewell(material: Material) -> Farewell:
    lines = [
        gettext("Angka %(period)s, disetujui %(date)s oleh %(who)s")
        % {
            "period": material.name,
            "date": date_format(material.published_on, "j F Y"),
            "who": material.published_by,
        },
        gettext("Sidik digital %(mark)s") % {"mark": material.mark},
    ]
    if material.revision:
        lines.append(gettext("Angka direvisi: %(reason)s") % {"reason": material.reason})
    return Farewell(gettext("Terima kasih"), _notes(material), material.brand["name"], lines)


def _notes(material: Material, *lines: str) -> str:
    """Return what stands beneath every slide for its speaker: what it says, and where it comes from."""
    stands = gettext("Sumber: terbitan %(mark)s, %(period)s, disetujui %(date)s.") % {
        "mark": material.mark,
        "period": material.name,
        "date": date_format(material.published_on, "j F Y"),
    }
    revised = [gettext("Angka direvisi: %(reason)s") % {"reason": material.reason}] if material.revision else []
    return "\n".join([*(line for line in lines if line), *revised, stands])
