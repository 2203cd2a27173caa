"""Compose blocks: the same for campaign pages and newsletters. Every step leads back to the composing page, where the
block that is being worked at stands open (?blok=).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kriya.accounts.request import Request
from kriya.core.ids import new_id
from kriya.design.messages import attempt, did, undoable
from kriya.promotion.actions.blocks import add_block, change_block, move_block, remove_block, undo
from kriya.promotion.blocks.kinds import Block, BlockKind, read_blocks
from kriya.promotion.forms.blocks import FORMS, BlockForm
from kriya.promotion.models import Composed

LOOK: Final = "look"
"""What the button says that only searches."""
_WORDS: Final = 60


def composing(
    request: Request, thing: Composed, *, form: BlockForm | None = None, kinds: Sequence[BlockKind] = tuple(BlockKind)
) -> dict[str, Any]:
    """Return what the composing part of a page shows: the blocks, and the form of the one that is open; `form` where
    it was sent and is shown again.
    """
    blocks = read_blocks(thing.blocks)
    named = request.POST.get("blok") if form is not None else request.GET.get("blok")
    opened = next((one for one in blocks if one.id == named), None)
    return {
        "thing": thing,
        "lines": [
            {"block": one, "label": one.kind.label, "words": summary_of(one), "is_open": one == opened, "at": at}
            for at, one in enumerate(blocks)
        ],
        "last": len(blocks) - 1,
        "opened": opened,
        "block_form": form or (FORMS[opened.kind](says=opened.says) if opened else None),
        "kinds": kinds,
        "new_key": new_id().hex,
        "can_undo": bool(thing.past),
        "LOOK": LOOK,
    }


def summary_of(block: Block) -> str:
    """Return the first words of a block, for its line."""
    words = block.said("title") or block.said("text")
    return words if len(words) <= _WORDS else f"{words[:_WORDS].rsplit(' ', 1)[0]}…"


def keep_block(request: Request, thing: Composed) -> BlockForm | None:
    """Keep what a block's form says; return the form where it is to be shown again: it is wrong, or only searches."""
    block = next((one for one in read_blocks(thing.blocks) if one.id == request.POST.get("blok")), None)
    if block is None:
        return None
    form = FORMS[block.kind](request.POST, says=block.says)
    if not form.is_valid() or request.POST.get("do") == LOOK:
        return form
    attempt(request, lambda: change_block(thing, block.id, form.says()))
    return None


def _added(request: Request, thing: Composed) -> str:
    kind, key = request.POST.get("jenis", ""), request.POST.get("kunci", "")
    if kind not in BlockKind.values or not (len(key) == 32 and key.isalnum()):
        return ""
    return key if attempt(request, lambda: add_block(thing, BlockKind(kind), key)) else ""


def _moved(request: Request, thing: Composed) -> str:
    place, key = request.POST.get("tempat", ""), request.POST.get("blok", "")
    if place.isdecimal() and len(place) < 4:
        attempt(request, lambda: move_block(thing, key, int(place)))
    return request.POST.get("buka", "")


def _removed(request: Request, thing: Composed) -> str:
    if attempt(request, lambda: remove_block(thing, request.POST.get("blok", ""))):
        undoable(request, _("Blok dihapus."), request.path.replace("/hapus/", "/urungkan/"))
    return ""


def _undone(request: Request, thing: Composed) -> str:
    did(request, lambda: undo(thing), _("Langkah terakhir diurungkan."))
    return request.POST.get("buka", "")


STEPS: Final[Mapping[str, Callable[[Request, Composed], str]]] = {
    "tambah": _added,
    "pindah": _moved,
    "hapus": _removed,
    "urungkan": _undone,
}
"""The steps that change which blocks there are, by their word in the address; each returns the block to open then."""


def stepped(request: Request, thing: Composed, step: str, back: str) -> HttpResponse:
    """Take a step and lead back to the composing page."""
    opened = STEPS[step](request, thing)
    return redirect(f"{back}?blok={opened}#susun" if opened.isalnum() else f"{back}#susun")
