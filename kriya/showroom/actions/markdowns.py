"""Ask a maker for lower prices by a link, and bring those agreed to into force on their days."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from kriya.accounts.models import User
from kriya.accounts.tokens import new_token, token_hash
from kriya.core.clock import now, today
from kriya.core.refusal import Refused
from kriya.inventory.actions.prices import change_price, set_place_price
from kriya.inventory.models import Location, Lot
from kriya.ledger.queries.families import family
from kriya.makers.models import Maker
from kriya.showroom.actions.news import Told, mark_known, tell
from kriya.showroom.models import Markdown, MarkdownLine, NewsKind

REASON = "Turun harga atas persetujuan perajin"


@transaction.atomic
def ask(
    maker: Maker,
    wanted: Sequence[tuple[Lot, int, date]],
    *,
    by: User | None,
    days: int = 14,
    place: Location | None = None,
) -> tuple[Markdown, str]:
    """Ask whether lots may cost less from days on: (lot, price, day). Return the question and the secret of its link.

    With `place` the prices hold there alone.

    Refuse nothing, lots of somebody else, and prices that are not lower.
    """
    if not wanted:
        raise Refused("markdown_empty")
    own = set(family(maker.pk))
    for lot, after, _day in wanted:
        if lot.maker_id not in own:
            raise Refused("lot_of_other_maker", label=lot.code)
        if not 0 < after < lot.price:
            raise Refused("markdown_not_lower", name=lot.name)
    token, instant = new_token(), now()
    asked = Markdown(maker=maker, place=place, secret_hash=token.hash, asked_at=instant, asked_by=by)
    asked.expires_at = instant + timedelta(days=days)
    asked.save(force_insert=True)
    MarkdownLine.objects.bulk_create(
        [
            MarkdownLine.of_scope(markdown=asked, lot=lot, before=lot.price, after=after, from_on=day)
            for lot, after, day in wanted
        ]
    )
    tell([Told(NewsKind.MARKDOWN, maker.pk, asked.pk, {"lots": len(wanted)}, secret=token.secret)])
    return asked, token.secret


def markdown_of(secret: str) -> Markdown:
    """Return the question that a link leads to. Raise Refused("markdown_unknown") for none of ours."""
    found = Markdown.objects.filter(secret_hash=token_hash(secret)).select_related("maker", "place").first()
    if found is None:
        raise Refused("markdown_unknown")
    return found


@transaction.atomic
def answer(secret: str, *, accepted: bool, note: str = "") -> Markdown:
    """Answer a question by its link; what is agreed to and due holds at once. The same answer again changes nothing."""
    locked: Markdown = Markdown.objects.select_for_update().get(pk=markdown_of(secret).pk)
    if locked.answered_at is not None:
        if locked.accepted != accepted:
            raise Refused("markdown_answered_already")
        return locked
    if locked.expires_at < now():
        raise Refused("markdown_expired")
    locked.answered_at, locked.accepted, locked.answer_note = now(), accepted, note.strip()[:200]
    locked.save(update_fields=["answered_at", "accepted", "answer_note"])
    mark_known(NewsKind.MARKDOWN, locked.pk, by=None)
    if accepted:
        apply_due()
    return locked


@transaction.atomic
def apply_due() -> int:
    """Bring the agreed prices whose day has come into force; return how many. Twice is once.

    A lot that costs less by now, by another way, stays as it is.
    """
    due = MarkdownLine.objects.filter(markdown__accepted=True, applied_at=None, from_on__lte=today())
    lines = list(due.select_for_update(of=("self",)).select_related("lot", "markdown__place").order_by("from_on", "pk"))
    for line in lines:
        _apply(line, Lot.objects.get(pk=line.lot_id))
        line.applied_at = now()
        line.save(update_fields=["applied_at"])
    return len(lines)


def _apply(line: MarkdownLine, lot: Lot) -> None:
    asked = line.markdown
    if line.after >= lot.price:
        return
    if asked.place is not None:
        set_place_price(lot, asked.place, line.after, by=asked.asked_by, document=asked.pk)
    else:
        change_price(lot, line.after, reason=REASON, by=asked.asked_by, document=asked.pk)
