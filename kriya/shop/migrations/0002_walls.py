from django.db import migrations

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls

ONCE = ("OrderEvent", "PaymentEvent", "Payout", "Shipment", "ShipmentLine")


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial"), ("inventory", "0002_walls"), ("sales", "0008_sell_to_orders")]

    operations = [
        Together([
            RaiseWalls("Cart", "CartLine", "ShopRules", "DeliveryRate", "Voucher"),
            RaiseWalls("Order", "OrderLine", "Payment", "VoucherUse"),
            RaiseWalls("OrderEvent", "PaymentEvent", "Payout", "Shipment", "ShipmentLine", append_only=True),
            RaiseWalls("ShopRulesEvent", "DeliveryRateEvent", "VoucherEvent", append_only=True),
            NeverChanges(*ONCE),
        ]),
    ]
