"""What of campaign pages travels: their words. Photos, pieces, makers and vouchers are the council's own, and stay."""

from typing import Any, Final

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.parts import Choice, Part, Rows, Text, Values
from kriya.promotion.actions.blocks import add_block, change_block
from kriya.promotion.actions.campaigns import keep_campaign
from kriya.promotion.actions.pages import keep_page
from kriya.promotion.blocks.kinds import MOST_BLOCKS, BlockKind
from kriya.promotion.models import Campaign, CampaignPage

_LONGEST_KEY: Final = 70
_AROUND: Final = ("title_id", "title_en", "about_id", "about_en")
_SAID: Final = ("title_id", "title_en", "text_id", "text_en")
_CARRIED: Final = (BlockKind.HERO.value, BlockKind.TEXT.value)


def _pages() -> dict[str, CampaignPage]:
    """Return pages by their title, the newest of those that are called so."""
    rows = CampaignPage.objects.select_related("campaign").order_by("made_at", "pk")
    return {key: one for one in rows if (key := slugify(one.title_id)[:_LONGEST_KEY])}


def _lines(text: object) -> str:
    return str(text or "").replace("\r\n", "\n")


class CampaignPages(Part):
    """Pages as drafts: the council puts its own pieces between the words, and publishes them when it likes.

    A page that came is taken away by hand: its short link may stand somewhere by now.
    """

    title = _("Halaman kampanye")
    can_remove = False
    fields = {
        "title_id": Text(label=_("judul (Indonesia)"), most=120),
        "title_en": Text(label=_("judul (Inggris)"), most=120),
        "about_id": Text(label=_("ringkasan (Indonesia)"), most=200),
        "about_en": Text(label=_("ringkasan (Inggris)"), most=200),
        "campaign": Text(label=_("kampanye"), most=80),
        "blocks": Rows(
            label=_("isi halaman"),
            columns=(
                Choice(label=_("bagian"), choices=tuple(one for one in BlockKind.choices if one[0] in _CARRIED)),
                *(Text(label=_("teks"), most=4000) for _name in _SAID),
            ),
            most=MOST_BLOCKS,
        ),
    }

    def name(self, key: str, values: Values) -> str:
        return str(values.get("title_id") or key)

    def read(self) -> dict[str, dict[str, Any]]:
        return {
            key: {name: getattr(page, name) for name in _AROUND}
            | {"campaign": page.campaign.name, "blocks": [self._row(block) for block in self._carried(page)]}
            for key, page in _pages().items()
        }

    @staticmethod
    def _carried(page: CampaignPage) -> list[dict[str, Any]]:
        return [block for block in page.blocks if block["kind"] in _CARRIED]

    @staticmethod
    def _row(block: dict[str, Any]) -> list[str]:
        return [block["kind"], *(_lines(block["says"].get(name)) for name in _SAID)]

    def write(self, key: str, values: Values, *, by: Any) -> None:
        page = _pages().get(key)
        around = {name: values[name] for name in _AROUND if name in values}
        campaign = self._campaign(str(values["campaign"])) if "campaign" in values else page and page.campaign
        if page is None:
            around = {"title_id": key, **around}
        kept = keep_page(page, campaign=campaign or self._campaign(key), by=by, **around)
        if "blocks" in values:
            self._write_blocks(kept, values["blocks"])

    @staticmethod
    def _campaign(name: str) -> Campaign:
        found: Campaign | None = Campaign.objects.filter(name=name).order_by("-starts_on").first()
        return found or keep_campaign(None, name=name[:80], starts_on=today(), ends_on=None, note="")

    def _write_blocks(self, page: CampaignPage, rows: list[list[str]]) -> None:
        """Let the words stand in the blocks that are there, in their order, and the rest of them in new ones."""
        there = self._carried(page)
        for place, (kind, *said) in enumerate(rows):
            says = dict(zip(_SAID, said, strict=True))
            if place < len(there) and there[place]["kind"] == kind:
                page = change_block(page, there[place]["id"], {**there[place]["says"], **says})
            else:
                page = add_block(page, BlockKind(kind), str(new_id()), says)


CAMPAIGN_PAGES = CampaignPages()
