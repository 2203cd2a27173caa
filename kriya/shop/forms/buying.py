"""What goes into the basket: which variant, how many. Prices are in no form."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.design.whole import WholeField
from kriya.shop.models.carts import MOST_PIECES
from kriya.shop.queries.offers import Offer

PLAIN: Final = "-"
"""Names the product itself where it has no variants."""


class BuyForm(forms.Form):
    """A variant and a number of pieces."""

    choice = forms.ChoiceField(label=_("Pilihan"), widget=forms.RadioSelect)
    pieces = WholeField(
        label=_("Jumlah"),
        min_value=1,
        max_value=MOST_PIECES,
        initial=1,
        error_messages={"invalid": _("Tulis jumlahnya dengan angka, misalnya 2.")},
        widget=forms.NumberInput,
    )

    def __init__(self, *arguments: Any, offers: Sequence[Offer], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.offers = {code_of(offer): offer for offer in offers}
        field = self.fields["choice"]
        field.choices = [(code, offer.variant_name) for code, offer in self.offers.items()]  # type: ignore[attr-defined]
        can = [code for code, offer in self.offers.items() if offer.can_be_bought]
        field.initial = can[0] if can else None
        if len(self.offers) == 1:
            field.required = False

    @property
    def variant(self) -> UUID | None:
        """The chosen variant."""
        chosen = self.cleaned_data["choice"] or self.fields["choice"].initial
        return self.offers[chosen].variant if chosen in self.offers else None


def code_of(offer: Offer) -> str:
    """Return what an offer is called in the form."""
    return str(offer.variant) if offer.variant else PLAIN
