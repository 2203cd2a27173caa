"""Charts as server-rendered SVG: a figure is a value, `{% chart figure %}` draws it with its table beneath.

Horizontal places are per cent and text is in pixels, so that a chart fills 360 px or a printed page without scaled-down
letters. Every mark carries its number, so there is no legend to hunt; series differ by pattern as well as by colour;
unknown is a bar of its own.
"""

from kriya.design.charts.bars import Bars, Group, Grouped
from kriya.design.charts.columns import Columns, Trend
from kriya.design.charts.figure import Figure, Item
from kriya.design.charts.share import Share

__all__ = ["Bars", "Columns", "Figure", "Group", "Grouped", "Item", "Share", "Trend"]
