"""Ways to pay: providers behind one interface, the council's own QRIS, and the practice gateway."""

from kriya.shop.payments.opening import open_payment

__all__ = ["open_payment"]
