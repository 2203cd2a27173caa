"""One timeline of all that happened with a maker."""

from kriya.accounts.queries.history import Line
from kriya.makers.queries.timeline.entry import Entry, Kind
from kriya.makers.queries.timeline.whole import Timeline, timeline_of

__all__ = ["Entry", "Kind", "Line", "Timeline", "timeline_of"]
