"""Charts that stay charts: drawn by the program that opens the deck, with the few shown numbers as their workbook."""

from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.util import Length, Pt

from kriya.achievements.deck.look import SANS, Look
from kriya.achievements.deck.slides import Chart, Shape
from kriya.achievements.deck.theme import colour

_KINDS: Final[dict[Shape, Any]] = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "doughnut": XL_CHART_TYPE.DOUGHNUT,
}
_PLAIN: Final = "#,##0"
_MILLIONS: Final = '#,##0.0,,"{unit}"'
Box = tuple[Length, Length, Length, Length]


def add_chart(slide: Any, chart: Chart, box: Box, look: Look, *, unit: str) -> None:
    """Put a chart on a slide. Money is written in millions with `unit` behind; a gap stays a gap."""
    lying = chart.shape == "bar"
    data: Any = CategoryChartData(  # type: ignore[no-untyped-call]
        number_format=_MILLIONS.format(unit=unit) if chart.money else _PLAIN
    )
    # A lying chart counts its rows from below: the first shall stand on top.
    data.categories = list(reversed(chart.categories)) if lying else list(chart.categories)
    for series in chart.series:
        data.add_series(series.name, list(reversed(series.values)) if lying else list(series.values))
    frame = slide.shapes.add_chart(_KINDS[chart.shape], *box, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)
    frame.name = chart.lead or chart.title
    _dress(frame.chart, chart, look)


def _dress(drawn: Any, chart: Chart, look: Look) -> None:
    drawn.font.size, drawn.font.name = Pt(14), SANS
    drawn.font.color.rgb = colour(look.soft)
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1 or chart.shape == "doughnut"
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.RIGHT if chart.shape == "doughnut" else XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
        drawn.legend.font.size = Pt(16)
    plot = drawn.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    # Two columns a quarter stand so close that numbers of fourteen points would lie upon each other.
    is_close = len(chart.series) > 1 and len(chart.categories) > 4
    labels.font.size, labels.font.bold = Pt(10 if is_close else 14), True
    labels.show_value = True
    labels.font.color.rgb = colour("FFFFFF" if chart.shape == "doughnut" else look.ink)
    if chart.shape == "doughnut":
        labels.show_percentage = True
        _dress_parts(plot, look)
        return
    labels.position = XL_LABEL_POSITION.ABOVE if chart.shape == "line" else XL_LABEL_POSITION.OUTSIDE_END
    _dress_axes(drawn, chart, look)
    if chart.shape != "line":
        plot.gap_width, plot.overlap = 55, -5
    for at, series in enumerate(plot.series):
        _dress_series(series, chart, look, at)


def _dress_parts(plot: Any, look: Look) -> None:
    series = plot.series[0]
    for at in range(len(list(series.values))):
        fill = series.points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = colour(look.parts[at % len(look.parts)])


def _dress_axes(drawn: Any, chart: Chart, look: Look) -> None:
    values, categories = drawn.value_axis, drawn.category_axis
    values.visible = False
    values.has_major_gridlines = False
    values.minimum_scale = 0
    categories.format.line.color.rgb = colour(look.line)
    categories.has_major_gridlines = False
    categories.tick_labels.font.size = Pt(16 if chart.shape == "bar" else 14)
    categories.tick_labels.font.color.rgb = colour(look.ink)


def _dress_series(series: Any, chart: Chart, look: Look, at: int) -> None:
    shade = colour(look.series[at % len(look.series)])
    if chart.shape == "line":
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = shade, Pt(3)
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = shade
        series.marker.format.line.color.rgb = shade
        return
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = shade
