"""Which lots have stood so long that their agreement proposes a lower price."""

from dataclasses import dataclass

from kriya.core.clock import today
from kriya.inventory.models import ON_SALE, Lot
from kriya.ledger.terms import WHOLE, portion
from kriya.showroom.models import IntakeLine, MarkdownLine


@dataclass(frozen=True)
class Proposal:
    """A lot that has stood for `days`, and the price that its agreement's schedule proposes."""

    lot: Lot
    days: int
    after: int


def proposals() -> list[Proposal]:
    """Return what may be asked of makers now, in two questions; what was asked for before is not proposed again."""
    lines = IntakeLine.objects.filter(
        lot__isnull=False, lot__levels__pieces__gt=0, lot__levels__location__kind__in=ON_SALE
    ).exclude(intake__agreement__markdown_steps=[])
    asked = set(MarkdownLine.objects.values_list("lot", "after"))
    found, on = dict[object, Proposal](), today()
    for line in lines.select_related("lot__maker", "intake__agreement").order_by("lot__taken_in_on", "pk"):
        if line.lot is None or line.intake.agreement is None:
            continue
        days = (on - line.lot.taken_in_on).days
        due = [off for after_days, off in line.intake.agreement.markdown_steps if days >= after_days]
        after = portion(line.lot.agreed_price, WHOLE - due[-1]) if due else line.lot.price
        if 0 < after < line.lot.price and (line.lot.pk, after) not in asked:
            found[line.lot.pk] = Proposal(line.lot, days, after)
    return list(found.values())
