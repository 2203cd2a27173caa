"""Write how the council's shop works, and tell the public whether it is open."""

from django.db import transaction

from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.shop.models import ShopRules


@transaction.atomic
def keep_rules(rules: ShopRules) -> ShopRules:
    """Keep the council's rules. Public pages read of them only whether it sells online, from the council's own row."""
    rules.save()
    Council.objects.filter(pk=current_council().pk).exclude(sells_online=rules.is_open).update(
        sells_online=rules.is_open
    )
    return rules
