"""What `kriya check` proves of the shop."""

from kriya.core.checks.running import Found
from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.ledger.checks import gaps
from kriya.ledger.models import Account, NumberKind
from kriya.ledger.queries.balances import balance
from kriya.shop.models import Order
from kriya.shop.prepaid import held_elsewhere
from kriya.shop.queries.money import money_of_all
from kriya.shop.queries.rules import shop_rules


def money_of_orders() -> Found:
    """Compare what orders paid and did not use yet with the books; look for one that used more than it paid."""
    money = money_of_all()
    held, booked = sum(one.held for one in money.values()) + held_elsewhere(), -balance(Account.ORDERS)
    wrong = [f"buyers' money: orders hold {held}, the books say {booked}"] if held != booked else []
    numbers = dict(Order.objects.values_list("pk", "number"))
    wrong += [f"{numbers[key]}: used {-one.held} more than it paid" for key, one in money.items() if one.held < 0]
    return Found(len(money), wrong)


def numbers_of_orders() -> Found:
    """Compare the numbers that were given out with those that orders bear."""
    return gaps({NumberKind.ORDER: set(Order.objects.values_list("number", flat=True))})


def open_shop() -> Found:
    """Compare what public pages say, whether the shop is open, with its rules."""
    said, is_open = Council.objects.get(pk=current_council().pk).sells_online, shop_rules().is_open
    return Found(1, [f"pages say {said}, the rules {is_open}"] if said != is_open else [])
