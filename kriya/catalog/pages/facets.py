# ruff: noqa: E501 - an element stays on its line
"""What a list can be narrowed by: links with counts; and what it is narrowed to: chips to take off."""

from collections.abc import Iterator
from html import escape
from typing import Final
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.catalog.pages.words import word
from kriya.catalog.queries.public_asked import PARAMS, Asked
from kriya.catalog.queries.public_counts import Counts, Value
from kriya.design.tags.marks import icon

TITLES: Final = {
    "craft": gettext_lazy("Jenis kerajinan"),
    "price": gettext_lazy("Harga"),
    "kind": gettext_lazy("Sediaan"),
    "material": gettext_lazy("Bahan"),
    "district": gettext_lazy("Kecamatan"),
    "maker": gettext_lazy("Perajin"),
    "technique": gettext_lazy("Teknik"),
    "motif": gettext_lazy("Motif"),
}
BANDS: Final = {
    "0": gettext_lazy("sampai Rp100.000"),
    "1": gettext_lazy("Rp100.000–250.000"),
    "2": gettext_lazy("Rp250.000–500.000"),
    "3": gettext_lazy("Rp500.000–1 juta"),
    "4": gettext_lazy("di atas Rp1 juta"),
    "ask": gettext_lazy("tanya harga"),
}
KINDS: Final = {
    "one": gettext_lazy("Satu-satunya"),
    "batch": gettext_lazy("Dibuat berulang"),
    "to_order": gettext_lazy("Sesuai pesanan"),
}
_OWN_WORDS: Final = {"price": BANDS, "kind": KINDS}
_ORDERED: Final = {"price": list(BANDS), "kind": list(KINDS)}
_SHOWN: Final = ("craft", "price", "kind", "material", "district", "maker")
# One value that all have narrows nothing.
_FEWEST: Final = 2


class Panel:
    """The facets of one page."""

    def __init__(self, asked: Asked, counts: Counts, path: str, *, english: bool) -> None:
        self._asked, self._counts, self._english = asked, counts, english
        self._path = escape(path)
        self._dot = "," if english else "."

    def label(self, topic: str, value: str, found: Value | None = None) -> str:
        """Return what a value is called in the reader's language."""
        if topic in _OWN_WORDS:
            return str(_OWN_WORDS[topic].get(value, value))
        if found is not None and found.label_id:
            return found.label_en if self._english else found.label_id
        named = self._counts.labels.get(f"{topic}:{value}")
        return named[self._english] if named else value

    def chips(self) -> str:
        """Return what the list is narrowed to, each with its way back; "" for a whole list."""
        if not self._asked.chosen:
            return ""
        cross, hint = icon("close"), escape(_("Hapus saringan"))
        items = "".join(
            f'<li><a class="chip chip-remove" href="{self._link(topic, "")}"><span class="visually-hidden">{hint} </span>'
            f"{escape(self.label(topic, value))}{cross}</a></li>"
            for topic, value in self._asked.chosen
        )
        rest = ""
        if len(self._asked.chosen) >= _FEWEST:
            whole = Asked(text=self._asked.text, sort=self._asked.sort, as_typed=self._asked.as_typed)
            rest = f'<li><a class="chip" href="{self._path}{escape(whole.query())}">{word("clear")}</a></li>'
        return f'<ul class="chips" aria-label="{word("chosen")}">{items}{rest}</ul>'

    def topics(self) -> str:
        """Return every topic with its values as links."""
        return "".join(self._topics())

    def _topics(self) -> Iterator[str]:
        for topic in _SHOWN:
            values = self._values(topic)
            chosen = self._asked.value(topic)
            if len(values) < _FEWEST and not chosen:
                continue
            every = f'<li><a class="facet-all" href="{self._link(topic, "")}">{word("any")}</a></li>' if chosen else ""
            rows = "".join(self._rows(topic, values, chosen))
            yield f'<section class="facet"><h3>{escape(str(TITLES[topic]))}</h3><ul>{every}{rows}</ul></section>'

    def _values(self, topic: str) -> list[Value]:
        values = self._counts.topics.get(topic, [])
        if topic in _ORDERED:
            order = _ORDERED[topic]
            values = sorted((v for v in values if _code(v) in order), key=lambda v: order.index(_code(v)))
        chosen = self._asked.value(topic)
        if topic == "craft":
            return self._with_crafts_below(values, chosen)
        if chosen and all(_code(value) != chosen for value in values):
            values = [Value(f"{topic}:{chosen}", "", "", None), *values]
        return values

    def _with_crafts_below(self, values: list[Value], chosen: str) -> list[Value]:
        """Put the crafts below the chosen one beneath it."""
        top = chosen.partition(".")[0]
        below = self._counts.topics.get(f"craft.{top}", []) if top else []
        place = next((place for place, value in enumerate(values) if _code(value) == top), len(values) - 1)
        return [*values[: place + 1], *below, *values[place + 1 :]]

    def _rows(self, topic: str, values: list[Value], chosen: str) -> Iterator[str]:
        start, end = self._around(topic)
        for value in values:
            code = _code(value)
            count = f' <span class="count">{value.n:,}</span>'.replace(",", self._dot) if value.n is not None else ""
            current = ' aria-current="true"' if code == chosen else ""
            kind = ' class="facet-below"' if topic == "craft" and "." in code else ""
            yield (
                f'<li{kind}><a href="{start}{quote(code)}{end}"{current}><span>{escape(self.label(topic, code, value))}</span>'
                f"{count}</a></li>"
            )

    def _around(self, topic: str) -> tuple[str, str]:
        """Return the address of a value of this topic before and after the value."""
        query = self._asked.narrowed(topic, "").query()
        return f"{self._path}{escape(query)}{'&amp;' if query else '?'}{PARAMS[topic]}=", ""

    def _link(self, topic: str, value: str) -> str:
        return f"{self._path}{escape(self._asked.narrowed(topic, value).query())}"


def _code(value: Value) -> str:
    return value.facet.partition(":")[2]
