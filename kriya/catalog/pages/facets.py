# ruff: noqa: E501 - an element stays on its line
"""What a list can be narrowed by: links with counts; and what it is narrowed to: chips to take off."""

from collections.abc import Iterator
from html import escape
from typing import Final
from urllib.parse import quote

from django.utils.translation import gettext_noop

from kriya.catalog.pages.words import Frame
from kriya.catalog.queries.public_asked import PARAMS, Asked
from kriya.catalog.queries.public_counts import Counts, Value
from kriya.design.tags.marks import icon

TITLES: Final = {
    "craft": gettext_noop("Jenis kerajinan"),
    "price": gettext_noop("Harga"),
    "kind": gettext_noop("Sediaan"),
    "material": gettext_noop("Bahan"),
    "district": gettext_noop("Kecamatan"),
    "maker": gettext_noop("Perajin"),
    "technique": gettext_noop("Teknik"),
    "motif": gettext_noop("Motif"),
}
BANDS: Final = {
    "0": gettext_noop("sampai Rp100.000"),
    "1": gettext_noop("Rp100.000–250.000"),
    "2": gettext_noop("Rp250.000–500.000"),
    "3": gettext_noop("Rp500.000–1 juta"),
    "4": gettext_noop("di atas Rp1 juta"),
    "ask": gettext_noop("tanya harga"),
}
KINDS: Final = {
    "one": gettext_noop("Satu-satunya"),
    "batch": gettext_noop("Dibuat berulang"),
    "to_order": gettext_noop("Sesuai pesanan"),
}
_OWN_WORDS: Final = {"price": BANDS, "kind": KINDS}
_ORDERED: Final = {"price": list(BANDS), "kind": list(KINDS)}
_SHOWN: Final = ("craft", "price", "kind", "material", "district", "maker")
# One value that all have narrows nothing.
_FEWEST: Final = 2


class Panel:
    """The facets of one page."""

    def __init__(self, asked: Asked, counts: Counts, path: str, frame: Frame) -> None:
        self._asked, self._counts, self._frame = asked, counts, frame
        self._path = escape(path)

    def label(self, topic: str, value: str, found: Value | None = None) -> str:
        """Return what a value is called in the reader's language."""
        if topic in _OWN_WORDS:
            known = _OWN_WORDS[topic].get(value)
            return self._frame.say(known) if known else value
        if found is not None and found.label_id:
            return found.label_en if self._frame.english else found.label_id
        named = self._counts.labels.get(f"{topic}:{value}")
        return named[self._frame.english] if named else value

    def chips(self) -> str:
        """Return what the list is narrowed to, each with its way back; "" for a whole list."""
        if not self._asked.chosen:
            return ""
        _ = self._frame.say
        cross, hint = icon("close"), escape(_("Hapus saringan"))
        items = "".join(
            f'<li><a class="chip chip-remove" href="{self._link(topic, "")}"><span class="visually-hidden">{hint} </span>'
            f"{escape(self.label(topic, value))}{cross}</a></li>"
            for topic, value in self._asked.chosen
        )
        rest = ""
        if len(self._asked.chosen) >= _FEWEST:
            whole = Asked(text=self._asked.text, sort=self._asked.sort, as_typed=self._asked.as_typed)
            rest = (
                f'<li><a class="chip" href="{self._path}{escape(whole.query())}">{self._frame.word("clear")}</a></li>'
            )
        return f'<ul class="chips" aria-label="{self._frame.word("chosen")}">{items}{rest}</ul>'

    def topics(self) -> str:
        """Return every topic with its values as links."""
        return "".join(self._topics())

    def _topics(self) -> Iterator[str]:
        for topic in _SHOWN:
            values = self._values(topic)
            chosen = self._asked.value(topic)
            if len(values) < _FEWEST and not chosen:
                continue
            every = (
                f'<li><a class="facet-all" href="{self._link(topic, "")}">{self._frame.word("any")}</a></li>'
                if chosen
                else ""
            )
            rows = "".join(self._rows(topic, values, chosen))
            yield f'<section class="facet"><h3>{escape(self._frame.say(TITLES[topic]))}</h3><ul>{every}{rows}</ul></section>'

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
        start, number = self._before_value(topic), self._frame.number
        for value in values:
            code = _code(value)
            count = f' <span class="count">{number(value.n)}</span>' if value.n is not None else ""
            current = ' aria-current="true"' if code == chosen else ""
            kind = ' class="facet-below"' if topic == "craft" and "." in code else ""
            said = escape(self.label(topic, code, value))
            yield f'<li{kind}><a href="{start}{quote(code)}"{current}><span>{said}</span>{count}</a></li>'

    def _before_value(self, topic: str) -> str:
        """Return the address that narrows by this topic, up to the value."""
        query = self._asked.narrowed(topic, "").query()
        return f"{self._path}{escape(query)}{'&amp;' if query else '?'}{PARAMS[topic]}="

    def _link(self, topic: str, value: str) -> str:
        return f"{self._path}{escape(self._asked.narrowed(topic, value).query())}"


def _code(value: Value) -> str:
    return value.facet.partition(":")[2]
