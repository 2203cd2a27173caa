"""Two people at the lines of one intake: what either wrote is there; about a line that both changed one is asked."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.datastructures import MultiValueDict

from kriya.design.meanwhile import OPENED, plain, read
from kriya.design.meanwhile_rows import about_row
from kriya.design.merging import Edits, Place, merged
from kriya.showroom.forms.intakes import LineForm, line_as_typed, line_forms, lines_sent
from kriya.showroom.models import Intake

_UNSEEN = ("foto", "baris")


@dataclass(frozen=True)
class _Line:
    """A line: what is seen of it, by which it is known, all of it as a browser sends it, and where it was sent."""

    seen: tuple[Any, ...]
    raw: Mapping[str, Any] = field(compare=False)
    place: int | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        return str(self.raw.get("baris") or "")

    def __str__(self) -> str:
        return "; ".join(str(one) for one in self.seen if one != "")


def opened_lines(intake: Intake, **given: Any) -> str:
    """Return what the page carries: the lines as they are now."""
    return json.dumps([line.raw for line in _now(intake, LineForm(**given), given)])


def lines_together(intake: Intake, data: Any, files: Any, **given: Any) -> list[LineForm]:
    """Return the lines that were sent with what somebody else made of the others since the page was opened."""
    sample = LineForm(**given)
    now = _now(intake, sample, given)
    try:
        opened = [_line(sample, dict(one)) for one in json.loads(data.get(OPENED, ""))]
    except (ValueError, TypeError):
        return line_forms(intake, data, files, **given)
    if opened == now:
        return line_forms(intake, data, files, **given)
    places = merged(opened, _edits(opened, now), _edits(opened, _typed(sample, data, files)))
    forms = line_forms(intake, *_written(places, data, files), **given)
    for form, place in zip(forms, places, strict=False):
        if place.asked and form.errors is not None:
            form.add_error("produk", about_row(place, str(place.theirs)))
    return forms


def _now(intake: Intake, sample: LineForm, given: Mapping[str, Any]) -> list[_Line]:
    rows = intake.lines.select_related("product").order_by("position")
    return [_line(sample, line_as_typed(row, given["products"])) for row in rows]


def _line(sample: LineForm, said: Mapping[str, Any], place: int | None = None) -> _Line:
    fields = sample.fields
    raw = {name: plain(one.prepare_value(said.get(name))) for name, one in fields.items() if name != "foto"}
    raw["baris"] = str(raw["baris"] or "")
    return _Line(tuple(read(one, raw[name]) for name, one in fields.items() if name not in _UNSEEN), raw, place)


def _typed(sample: LineForm, data: Any, files: Any) -> list[_Line]:
    found = []
    for place in range(lines_sent(data)):
        said = {name: data.get(f"b{place}-{name}", "") for name in sample.fields}
        if f"b{place}-foto" in files or any(said[name].strip() for name in ("produk", "jumlah", "harga")):
            found.append(_line(sample, said, place))
    return found


def _edits(opened: Sequence[_Line], became: Sequence[_Line]) -> Edits[_Line]:
    """A line is the same by its key; one without, or with one that was not there, is new."""
    by_key = {line.key: line for line in became if line.key}
    known = {line.key for line in opened}
    return Edits(
        [by_key.get(line.key) for line in opened], {len(opened): [one for one in became if one.key not in known]}
    )


def _written(places: Sequence[Place[_Line]], data: Any, files: Any) -> tuple[Any, Any]:
    """Return what a browser would send of these lines; a photo goes along with the line that it came with."""
    written = data.copy()
    photos: MultiValueDict[str, Any] = MultiValueDict()
    for name in [name for name in written if name.startswith("b") and name.partition("-")[0][1:].isdecimal()]:
        del written[name]
    for number, place in enumerate(places):
        for name, value in place.row.raw.items():
            written[f"b{number}-{name}"] = "" if value is None else str(value)
        if place.row.place is not None and (photo := files.get(f"b{place.row.place}-foto")):
            photos[f"b{number}-foto"] = photo
    return written, photos
