"""Baskets: what somebody without an account means to buy. Nothing is kept for them before they order."""

from typing import Final

from django.db import models
from django.db.models import Q

from kriya.core.scoping import CouncilRow, WithinCouncil

MOST_PIECES: Final = 99
MOST_LINES: Final = 50


class Cart(CouncilRow):
    """A basket. Its id is in the buyer's signed cookie; nothing in it says who that is."""

    made_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    voucher = models.CharField(max_length=24, blank=True)
    attribution = models.CharField(max_length=40, blank=True, help_text="The short link or code that led here.")

    pieces: int | None = None
    """How many pieces are in it, where whoever put some in has counted them; no column."""

    class Meta:
        indexes = [models.Index(fields=["council", "touched_at"], name="cart_touched")]

    def __str__(self) -> str:
        return str(self.pk)


class CartLine(CouncilRow):
    """Pieces of a product, or of one of its variants. The price is looked up whenever it is shown."""

    cart = WithinCouncil(Cart, models.CASCADE, related_name="lines")
    product = WithinCouncil("catalog.Product", models.CASCADE, related_name="+")
    variant = WithinCouncil("catalog.ProductVariant", models.CASCADE, null=True, related_name="+")
    pieces = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "cart", "product", "variant"], name="cart_line_once", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(pieces__gte=1, pieces__lte=MOST_PIECES), name="cart_line_pieces"),
        ]

    def __str__(self) -> str:
        return f"{self.pieces} × {self.product_id}"
