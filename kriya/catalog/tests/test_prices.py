"""A price is read as people write it, also that of a small thing."""

import pytest
from django.core.exceptions import ValidationError

from kriya.catalog.forms.product import ProductForm
from kriya.catalog.maker_form import MakerProductForm
from kriya.core.scoping import council_scope
from kriya.makers.forms.fields import PriceField
from tests import build


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        ("75.000", 75_000),
        ("Rp 5.000", 5_000),
        ("25 rb", 25_000),
        ("1,2 jt", 1_200_000),
        ("150000", 150_000),
        ("", None),
    ],
)
def test_a_price_is_read_as_people_write_it(typed: str, price: int | None):
    assert PriceField(required=False).clean(typed) == price


@pytest.mark.parametrize("typed", ["-5000", "murah", "75.000 - 100.000"])
def test_what_is_no_price_is_refused(typed: str):
    with pytest.raises(ValidationError):
        PriceField(required=False).clean(typed)


@pytest.mark.django_db
def test_office_and_maker_ask_for_a_price_that_way():
    with council_scope(build.pekalongan()):
        for form in (ProductForm(), MakerProductForm()):
            assert isinstance(form.fields["price"], PriceField)
