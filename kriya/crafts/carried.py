"""What of crafts travels: those that the council added itself. The common ones are there already."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kriya.core.parts import Part, Text, Values
from kriya.crafts.actions import add_craft, bring_back_craft, change_craft, retire_craft
from kriya.crafts.models import Craft

_WORDS = ("name_id", "name_en", "synonyms")


class OwnCrafts(Part):
    """A council's own crafts by their code, which stays the same wherever they go: the nation counts by it."""

    title = _("Jenis kerajinan tambahan")
    fields = {
        "name_id": Text(label=_("nama (Indonesia)"), most=80),
        "name_en": Text(label=_("nama (Inggris)"), most=80),
        "parent": Text(label=_("bagian dari"), most=48, pattern=r"[a-z0-9.-]*"),
        "kbli_code": Text(label=_("kode KBLI"), most=5, pattern=r"(\d{5})?"),
        "kbli_edition": Text(label=_("edisi KBLI"), most=4, pattern=r"(\d{4})?"),
        "synonyms": Text(label=_("sebutan lain"), most=1000),
    }

    def read(self) -> dict[str, dict[str, Any]]:
        own = Craft.objects.active().filter(is_own=True).select_related("parent").order_by("code")
        return {
            craft.code: {name: getattr(craft, name) for name in self.fields if name != "parent"}
            | {"parent": craft.parent.code if craft.parent else ""}
            for craft in own
        }

    def write(self, key: str, values: Values, *, by: Any) -> None:  # noqa: ARG002 - the history names who
        craft = Craft.objects.filter(code=key).first()
        if craft is None:
            above = Craft.objects.filter(code=values.get("parent") or "").first()
            given = {name: value for name, value in values.items() if name != "parent"}
            add_craft(code=key, parent=above, **{"name_id": key, **given})
            return
        bring_back_craft(craft)
        words = {name: values[name] for name in _WORDS if name in values}
        change_craft(
            craft,
            kbli_code=values.get("kbli_code", craft.kbli_code),
            kbli_edition=values.get("kbli_edition", craft.kbli_edition),
            **words,
        )

    def remove(self, key: str, *, by: Any) -> None:  # noqa: ARG002
        for craft in Craft.objects.filter(code=key):
            retire_craft(craft)


OWN_CRAFTS = OwnCrafts()
