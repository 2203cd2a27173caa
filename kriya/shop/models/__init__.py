"""Tables of the shop."""

from kriya.shop.models.carts import Cart, CartLine
from kriya.shop.models.delivery import CourierRates, DeliveryRate, Shipment, ShipmentLine
from kriya.shop.models.orders import DeliveryKind, Order, OrderEvent, OrderEventKind, OrderLine, OrderState
from kriya.shop.models.payments import Method, Payment, PaymentEvent, PaymentState, Payout, ProviderFile
from kriya.shop.models.rules import ShopRules
from kriya.shop.models.shown import BuyerData, BuyerDataShown
from kriya.shop.models.vouchers import Voucher, VoucherKind, VoucherUse

__all__ = [
    "BuyerData", "BuyerDataShown", "Cart", "CartLine", "CourierRates", "DeliveryKind", "DeliveryRate", "Method",
    "Order", "OrderEvent", "OrderEventKind", "OrderLine", "OrderState", "Payment", "PaymentEvent", "PaymentState",
    "Payout", "ProviderFile", "Shipment", "ShipmentLine", "ShopRules", "Voucher", "VoucherKind", "VoucherUse",
]  # fmt: skip
