"""What of the catalogue travels: words for products and what a curator must see; and what is counted of it."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kriya.catalog.actions.changes import set_rules
from kriya.catalog.actions.terms import KINDS, add_term, bring_back_term, change_term, retire_term
from kriya.catalog.models import CatalogRules, PublishedProduct
from kriya.catalog.terms import common_words
from kriya.core.parts import Flag, Measure, Part, Settings, Text, Values
from kriya.core.scoping import current_council

_WORDS: Final = ("name_id", "name_en")
_MEANINGS: Final = ("meaning_id", "meaning_en")


class OwnTerms(Part):
    """Materials, techniques and motifs that the common list lacks or says otherwise, as `kind:code`."""

    title = _("Istilah produk")
    fields = {
        "name_id": Text(label=_("nama (Indonesia)"), most=80),
        "name_en": Text(label=_("nama (Inggris)"), most=80),
        "meaning_id": Text(label=_("makna (Indonesia)"), most=2000),
        "meaning_en": Text(label=_("makna (Inggris)"), most=2000),
    }

    def read(self) -> dict[str, dict[str, Any]]:
        common = {f"{word.kind}:{word.code}": word for word in common_words()}
        found = {}
        for kind, model in KINDS.items():
            for term in model.objects.active().order_by("code"):
                told = {name: getattr(term, name) for name in self._names(kind)}
                word = common.get(f"{kind}:{term.code}")
                if word is None or any(getattr(word, name) != value for name, value in told.items()):
                    found[f"{kind}:{term.code}"] = told
        return found

    def write(self, key: str, values: Values, *, by: Any) -> None:  # noqa: ARG002 - the history names who
        kind, _colon, code = key.partition(":")
        given = {name: value for name, value in values.items() if name in self._names(kind)}
        term = KINDS[kind].objects.filter(code=code).first()
        if term is None:
            add_term(kind, code=code, **{"name_id": code, **given})
            return
        bring_back_term(term)
        change_term(kind, term, **given)

    def remove(self, key: str, *, by: Any) -> None:  # noqa: ARG002
        kind, _colon, code = key.partition(":")
        for term in KINDS[kind].objects.filter(code=code):
            retire_term(term)

    def allows(self, key: object, values: object) -> bool:
        kind = str(key).partition(":")[0]
        if not super().allows(key, values) or kind not in KINDS:
            return False
        return isinstance(values, dict) and set(values) <= set(self._names(kind))

    def _names(self, kind: str) -> tuple[str, ...]:
        return _WORDS + (_MEANINGS if kind == "motif" else ())


class Curation(Settings):
    """Which changes of a public product wait for a curator."""

    title = _("Aturan kurasi")
    fields = {
        "price_by_curator": Flag(label=_("perubahan harga lewat kurator")),
        "photos_by_curator": Flag(label=_("perubahan foto lewat kurator")),
        "words_by_curator": Flag(label=_("perubahan nama dan cerita lewat kurator")),
    }

    def current(self) -> dict[str, Any] | None:
        rules = CatalogRules.objects.first()
        return {name: getattr(rules, name) for name in self.fields} if rules else None

    def write(self, key: str, values: Values, *, by: Any) -> None:  # noqa: ARG002
        rules = CatalogRules.objects.first() or CatalogRules()
        set_rules(**{name: values.get(name, getattr(rules, name)) for name in self.fields})

    def remove(self, key: str, *, by: Any) -> None:
        self.write(key, {name: getattr(CatalogRules(), name) for name in self.fields}, by=by)


OWN_TERMS, CURATION = OwnTerms(), Curation()
PRICED = Measure(
    title=_("produk tayang dengan harga"),
    read=lambda _since: PublishedProduct.objects.of(current_council().pk).filter(price__gt=0).count(),
)
