"""Charts of a deck as SVG, for the screen in the hall and for paper: everything in one drawing of 1200 by 520."""

from collections.abc import Sequence
from html import escape
from math import cos, pi, sin
from typing import Final

from kriya.achievements.deck.slides import Chart
from kriya.design.formats import compact, number

WIDTH, HEIGHT = 1200, 520
_LABELS: Final = 330
_FOOT: Final = 46
_HEAD: Final = 40
Colours = Sequence[str]


def svg_of(chart: Chart, colours: Colours, *, ink: str, line: str, title: bool = True) -> str:
    """Draw a chart; colours are #rrggbb. It says in words what it shows to who cannot see it."""
    draw = {"bar": _bars, "column": _columns, "line": _lines, "doughnut": _doughnut}[chart.shape]
    inner = draw(chart, colours, ink, line)
    said = f"<title>{escape(chart.alt)}</title>" if title else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" width="{WIDTH}" '
        f'height="{HEIGHT}">{said}{inner}</svg>'
    )


def _written(chart: Chart, value: int | None) -> str:
    if value is None:
        return "–"
    return f"Rp{compact(value)}" if chart.money else number(value)


def _text(
    x: float, y: float, words: str, fill: str, *, anchor: str = "start", size: int = 22, bold: bool = False
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"{weight} fill="{fill}">'
        f"{escape(words)}</text>"
    )


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" fill="{fill}"/>'


def _largest(chart: Chart) -> int:
    return max((value or 0 for series in chart.series for value in series.values), default=0) or 1


def _shortened(words: str, most: int = 28) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _legend(chart: Chart, colours: Colours, ink: str) -> str:
    if len(chart.series) < 2:
        return ""
    drawn, x = "", 0.0
    for at, series in enumerate(chart.series):
        drawn += _rect(x, 4, 20, 20, colours[at]) + _text(x + 28, 21, series.name, ink, size=20)
        x += 60 + 11 * len(series.name)
    return drawn


def _bars(chart: Chart, colours: Colours, ink: str, _line: str) -> str:
    head = _HEAD if len(chart.series) > 1 else 0
    slot = (HEIGHT - head) / max(1, len(chart.categories))
    thick = min(34.0, slot * 0.62) / len(chart.series)
    room, largest, drawn = WIDTH - _LABELS - 130, _largest(chart), _legend(chart, colours, ink)
    for row, label in enumerate(chart.categories):
        middle = head + slot * (row + 0.5)
        drawn += _text(_LABELS - 18, middle + 8, _shortened(label), ink, anchor="end")
        for at, series in enumerate(chart.series):
            value = series.values[row]
            top, width = middle + thick * (at - len(chart.series) / 2), room * (value or 0) / largest
            drawn += _rect(_LABELS, top, width, thick - 2, colours[at])
            drawn += _text(_LABELS + width + 10, top + thick / 2 + 7, _written(chart, value), ink, size=20, bold=True)
    return drawn


def _columns(chart: Chart, colours: Colours, ink: str, line: str) -> str:
    slot, floor, largest = WIDTH / max(1, len(chart.categories)), HEIGHT - _FOOT, _largest(chart)
    wide, drawn = slot * 0.66 / len(chart.series), _legend(chart, colours, ink)
    for column, label in enumerate(chart.categories):
        drawn += _text(slot * (column + 0.5), HEIGHT - 12, label, ink, anchor="middle", size=20)
        for at, series in enumerate(chart.series):
            value = series.values[column]
            tall = (floor - 80) * (value or 0) / largest
            x = slot * (column + 0.17) + wide * at
            drawn += _rect(x, floor - tall, wide - 3, tall, colours[at])
            words = _written(chart, value)
            drawn += _text(
                x + wide / 2, floor - tall - 9, words, ink, anchor="middle", size=_fits(words, wide), bold=True
            )
    return drawn + _rect(0, floor, WIDTH, 1.5, line)


def _fits(words: str, width: float) -> int:
    return max(12, min(20, int(width / max(1, len(words)) / 0.56)))


def _lines(chart: Chart, colours: Colours, ink: str, line: str) -> str:
    slot, floor, largest = WIDTH / max(1, len(chart.categories)), HEIGHT - _FOOT, _largest(chart)
    drawn = _legend(chart, colours, ink) + _rect(0, floor, WIDTH, 1.5, line)
    for column, label in enumerate(chart.categories):
        drawn += _text(slot * (column + 0.5), HEIGHT - 12, label, ink, anchor="middle", size=20)
    for at, series in enumerate(chart.series):
        points = [
            (slot * (column + 0.5), floor - (floor - 80) * value / largest, value)
            for column, value in enumerate(series.values)
            if value is not None
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _value in points)
        drawn += f'<polyline points="{path}" fill="none" stroke="{colours[at]}" stroke-width="4"/>'
        for x, y, value in points:
            drawn += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="{colours[at]}"/>'
            drawn += _text(x, y - 16, _written(chart, value), ink, anchor="middle", size=20, bold=True)
    return drawn


def _doughnut(chart: Chart, colours: Colours, ink: str, _line: str) -> str:
    values = [value or 0 for value in chart.series[0].values]
    whole, turned, drawn = sum(values) or 1, 0.0, ""
    for at, (label, value) in enumerate(zip(chart.categories, values, strict=True)):
        part = value / whole
        drawn += _ring(turned, turned + part, colours[at % len(colours)])
        turned += part
        y = 130 + 62 * at
        drawn += _rect(620, y - 20, 24, 24, colours[at % len(colours)])
        drawn += _text(660, y, f"{_shortened(label, 34)}", ink, size=26)
        drawn += _text(1190, y, f"{number(value)} · {round(100 * part)}%", ink, anchor="end", size=26, bold=True)
    return drawn


def _ring(start: float, end: float, fill: str) -> str:
    """Draw a part of a ring, from and to turns of it; a whole ring is drawn in two halves."""
    if end - start > 0.999:
        return _ring(0, 0.5, fill) + _ring(0.5, 0.99999, fill)
    middle_x, middle_y, outer, inner = 280, HEIGHT / 2, 225, 130
    far = int(end - start > 0.5)

    def at(radius: float, turn: float) -> str:
        angle = 2 * pi * turn - pi / 2
        return f"{middle_x + radius * cos(angle):.2f} {middle_y + radius * sin(angle):.2f}"

    return (
        f'<path d="M{at(outer, start)}A{outer} {outer} 0 {far} 1 {at(outer, end)}L{at(inner, end)}'
        f'A{inner} {inner} 0 {far} 0 {at(inner, start)}Z" fill="{fill}"/>'
    )
