"""What a visitor's address asks of the catalogue: everything of a page stands in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote_plus

from django.http import QueryDict

# Topic of a facet and the word for it in the address.
PARAMS: Final = {
    "craft": "kerajinan",
    "maker": "umkm",
    "district": "kecamatan",
    "material": "bahan",
    "price": "harga",
    "kind": "jenis",
    "technique": "teknik",
    "motif": "motif",
}
SORTS: Final = ("", "terbaru", "termurah", "termahal", "nama")
LONGEST: Final = 100


@dataclass(frozen=True)
class Asked:
    """One page of the catalogue: words, what it is narrowed to by topic, order, and the key after which it begins."""

    text: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    after: str = ""
    before: str = ""
    as_typed: bool = False

    @property
    def facets(self) -> list[str]:
        """What it is narrowed to, as PublishedProduct.facets has it."""
        return [f"{topic}:{value}" for topic, value in self.chosen]

    def value(self, topic: str) -> str:
        """Return what a topic is narrowed to, or ""."""
        return dict(self.chosen).get(topic, "")

    def narrowed(self, topic: str, value: str) -> "Asked":
        """Return the first page narrowed to another value of one topic; to any with ""."""
        chosen = {**dict(self.chosen), topic: value}
        kept = tuple((name, chosen[name]) for name in PARAMS if chosen.get(name))
        return replace(self, chosen=kept, after="", before="")

    def query(self) -> str:
        """Return the query string of this page, "" or beginning with "?"."""
        text = "&".join([f"{name}={quote_plus(value)}" for name, value in self._pairs()])
        return f"?{text}" if text else ""

    def _pairs(self) -> Iterator[tuple[str, str]]:
        if self.text:
            yield "q", self.text
        if self.as_typed:
            yield "persis", "1"
        for topic, value in self.chosen:
            yield PARAMS[topic], value
        for name, value in (("urut", self.sort), ("sesudah", self.after), ("sebelum", self.before)):
            if value:
                yield name, value


def asked_by(params: QueryDict) -> Asked:
    """Read an address; what makes no sense in it counts as not said."""

    def word(name: str) -> str:
        return params.get(name, "").replace("\x00", "").strip()[:LONGEST]

    chosen = tuple((topic, value) for topic, name in PARAMS.items() if (value := word(name)))
    sort = word("urut")
    return Asked(
        text=word("q"),
        chosen=chosen,
        sort=sort if sort in SORTS else "",
        after=word("sesudah"),
        before=word("sebelum"),
        as_typed=word("persis") == "1",
    )
