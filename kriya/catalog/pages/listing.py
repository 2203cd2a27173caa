# ruff: noqa: E501 - an element stays on its line
"""A list of products: what was found, what it can be narrowed by, cards, and the ways to the pages around."""

from dataclasses import dataclass, replace
from html import escape
from typing import Final

from django.utils.translation import gettext_noop, ngettext

from kriya.catalog.pages.cards import cards
from kriya.catalog.pages.facets import Panel
from kriya.catalog.pages.words import Frame
from kriya.catalog.queries.public_asked import Asked
from kriya.catalog.queries.public_counts import Counts
from kriya.catalog.queries.public_rows import Page
from kriya.catalog.queries.public_words import Words
from kriya.design.tags.marks import icon

SORTS: Final = (
    ("", gettext_noop("Terbaru")),
    ("termurah", gettext_noop("Termurah")),
    ("termahal", gettext_noop("Termahal")),
    ("nama", gettext_noop("Nama")),
)
FOUND_SORTS: Final = (("", gettext_noop("Paling cocok")), ("terbaru", gettext_noop("Terbaru")), *SORTS[1:])
MANY: Final = gettext_noop("Banyak produk")

_CURRENT: Final = ' aria-current="true"'


@dataclass(frozen=True)
class Listing:
    """Everything that a list page shows."""

    asked: Asked
    words: Words | None
    counts: Counts
    page: Page
    path: str
    frame: Frame

    @property
    def total(self) -> int | None:
        """How many products there are; None when they are too many to be counted."""
        begun = self.asked.after or self.asked.before
        return 0 if not self.page.cards and not begun else self.counts.total

    def total_said(self) -> str:
        """Return how many products there are, in words."""
        if self.total is None:
            return self.frame.say(MANY)
        return ngettext("%(n)s produk", "%(n)s produk", self.total) % {"n": self.frame.number(self.total)}

    def body(self) -> str:
        """Return filters at the side, and beside them what is chosen, the order, the cards, the ways on."""
        panel = Panel(self.asked, self.counts, self.path, self.frame)
        topics = panel.topics()
        return f'<div class="wares">{self._side(topics)}<div class="wares-main">{self._head()}{panel.chips()}{self._cards()}</div></div>'

    def _side(self, topics: str) -> str:
        if not topics:
            return ""
        count = f' <span class="count">{len(self.asked.chosen)}</span>' if self.asked.chosen else ""
        summary = f'<summary class="button">{icon("filter")}<span>{self.frame.word("narrow")}{count}</span></summary>'
        title = f'<h2 class="visually-hidden" id="saring">{self.frame.word("filters")}</h2>'
        return (
            f'<aside class="wares-side" aria-labelledby="saring">{title}<details class="wares-filters">{summary}'
            f'<div class="wares-topics">{topics}</div></details></aside>'
        )

    def _head(self) -> str:
        sorts = FOUND_SORTS if self.words else SORTS
        links = "".join(
            f'<li><a href="{self._address(replace(self.asked, sort=key, after="", before=""))}"'
            f"{_CURRENT if key == self.asked.sort else ''}>{escape(self.frame.say(label))}</a></li>"
            for key, label in sorts
        )
        order = (
            f'<ul class="wares-sorts" aria-label="{self.frame.word("sort")}">{links}</ul>' if self.page.cards else ""
        )
        return f'<div class="wares-head"><p role="status">{escape(self.total_said())}</p>{order}</div>'

    def _cards(self) -> str:
        if not self.page.cards:
            return self._nothing()
        return f'<ul class="wares-grid" role="list">{cards(self.page.cards, self.frame, first_view=True)}</ul>{self._ways()}'

    def _ways(self) -> str:
        _ = self.frame.say
        newer = self._way("before", self.page.before, "prev", _("Sebelumnya"))
        older = self._way("after", self.page.after, "next", _("Berikutnya"))
        if not self.page.before and not self.page.after:
            return ""
        return f'<nav class="pages" aria-label="{self.frame.word("pages")}">{newer}{older}</nav>'

    def _way(self, side: str, key: str, rel: str, label: str) -> str:
        if not key:
            return "<span></span>"
        there = replace(self.asked, **{"after": "", "before": "", side: key})  # type: ignore[arg-type]
        words = escape(label)
        shown = f"{icon('chevron-left')} {words}" if rel == "prev" else f"{words} {icon('chevron-right')}"
        return f'<a href="{self._address(there)}" rel="{rel}"><span>{shown}</span></a>'

    def _nothing(self) -> str:
        _, way, words = self.frame.say, escape(self.frame.base), self.frame.word("every_product")
        title, text = _("Belum ada yang cocok"), _("Kurangi saringannya, atau coba kata yang lebih pendek.")
        if not self.asked.chosen and not self.asked.text:
            title, text = _("Belum ada produk"), _("Produk tampil di sini begitu pengurus menayangkannya.")
            way, words = f"{escape(self.frame.script)}/umkm/", escape(_("Lihat UMKM"))
        return (
            f'<div class="empty"><span class="cloth" aria-hidden="true">{icon("search")}</span><h2>{escape(title)}</h2>'
            f'<p>{escape(text)}</p><a class="button button-primary" href="{way}">{words}</a></div>'
        )

    def _address(self, asked: Asked) -> str:
        return f"{escape(self.path)}{escape(asked.query())}"
